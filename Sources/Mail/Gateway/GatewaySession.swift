import CCurl
import Casework
import Units

/// How a request ended, as far as the wire tells.
struct GatewayExchange: Hashable, Sendable {
  /// 0: no status line came.
  var status = 0
  /// What came of the body, bounded.
  var reply: [UInt8] = []
  /// All of the request was handed to the connection: the gateway may have acted on it, whatever came back.
  var wasSent = false
  /// The transport's trouble; nil: the answer is whole.
  var trouble: (text: String, stage: DeliveryStage)?
  var wasStopped = false

  static func == (a: GatewayExchange, b: GatewayExchange) -> Bool {
    a.status == b.status && a.reply == b.reply && a.wasSent == b.wasSent && a.trouble?.text == b.trouble?.text
      && a.wasStopped == b.wasStopped
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(status)
    hasher.combine(reply)
  }
}

/// One HTTP request by libcurl, over a connection of its own: on a kept one libcurl would send a request again by itself when the other
/// side had closed it meanwhile. Blocks; lives on the courier's executor.
final class GatewaySession {
  /// More of an answer is not kept; over `refused` the transfer ends.
  static let kept = 64 << 10
  static let refused = 4 << 20

  private let stop: StopFlag
  private var reply: [UInt8] = []
  private var received = 0
  private var sent = 0
  private var headersSent = false

  private init(stop: StopFlag) { self.stop = stop }

  private static func from(_ context: UnsafeMutableRawPointer?) -> GatewaySession? {
    context.map { Unmanaged<GatewaySession>.fromOpaque($0).takeUnretainedValue() }
  }

  static func perform(_ request: GatewayRequest, caFile: String?, timeout: TimeSpan, stop: StopFlag) -> GatewayExchange
  {
    guard SMTPSession.started, let handle = ccurl_open() else {
      return GatewayExchange(trouble: ("libcurl can't be started", .connect))
    }
    defer { ccurl_close(handle) }
    let session = GatewaySession(stop: stop)
    return session.perform(handle, request, caFile: caFile, timeout: timeout)
  }

  private func perform(
    _ handle: UnsafeMutableRawPointer, _ request: GatewayRequest, caFile: String?, timeout: TimeSpan
  ) -> GatewayExchange {
    let errorText = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    defer { errorText.deallocate() }
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    var list: UnsafeMutablePointer<curl_slist>?
    for header in request.headers { list = ccurl_list_add(list, header) }
    defer { ccurl_list_free(list) }
    setUp(handle)
    ccurl_set_string(handle, CURLOPT_URL, request.url)
    ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, request.method)
    ccurl_set_list(handle, CURLOPT_HTTPHEADER, list)
    ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, Int(max(1, timeout.milliseconds)))
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, Int(max(1, min(timeout.milliseconds, 10_000))))
    if let caFile {
      ccurl_set_string(handle, CURLOPT_CAINFO, caFile)
      ccurl_set_string(handle, CURLOPT_CAPATH, nil)
    }
    var body = request.body
    let code = body.withUnsafeMutableBytes { bytes in
      ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
      ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, bytes.baseAddress)
      return ccurl_perform(handle)
    }
    var status = 0
    ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    var exchange = GatewayExchange(status: status, reply: reply)
    exchange.wasSent = headersSent && sent >= request.body.count
    if code != CURLE_OK {
      let written = String(cString: errorText)
      let text = written.isEmpty ? String(cString: ccurl_words(code)) : written
      exchange.wasStopped = code == CURLE_ABORTED_BY_CALLBACK && stop.isRaised
      exchange.trouble = ("curl \(code.rawValue): \(text)", Self.stage(code))
    }
    return exchange
  }

  private func setUp(_ handle: UnsafeMutableRawPointer) {
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    // For the debug function, which counts what went out; nothing is printed.
    ccurl_set_long(handle, CURLOPT_VERBOSE, 1)
    ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0)
    ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    // Where a message goes stands in the configuration, not in the environment and not in an answer.
    ccurl_set_string(handle, CURLOPT_PROXY, "")
    ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_long(handle, CURLOPT_FRESH_CONNECT, 1)
    ccurl_set_long(handle, CURLOPT_FORBID_REUSE, 1)
    ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
    ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
    let context = Unmanaged.passUnretained(self).toOpaque()
    for option in [CURLOPT_WRITEDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA] {
      ccurl_set_pointer(handle, option, context)
    }
    ccurl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let session = GatewaySession.from(context) else { return 0 }
      return session.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ? size * count : 0
    }
    ccurl_set_debug_function(handle) { _, type, _, count, context in
      guard let session = GatewaySession.from(context) else { return 0 }
      switch type {
      case CURLINFO_HEADER_OUT: session.headersSent = true
      case CURLINFO_DATA_OUT: session.sent += count
      default: break
      }
      return 0
    }
    ccurl_set_progress_function(handle) { context, _, _, _, _ in
      GatewaySession.from(context)?.stop.isRaised == false ? 0 : 1
    }
  }

  private func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    received += bytes.count
    reply += bytes.prefix(max(0, Self.kept - reply.count))
    return received <= Self.refused
  }

  private static func stage(_ code: CURLcode) -> DeliveryStage {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .dns
    case CURLE_COULDNT_CONNECT: .connect
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      .tls
    default: .http
    }
  }
}

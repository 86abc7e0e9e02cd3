import CCurl
import Casework
import Glibc

/// One libcurl handle and the connection it keeps. Used by one thread at a time; every call blocks, so it lives on an
/// executor of its own (`SMTPCourier`).
final class SMTPSession {
  private let handle: UnsafeMutableRawPointer
  private let attempt: SMTPAttempt
  private var errorText: UnsafeMutablePointer<CChar>
  /// Whether a connection may be open from before.
  private(set) var isOpen = false
  private var hasTLSFirst = false

  /// nil when libcurl can't be started: no memory.
  init?(observer: VerbObserver?) {
    guard SMTPSession.started, let handle = ccurl_open() else { return nil }
    self.handle = handle
    attempt = SMTPAttempt(observer: observer)
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setUp()
  }

  deinit {
    hangUp()
    ccurl_close(handle)
    errorText.deallocate()
  }

  /// libcurl's own start, once a process. A relay that closes its end while TLS is being written raises SIGPIPE,
  /// which ends a process that has not said it does not care; a handler somebody else set is left alone.
  static let started: Bool = {
    var action = sigaction()
    if sigaction(SIGPIPE, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil { signal(SIGPIPE, SIG_IGN) }
    return ccurl_global_init() == CURLE_OK
  }()

  /// What is the same for all messages.
  private func setUp() {
    ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, errorText)
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_VERBOSE, 1)
    ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0)
    ccurl_set_long(handle, CURLOPT_UPLOAD, 1)
    ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    // Proxies named in the environment are for the web.
    ccurl_set_string(handle, CURLOPT_PROXY, "")
    ccurl_set_long(handle, CURLOPT_MAXAGE_CONN, 60)
    ccurl_set_long(handle, CURLOPT_TCP_KEEPALIVE, 1)
    let context = Unmanaged.passUnretained(attempt).toOpaque()
    for option in [
      CURLOPT_READDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA, CURLOPT_XFERINFODATA,
    ] {
      ccurl_set_pointer(handle, option, context)
    }
    ccurl_set_data_function(handle, CURLOPT_READFUNCTION) { buffer, size, count, context in
      guard let buffer, let attempt = SMTPAttempt.from(context) else { return Int(CURL_READFUNC_ABORT) }
      return attempt.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }
    ccurl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
    ccurl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let attempt = SMTPAttempt.from(context) else { return 0 }
      let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
      return attempt.heard(line) ? size * count : 0
    }
    ccurl_set_debug_function(handle) { _, type, bytes, count, context in
      guard let bytes, let attempt = SMTPAttempt.from(context) else { return 0 }
      switch type {
      case CURLINFO_HEADER_OUT:
        attempt.sent(String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self))
      case CURLINFO_DATA_OUT: attempt.wrote(count)
      default: break
      }
      return 0
    }
    ccurl_set_progress_function(handle) { context, _, _, _, _ in
      SMTPAttempt.from(context)?.stop.isRaised == false ? 0 : 1
    }
  }

  /// Points the handle at a relay. Once is enough while the relay stays; the password may be given anew.
  func aim(at relay: Relay, password: String?) {
    let scheme = relay.security == .tls ? "smtps" : "smtp"
    let host = relay.host.contains(":") ? "[\(relay.host)]" : relay.host
    let name = relay.ehloName.map { "/\($0)" } ?? ""
    hasTLSFirst = relay.security == .tls
    ccurl_set_string(handle, CURLOPT_URL, "\(scheme)://\(host):\(relay.port)\(name)")
    let useTLS = relay.security == .plain ? CURLUSESSL_NONE : CURLUSESSL_ALL
    ccurl_set_long(handle, CURLOPT_USE_SSL, Int(useTLS.rawValue))
    ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, relay.verifyCertificate ? 1 : 0)
    ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, relay.verifyCertificate ? 2 : 0)
    if let file = relay.caFile {
      ccurl_set_string(handle, CURLOPT_CAINFO, file)
      ccurl_set_string(handle, CURLOPT_CAPATH, nil)
    }
    // Both are safe inside TLS; what else curl would pick by itself (Kerberos, NTLM) needs more than a password.
    ccurl_set_string(handle, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
    ccurl_set_string(handle, CURLOPT_USERNAME, password == nil ? nil : relay.user)
    ccurl_set_string(handle, CURLOPT_PASSWORD, password)
    let times = relay.timeouts
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, times.connect.curlMilliseconds)
    ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, times.total.curlMilliseconds)
    ccurl_set_long(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, times.reply.curlSeconds)
    ccurl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
    ccurl_set_long(handle, CURLOPT_LOW_SPEED_TIME, times.stall.curlSeconds)
  }

  /// Carries one message to one recipient. Blocks until it is over; `stop` ends it within about a second.
  func perform(_ envelope: Envelope, demands: Demands, stop: StopFlag) -> (SMTPTranscript, SMTPTranscript.Ending) {
    let recipients = ccurl_list_add(nil, envelope.recipient)
    defer { ccurl_list_free(recipients) }
    ccurl_set_string(handle, CURLOPT_MAIL_FROM, envelope.sender)
    ccurl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
    // The size is announced (SIZE=, RFC 1870), except where dots are stuffed: curl counts what it wrote against it.
    let isSized = !envelope.body.hasDottedLine
    ccurl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(isSized ? envelope.body.count : -1))
    attempt.begin(envelope.body, isSized: isSized, demands: demands, stop: stop)
    errorText.pointee = 0
    let code = ccurl_perform(handle)
    let transcript = attempt.end()
    ccurl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
    isOpen = code == CURLE_OK
    return (transcript, ending(code))
  }

  /// Says QUIT and waits for the answer at most two seconds.
  func quit() {
    guard isOpen else { return }
    ccurl_set_list(handle, CURLOPT_MAIL_RCPT, nil)
    ccurl_set_long(handle, CURLOPT_UPLOAD, 0)
    ccurl_set_string(handle, CURLOPT_CUSTOMREQUEST, "QUIT")
    ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, 2000)
    attempt.begin([], isSized: true, demands: Demands(), stop: StopFlag())
    _ = ccurl_perform(handle)
    _ = attempt.end()
    isOpen = false
  }

  /// Closes the connection's socket, so that libcurl has nobody left to take its leave of: it would wait minutes for
  /// a relay that has fallen silent.
  private func hangUp() {
    var socket = curl_socket_t(-1)
    if ccurl_get_socket(handle, &socket) == CURLE_OK, socket >= 0 { shutdown(socket, Int32(SHUT_RDWR)) }
  }

  private func ending(_ code: CURLcode) -> SMTPTranscript.Ending {
    if code == CURLE_OK { return .complete }
    if let unfit = attempt.unfit { return .unfit(unfit, stage: .auth) }
    if code == CURLE_ABORTED_BY_CALLBACK, attempt.stop.isRaised { return .stopped }
    let written = String(cString: errorText)
    let text = written.isEmpty ? String(cString: ccurl_words(code)) : written
    return .failed("curl \(code.rawValue): \(text)", stage: place(code))
  }

  /// Where a transfer failed, as far as curl's code tells.
  private func place(_ code: CURLcode) -> DeliveryStage? {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .dns
    case CURLE_COULDNT_CONNECT: return .connect
    case CURLE_LOGIN_DENIED: return .auth
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE,
      CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      return .tls
    default: break
    }
    guard attempt.transcript.stage == .connect, elapsed(CURLINFO_CONNECT_TIME_T) else { return nil }
    return hasTLSFirst && !elapsed(CURLINFO_APPCONNECT_TIME_T) ? .tls : .greeting
  }

  /// Whether the last transfer got as far as what `info` times.
  private func elapsed(_ info: CURLINFO) -> Bool {
    var microseconds: curl_off_t = 0
    return ccurl_get_size(handle, info, &microseconds) == CURLE_OK && microseconds > 0
  }
}

extension [UInt8] {
  /// Whether a line begins with a dot.
  fileprivate var hasDottedLine: Bool {
    var atStart = true
    for byte in self {
      if atStart, byte == UInt8(ascii: ".") { return true }
      atStart = byte == 0x0A
    }
    return false
  }
}

import CCurl
import Foundation

/// One HTTP request over the Unix socket through libcurl. Blocking: the command line has nothing else to do.
struct CurlExchange {
  struct Answer {
    var status = 0
    var contentType = ""
    var body = Data()
  }

  enum Failure: Error {
    case cannotConnect(errno: Int)
    /// The connection broke after the request may have been read: only a request with an idempotency key may be sent again.
    case lost(String)
    case other(String)
  }

  var socket: String
  var method: String
  /// With its query: `/v1/duties?state=open`
  var target: String
  var headers: [String]
  var body: Data?
  /// Seconds for the whole exchange; 0: no end, for streams.
  var patience = 30

  /// An answer of more than this is not ours.
  static let mostBytes = 64 << 20

  /// - Parameter onPart: gets a 200's body piece by piece instead of the answer; false ends the exchange.
  func perform(onPart: ((Data) -> Bool)? = nil) throws(Failure) -> Answer {
    guard ccurl_global_init() == CURLE_OK, let handle = ccurl_open() else { throw .other("libcurl") }
    defer { ccurl_close(handle) }
    var list: UnsafeMutablePointer<curl_slist>?
    defer { ccurl_list_free(list) }
    for header in headers { list = ccurl_list_add(list, header) }
    let receiver = Receiver(onPart: onPart)
    let context = Unmanaged.passUnretained(receiver).toOpaque()
    let payload = body ?? Data()
    let (code, words) = payload.withUnsafeBytes { bytes -> (CURLcode, String) in
      set(handle, list: list, payload: bytes, context: context)
      let code = ccurl_perform(handle)
      return (code, String(cString: ccurl_words(code)))
    }
    withExtendedLifetime(receiver) {}
    var status = 0
    ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    receiver.answer.status = status
    if code == CURLE_OK || receiver.wasEnded { return receiver.answer }
    var systemError = 0
    ccurl_get_long(handle, CURLINFO_OS_ERRNO, &systemError)
    switch code {
    case CURLE_COULDNT_CONNECT: throw .cannotConnect(errno: systemError)
    case CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE: throw .lost(words)
    default: throw .other(words)
    }
  }

  private func set(
    _ handle: UnsafeMutableRawPointer, list: UnsafeMutablePointer<curl_slist>?, payload: UnsafeRawBufferPointer,
    context: UnsafeMutableRawPointer
  ) {
    ccurl_set_string(handle, CURLOPT_URL, "http://localhost" + target)
    ccurl_set_string(handle, CURLOPT_UNIX_SOCKET_PATH, socket)
    ccurl_set_string(handle, CURLOPT_PROXY, "")
    ccurl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http")
    ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, 5)
    ccurl_set_long(handle, CURLOPT_TIMEOUT, patience)
    ccurl_set_list(handle, CURLOPT_HTTPHEADER, list)
    if method == "POST" {
      ccurl_set_long(handle, CURLOPT_POST, 1)
      ccurl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(payload.count))
      // libcurl only reads it, and only while the exchange lasts.
      ccurl_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: payload.baseAddress))
    }
    ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context)
    ccurl_set_data_function(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
      return receiver.take(Data(bytes: bytes, count: size * count)) ? size * count : 0
    }
    ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context)
    ccurl_set_data_function(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      guard let bytes, let context else { return 0 }
      let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
      receiver.takeHeader(String(decoding: Data(bytes: bytes, count: size * count), as: UTF8.self))
      return size * count
    }
  }

  /// What libcurl's callbacks fill.
  private final class Receiver {
    var answer = Answer()
    /// The caller had enough.
    var wasEnded = false
    let onPart: ((Data) -> Bool)?

    init(onPart: ((Data) -> Bool)?) { self.onPart = onPart }

    func take(_ data: Data) -> Bool {
      if let onPart, answer.status == 200 {
        wasEnded = !onPart(data)
        return !wasEnded
      }
      guard answer.body.count + data.count <= CurlExchange.mostBytes else { return false }
      answer.body.append(data)
      return true
    }

    func takeHeader(_ line: String) {
      if line.hasPrefix("HTTP/") {
        answer.status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      } else if line.lowercased().hasPrefix("content-type:") {
        answer.contentType = line.dropFirst(13).trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
  }
}

import Foundation
import Glibc

/// A raw client of a Unix socket: sends what it is told, in whatever pieces, and reads what comes. Never blocks a thread.
package final class UnixStream: Sendable {
  package let descriptor: CInt

  package init(_ path: String) throws { descriptor = try Self.connected(to: path) }

  deinit { close(descriptor) }

  /// Apart from the initialiser: one that throws after its last property is set runs the deinitialiser too, and what is closed twice
  /// is the second time somebody else's.
  private static func connected(to path: String) throws -> CInt {
    let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else {
      let code = errno
      close(descriptor)
      throw Trouble("connecting to \(path): \(String(cString: strerror(code)))")
    }
    return descriptor
  }

  /// Sends all of it; false when the other side took no more.
  @discardableResult
  package func send(_ bytes: [UInt8], within limit: Duration = .seconds(30)) async throws -> Bool {
    let end = ContinuousClock.now + limit
    var at = 0
    while at < bytes.count {
      let sent = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress.map { $0 + at }, $0.count - at, CInt(MSG_NOSIGNAL))
      }
      if sent > 0 {
        at += sent
      } else if errno != EAGAIN {
        return false
      } else {
        guard ContinuousClock.now < end else { return false }
        try await Task.sleep(for: .milliseconds(5))
      }
    }
    return true
  }

  @discardableResult
  package func send(_ text: String) async throws -> Bool { try await send(Array(text.utf8)) }

  /// What came until `isEnough`, or until the other side closed.
  package func receive(
    within limit: Duration = .seconds(90), until isEnough: ([UInt8]) -> Bool = { _ in false }
  ) async throws -> [UInt8] {
    let end = ContinuousClock.now + limit
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while !isEnough(all) {
      let count = recv(descriptor, &block, block.count, 0)
      if count > 0 {
        all += block[..<count]
      } else if count == 0 || errno != EAGAIN {
        return all
      } else {
        guard ContinuousClock.now < end else { throw Trouble("no end of the answer after \(all.count) bytes") }
        try await Task.sleep(for: .milliseconds(5))
      }
    }
    return all
  }

  /// No more will be sent; what is to come can still be read.
  package func halfClose() { shutdown(descriptor, CInt(SHUT_WR)) }
}

/// An answer of HTTP/1.1.
package struct HTTPAnswer: Sendable {
  package var status: Int
  /// Names in small letters.
  package var headers: [String: String]
  package var body: [UInt8]

  package var text: String { String(decoding: body, as: UTF8.self) }

  package func json<T: Decodable>(_ type: T.Type) throws -> T { try JSONDecoder().decode(type, from: Data(body)) }

  /// A member of the body's object, by path.
  package subscript(_ path: String...) -> Any? {
    var value: Any? = try? JSONSerialization.jsonObject(with: Data(body))
    for name in path { value = (value as? [String: Any])?[name] }
    return value
  }

  /// nil while it is not whole.
  package init?(_ bytes: [UInt8], isClosed: Bool) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let cut = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let head = text.prefix(while: { $0 != "\0" }).components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
    guard let first = head.first, let code = Int(first.split(separator: " ").dropFirst().first ?? "") else {
      return nil
    }
    status = code
    var headers: [String: String] = [:]
    for line in head.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1)
      if pair.count == 2 { headers[pair[0].lowercased()] = pair[1].trimmingCharacters(in: .whitespaces) }
    }
    self.headers = headers
    body = Array(bytes[cut.upperBound...])
    if let length = headers["content-length"].flatMap({ Int($0) }) {
      guard body.count >= length else { return nil }
      body = Array(body[..<length])
    } else if headers["transfer-encoding"]?.lowercased() == "chunked" {
      guard let whole = HTTPAnswer.unchunked(body) else { return nil }
      body = whole
    } else if !isClosed {
      return nil
    }
  }

  private static func unchunked(_ bytes: [UInt8]) -> [UInt8]? {
    var rest = bytes[...]
    var all: [UInt8] = []
    while let end = rest.firstIndex(of: 0x0D) {
      guard let size = Int(String(decoding: rest[..<end], as: UTF8.self), radix: 16) else { return nil }
      if size == 0 { return all }
      let start = end + 2
      guard rest.endIndex >= start + size + 2 else { return nil }
      all += rest[start..<start + size]
      rest = rest[(start + size + 2)...]
    }
    return nil
  }
}

extension UnixStream {
  /// One request over a connection of its own.
  package static func ask(
    _ socket: String, _ method: String, _ path: String, headers: [String: String] = [:], body: String? = nil,
    within limit: Duration = .seconds(90)
  ) async throws -> HTTPAnswer {
    let stream = try UnixStream(socket)
    try await stream.send(request(method, path, headers: headers, body: body))
    return try await stream.answer(within: limit)
  }

  package static func request(
    _ method: String, _ path: String, headers: [String: String] = [:], body: String? = nil
  ) -> String {
    var all = ["Host": "watchroom"].merging(headers) { $1 }
    if let body {
      all["Content-Length"] = all["Content-Length"] ?? "\(body.utf8.count)"
      all["Content-Type"] = all["Content-Type"] ?? "application/json"
    }
    let lines = all.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }
    return "\(method) \(path) HTTP/1.1\r\n\(lines.joined())\r\n\(body ?? "")"
  }

  package func answer(within limit: Duration = .seconds(90)) async throws -> HTTPAnswer {
    let bytes = try await receive(within: limit) { HTTPAnswer($0, isClosed: false) != nil }
    guard let answer = HTTPAnswer(bytes, isClosed: true) else {
      throw Trouble("no answer: \(String(decoding: bytes.prefix(200), as: UTF8.self))")
    }
    return answer
  }
}

import AIS
import Glibc
import TestSupport

/// Sentences of made-up vessels around the closed water of the example, 三汊矶禁航区 (Z-SCJ).
enum Sentences {
  /// Just outside, inside, and farther inside: near enough to one another that no reader doubts them.
  static let outside = (latitude: 28.2640, longitude: 112.9510)
  static let inside = [(latitude: 28.2652, longitude: 112.9510), (latitude: 28.2654, longitude: 112.9510)]

  static func position(
    _ mmsi: UInt32, _ place: (latitude: Double, longitude: Double), second: UInt8, status: NavigationStatus? = nil
  ) -> [UInt8] {
    var report = PositionReport(mmsi: mmsi)
    report.latitude = Latitude(raw: Int32((place.latitude * 600_000).rounded()))
    report.longitude = Longitude(raw: Int32((place.longitude * 600_000).rounded()))
    report.speed = Speed(raw: 61)
    report.course = Course(raw: 0)
    report.second = FixSecond(raw: second)
    if let status { report.status = status }
    var bytes: [UInt8] = []
    var encoder = SentenceEncoder()
    encoder.append(.position(report), to: &bytes)
    return bytes
  }

  /// A vessel comes into the closed water: three fixes, one finding.
  static func intrusion(_ mmsi: UInt32) -> [UInt8] {
    position(mmsi, outside, second: 10) + position(mmsi, inside[0], second: 20) + position(mmsi, inside[1], second: 30)
  }

  /// An active AIS-SART: an emergency.
  static func distress(_ mmsi: UInt32 = 970_123_456) -> [UInt8] {
    position(mmsi, inside[0], second: 5, status: NavigationStatus(rawValue: 14))
  }
}

/// A sender of datagrams to this machine.
final class Sender: Sendable {
  private let descriptor: CInt
  private let port: Int

  init(port: Int) {
    self.port = port
    descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) {
    var address = loopback(port)
    _ = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

/// A TCP connection to or from this machine; sends without waiting for long.
final class Stream: Sendable {
  private let descriptor: CInt

  private init(_ descriptor: CInt) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  static func connected(to port: Int) throws -> Stream {
    let stream = Stream(socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    var address = loopback(port)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(stream.descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Trouble("no connection to port \(port)") }
    _ = fcntl(stream.descriptor, F_SETFL, O_NONBLOCK)
    return stream
  }

  func send(_ bytes: [UInt8]) async throws {
    var at = 0
    try await eventually("all was sent") {
      let sent = bytes.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress.map { $0 + at }, $0.count - at, CInt(MSG_NOSIGNAL))
      }
      at += max(0, sent)
      return at == bytes.count
    }
  }

  /// What has come; empty: nothing yet.
  func received() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &bytes, bytes.count, CInt(MSG_DONTWAIT))
    return Array(bytes.prefix(max(0, count)))
  }

  func hangUp() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  /// A listener for a feed that calls.
  final class Listener: Sendable {
    let port: Int
    private let descriptor: CInt

    init() throws {
      descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
      port = try boundPort(descriptor)
      guard listen(descriptor, 4) == 0 else { throw Trouble("cannot listen") }
    }

    deinit { close(descriptor) }

    func accepted() async throws -> Stream {
      var connection: CInt = -1
      try await eventually("the feed called") {
        connection = accept(descriptor, nil, nil)
        return connection >= 0
      }
      _ = fcntl(connection, F_SETFL, O_NONBLOCK)
      return Stream(connection)
    }
  }
}

/// A port nobody uses just now.
func freePort(datagram: Bool = false) throws -> Int {
  let type = datagram ? SOCK_DGRAM : SOCK_STREAM
  let descriptor = socket(AF_INET, CInt(type.rawValue | SOCK_CLOEXEC.rawValue), 0)
  defer { close(descriptor) }
  return try boundPort(descriptor)
}

private func boundPort(_ descriptor: CInt) throws -> Int {
  var address = loopback(0)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let bound = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
    }
  }
  guard bound else { throw Trouble("no free port") }
  return Int(UInt16(bigEndian: address.sin_port))
}

private func loopback(_ port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
  return address
}

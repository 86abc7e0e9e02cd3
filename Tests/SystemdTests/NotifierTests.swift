import Glibc
import Testing

@testable import Systemd

@Suite struct NotifierTests {
  @Test(
    "each message is one datagram in sd_notify's words", arguments: ["/tmp/watchroom-notify-", "@watchroom-notify-"])
  func messages(prefix: String) throws {
    let supervisor = try Supervisor(prefix + "\(getpid())-\(UInt32.random(in: 0 ... .max))")
    let notifier = Notifier(socket: supervisor.name)
    #expect(notifier.notify(.ready, .status("三个数据源\nup")) == .sent)
    #expect(supervisor.receive() == "READY=1\nSTATUS=三个数据源 up")
    #expect(notifier.notify(.watchdog) == .sent)
    #expect(supervisor.receive() == "WATCHDOG=1")
    #expect(notifier.notify(.stopping) == .sent)
    #expect(supervisor.receive() == "STOPPING=1")
    let before = nanoseconds(of: CLOCK_MONOTONIC) / 1000
    #expect(notifier.notifyReloading() == .sent)
    let lines = supervisor.receive().split(separator: "\n")
    #expect(lines.first == "RELOADING=1")
    let stamp = try #require(lines.last.flatMap { Int64($0.dropFirst("MONOTONIC_USEC=".count)) })
    #expect((before...nanoseconds(of: CLOCK_MONOTONIC) / 1000).contains(stamp))
  }

  @Test("without a supervisor a notification is a no-op that says so")
  func unsupervised() {
    #expect(Notifier(socket: nil).notify(.ready) == .notSupervised)
  }

  @Test("a socket that is not there, too long or no path is a failure with its errno")
  func failures() {
    #expect(Notifier(socket: "/nonexistent/notify").notify(.ready) == .failed(errno: ENOENT))
    #expect(Notifier(socket: "@nobody-\(getpid())").notify(.ready) == .failed(errno: ECONNREFUSED))
    #expect(Notifier(socket: "/" + String(repeating: "a", count: 200)).notify(.ready) == .failed(errno: EINVAL))
    #expect(Notifier(socket: "vsock:2:1234").notify(.ready) == .failed(errno: EINVAL))
    #expect(Notifier(socket: "@").notify(.ready) == .failed(errno: EINVAL))
  }

  @Test("a supervisor that does not read holds nobody up for long")
  func deaf() throws {
    let supervisor = try Supervisor("@watchroom-deaf-\(getpid())")
    let notifier = Notifier(socket: supervisor.name)
    let began = ContinuousClock.now
    var last = Notified.sent
    for _ in 0..<10_000 {
      last = notifier.notify(.watchdog)
      if last != .sent { break }
    }
    #expect(last == .failed(errno: EAGAIN))
    #expect(ContinuousClock.now - began < .seconds(30))
  }
}

/// The supervisor's end: a real datagram socket.
final class Supervisor {
  let name: String
  private let descriptor: CInt

  init(_ name: String) throws {
    self.name = name
    descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let address = try #require(unixAddress(name))
    var named = address.0
    let bound = withUnsafePointer(to: &named) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, address.1) }
    }
    try #require(bound == 0)
  }

  deinit {
    close(descriptor)
    if name.first == "/" { unlink(name) }
  }

  /// The next datagram; empty when none comes within five seconds.
  func receive() -> String {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, 5000) == 1 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The next datagram, waited for in short steps off the pool's threads: what is to send it runs there.
  func received(within limit: Duration = .seconds(60)) async throws -> String {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      if let first = drain(1).first { return first }
      try await Task.sleep(for: .milliseconds(3))
    }
    return ""
  }

  /// How many datagrams wait, at most `most`.
  func drain(_ most: Int = 1000) -> [String] {
    var all: [String] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    while all.count < most {
      let count = recv(descriptor, &bytes, bytes.count, CInt(MSG_DONTWAIT))
      guard count >= 0 else { break }
      all.append(String(decoding: bytes.prefix(count), as: UTF8.self))
    }
    return all
  }
}

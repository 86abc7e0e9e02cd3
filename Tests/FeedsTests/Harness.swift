import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing
import Units

@testable import Feeds

/// What a consumer took out of the queue.
final class Taken: Sendable {
  private let batches = Mutex<[FeedBatch]>([])

  func add(_ more: [FeedBatch]) { batches.withLock { $0 += more } }
  var all: [FeedBatch] { batches.withLock { $0 } }
  var lines: Int { batches.withLock { $0.reduce(0) { $0 + $1.lines } } }
  var bytes: Int { batches.withLock { $0.reduce(0) { $0 + $1.count } } }
  /// The lines of all batches, in order.
  var text: [UInt8] { batches.withLock { $0.flatMap { $0.bytes[..<$0.count] } } }

  /// Every batch keeps the contract: whole lines, and slack behind them.
  var keepsContract: Bool {
    all.allSatisfy { batch in
      batch.count > 0 && batch.bytes[batch.count - 1] == 0x0a && batch.bytes.count >= batch.count + FeedBatch.slack
        && batch.bytes[..<batch.count].count { $0 == 0x0a } == batch.lines
    }
  }
}

func realNow() -> Instant {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}

let quiet: Logger = {
  var logger = Logger(label: "feeds-tests")
  logger.logLevel = .critical
  return logger
}()

/// Pauses short enough for a test.
var fast: FeedOptions {
  var options = FeedOptions()
  options.firstPause = .milliseconds(20)
  options.longestPause = .milliseconds(100)
  options.readPause = .milliseconds(2)
  return options
}

/// Runs feeds as a service group does, with or without a consumer, and shuts them down gracefully afterwards.
func withFeeds(
  _ settings: FeedSettings..., options: FeedOptions = fast, limits: FeedQueue.Limits = .init(), consume: Bool = true,
  gate: TerminalGate = .closed,
  _ body: (FeedSet, Taken) async throws -> Void
) async throws {
  let queue = FeedQueue(feeds: settings.count, limits: limits)
  let set = FeedSet(settings, queue: queue, clock: realNow, logger: quiet, options: options, gate: gate)
  let taken = Taken()
  let services = ServiceGroup(configuration: .init(services: [.init(service: set)], logger: quiet))
  try await withThrowingTaskGroup(of: Void.self) { tasks in
    tasks.addTask { try await services.run() }
    if consume {
      tasks.addTask { while let batches = await queue.next() { taken.add(batches) } }
    }
    do {
      try await body(set, taken)
    } catch {
      await services.triggerGracefulShutdown()
      queue.close()
      throw error
    }
    let began = ContinuousClock.now
    await services.triggerGracefulShutdown()
    queue.close()
    try await tasks.waitForAll()
    #expect(ContinuousClock.now - began < .seconds(10), "a graceful shutdown ends within what the daemon has")
  }
}

struct NeverCame: Error { var what: String }

/// Polls until `condition` holds; fails after a minute: long, for two cores may be busy with other suites.
func eventually(_ what: String, within limit: Duration = .seconds(60), _ condition: () async -> Bool) async throws {
  let end = ContinuousClock.now + limit
  while ContinuousClock.now < end {
    if await condition() { return }
    try await Task.sleep(for: .milliseconds(3))
  }
  throw NeverCame(what: what)
}

extension FeedSet {
  var first: FeedCounters { snapshot()[0] }

  /// The port the first feed listens on.
  func port() async throws -> Int {
    // A feed that falls silent before anybody looks has one as well.
    try await eventually("a port") {
      [.listening, .connected, .silent].contains(first.state) && first.localPort != nil
    }
    return try #require(first.localPort)
  }
}

/// Lines that look like sentences, numbered.
func sentences(_ count: Int, from first: Int = 0) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count * 50)
  for number in first..<(first + count) {
    bytes += Array("!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*\(number)\r\n".utf8)
  }
  return bytes
}

/// A file that goes away with the test.
final class ScratchFile: Sendable {
  let path: String

  init(_ bytes: [UInt8]) throws {
    path = "/tmp/watchroom-feeds-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var at = 0
    while at < bytes.count {
      let wrote = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + at }, $0.count - at) }
      try #require(wrote > 0)
      at += wrote
    }
  }

  deinit { unlink(path) }
}

/// A plain TCP socket: the other side of a feed. Its calls block, so they run on NIO's pool.
final class Peer: Sendable {
  let descriptor: CInt

  init(descriptor: CInt) { self.descriptor = descriptor }
  deinit { close(descriptor) }

  static func connected(to port: Int) async throws -> Peer {
    try await offPool {
      let peer = Peer(descriptor: socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
      let result = withAddress(port) { connect(peer.descriptor, $0, $1) }
      guard result == 0 else { throw NeverCame(what: "connection: \(reason(errno))") }
      return peer
    }
  }

  /// A free port below those that the kernel hands out by itself: nobody else takes it while nobody listens there.
  static func portOfItsOwn() throws -> Int {
    let first = 20_000 + Int(getpid()) % 10_000
    for port in first..<first + 100 {
      if let free = try? Peer.listening(on: port).port { return free }
    }
    throw NeverCame(what: "a free port")
  }

  static func listening(on port: Int = 0) throws -> Peer {
    let peer = Peer(descriptor: socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0))
    var yes: CInt = 1
    setsockopt(peer.descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, 4)
    guard withAddress(port, { bind(peer.descriptor, $0, $1) }) == 0, listen(peer.descriptor, 8) == 0 else {
      throw NeverCame(what: "listening: \(reason(errno))")
    }
    return peer
  }

  static func bindLoopback(_ descriptor: CInt) -> Bool { withAddress(0) { bind(descriptor, $0, $1) } == 0 }

  var port: Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Waits a minute at most: two cores may be busy with other suites.
  func accepted() async throws -> Peer {
    try await offPool { [descriptor] in
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 60_000) == 1 else { throw NeverCame(what: "a client") }
      return Peer(descriptor: accept(descriptor, nil, nil))
    }
  }

  func send(_ bytes: [UInt8]) async throws {
    try await offPool { [self] in
      var at = 0
      while at < bytes.count {
        let sent = bytes.withUnsafeBytes {
          Glibc.send(descriptor, $0.baseAddress.map { $0 + at }, $0.count - at, CInt(MSG_NOSIGNAL))
        }
        guard sent > 0 else { throw NeverCame(what: "sending: \(reason(errno))") }
        at += sent
      }
    }
  }

  /// Sends what goes without waiting; returns how many bytes went.
  func sendSome(_ bytes: [UInt8]) -> Int {
    max(0, Glibc.send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL | MSG_DONTWAIT)))
  }

  func hangUp() { shutdown(descriptor, CInt(SHUT_RDWR)) }

  /// True when the other side has closed, within ten seconds.
  func isClosedByOther() async throws -> Bool {
    try await offPool { [descriptor] in
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 10_000) == 1 else { return false }
      var byte: UInt8 = 0
      return recv(descriptor, &byte, 1, 0) <= 0
    }
  }

  private static func withAddress(_ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt) -> CInt {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}

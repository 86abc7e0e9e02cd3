import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Testing
import Units

@testable import Systemd

@Suite struct WatchdogTests {
  @Test("the interval is the supervisor's, if it is meant for this process")
  func interval() {
    #expect(Watchdog.interval(microseconds: "30000000", pid: nil, process: 7) == .seconds(30))
    #expect(Watchdog.interval(microseconds: "30000000", pid: "7", process: 7) == .seconds(30))
    #expect(Watchdog.interval(microseconds: "30000000", pid: "8", process: 7) == nil)
    #expect(Watchdog.interval(microseconds: nil, pid: nil, process: 7) == nil)
    #expect(Watchdog.interval(microseconds: "0", pid: nil, process: 7) == nil)
    #expect(Watchdog.interval(microseconds: "soon", pid: nil, process: 7) == nil)
  }

  @Test("the watchdog is fed only while the engine says that it cycles, and ends on shutdown")
  func feeding() async throws {
    let supervisor = try Supervisor("@watchroom-watchdog-\(getpid())")
    let asked = Atomic(0)
    let healthy = Atomic(true)
    var logger = Logger(label: "t")
    logger.logLevel = .critical
    let service = WatchdogService(
      interval: .milliseconds(30), notifier: Notifier(socket: supervisor.name), logger: logger
    ) {
      asked.add(1, ordering: .relaxed)
      return healthy.load(ordering: .relaxed)
    }
    let group = ServiceGroup(configuration: .init(services: [.init(service: service)], logger: logger))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try? await group.run() }
      for _ in 0..<3 { #expect(try await supervisor.received() == "WATCHDOG=1") }

      healthy.store(false, ordering: .relaxed)
      try await polls(asked, more: 2)
      _ = supervisor.drain()
      try await polls(asked, more: 5)
      #expect(supervisor.drain().isEmpty)

      healthy.store(true, ordering: .relaxed)
      #expect(try await supervisor.received() == "WATCHDOG=1")
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  private func polls(_ counter: borrowing Atomic<Int>, more: Int) async throws {
    let goal = counter.load(ordering: .relaxed) + more
    let end = ContinuousClock.now + .seconds(60)
    while counter.load(ordering: .relaxed) < goal {
      try #require(ContinuousClock.now < end, "the engine is asked again and again")
      try await Task.sleep(for: .milliseconds(3))
    }
  }

  @Test("inherited sockets: numbers, names, and nothing when meant for another process or broken")
  func inherited() {
    func sockets(_ count: String?, _ pid: String?, _ names: String?) -> [InheritedSocket] {
      InheritedSocketList(count: count, pid: pid, names: names, process: 7).sockets
    }
    #expect(
      sockets("2", "7", "status:metrics") == [
        InheritedSocket(descriptor: 3, name: "status"), InheritedSocket(descriptor: 4, name: "metrics"),
      ])
    #expect(sockets("2", "7", "status").map(\.name) == ["status", "unknown"])
    #expect(sockets("1", "7", nil).map(\.name) == ["unknown"])
    #expect(sockets("1", "8", nil).isEmpty)
    #expect(sockets("1", nil, nil).isEmpty)
    #expect(sockets(nil, "7", nil).isEmpty)
    for bad in ["0", "-1", "x", "65", "99999999999999999999"] { #expect(sockets(bad, "7", nil).isEmpty) }
  }

  @Test("the clocks: wall and monotonic move on together, and the kernel says what it thinks of the wall clock")
  func clocks() throws {
    let watch = ClockWatch()
    let first = watch.now()
    #expect(first.wall > Instant(seconds: 1_700_000_000))
    var next = watch.now()
    while next.monotonic == first.monotonic { next = watch.now() }
    #expect(next.monotonic > first.monotonic)
    #expect(next.wall >= first.wall)
    switch watch.discipline() {
    case .synchronised(let error): #expect(error >= .zero && error < .seconds(60))
    case .unsynchronised: break
    case .unknown(let code): Issue.record("the kernel did not say: errno \(code)")
    }
  }
}

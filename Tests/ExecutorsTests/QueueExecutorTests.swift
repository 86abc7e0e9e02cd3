import Dispatch
import Synchronization
import Testing

@testable import Executors

/// Counts how many are inside at once.
private final class Gate: Sendable {
  private let state = Mutex((inside: 0, most: 0, order: [Int]()))
  func enter(_ number: Int) {
    state.withLock {
      $0.inside += 1
      $0.most = max($0.most, $0.inside)
      $0.order.append(number)
    }
  }
  func leave() { state.withLock { $0.inside -= 1 } }
  var most: Int { state.withLock { $0.most } }
  var order: [Int] { state.withLock { $0.order } }
}

private actor Blocker {
  private let executor: QueueExecutor
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
  private let gate: Gate
  private var sum = 0

  init(_ executor: QueueExecutor, gate: Gate = Gate()) {
    self.executor = executor
    self.gate = gate
  }

  /// Blocks its thread until `semaphore` is signalled, two seconds at most.
  func wait(_ semaphore: DispatchSemaphore) -> Bool { semaphore.wait(timeout: .now() + 2) == .success }

  func add(_ number: Int) {
    executor.checkIsolated()
    gate.enter(number)
    sum += number
    gate.leave()
  }

  func total() -> Int { sum }
}

/// What blocks has a thread of its own (docs/decisions/0005).
@Suite("Executors: an actor that may block") struct QueueExecutorTests {
  @Test("one at a time, and nothing is lost") func serial() async {
    let gate = Gate()
    let blocker = Blocker(QueueExecutor(label: "test.serial"), gate: gate)
    await withTaskGroup(of: Void.self) { group in
      for number in 1...500 { group.addTask { await blocker.add(number) } }
    }
    #expect(await blocker.total() == 500 * 501 / 2)
    #expect(gate.most == 1)
    #expect(gate.order.count == 500)
  }

  @Test("from one caller, in the order of calls") func order() async {
    let gate = Gate()
    let blocker = Blocker(QueueExecutor(label: "test.order"), gate: gate)
    for number in 0..<100 { await blocker.add(number) }
    #expect(gate.order == Array(0..<100))
  }

  @Test("more blocked actors than cores: tasks on the pool still run, and free them") func poolStaysFree() async {
    let semaphore = DispatchSemaphore(value: 0)
    let blockers = (0..<16).map { Blocker(QueueExecutor(label: "test.blocked.\($0)")) }
    let freed = await withTaskGroup(of: Bool.self) { group in
      for blocker in blockers { group.addTask { await blocker.wait(semaphore) } }
      // This child runs on the pool; were the pool blocked, nobody would ever be freed and the waits would time out.
      group.addTask {
        for _ in blockers { semaphore.signal() }
        return true
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(freed == 17)
  }

  @Test("two actors may share one executor, and take turns") func shared() async {
    let executor = QueueExecutor(label: "test.shared")
    let gate = Gate()
    let (a, b) = (Blocker(executor, gate: gate), Blocker(executor, gate: gate))
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 { group.addTask { await (number % 2 == 0 ? a : b).add(number) } }
    }
    #expect(gate.most == 1)
    #expect(await a.total() + b.total() == 199 * 200 / 2)
  }
}

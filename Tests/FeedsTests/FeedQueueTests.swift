import Synchronization
import Testing
import Units

@testable import Feeds

@Suite struct FeedQueueTests {
  func batch(_ feed: Int = 0, lines: Int = 1) -> FeedBatch {
    var cutter = ChunkCutter()
    sentences(lines).withUnsafeBytes { cutter.stream($0) }
    let chunk = cutter.take() ?? Chunk(bytes: [], count: 0, lines: 0)
    return FeedBatch(feedIndex: feed, feedName: "f\(feed)", receivedAt: Instant(milliseconds: 0), chunk: chunk)
  }

  @Test("the consumer takes all that is there at once, in order")
  func takesAll() async throws {
    let queue = FeedQueue(feeds: 2)
    for feed in [0, 1, 0] { #expect(queue.offer(batch(feed))) }
    #expect(queue.depth.batches == 3)
    #expect(await queue.next()?.map(\.feedIndex) == [0, 1, 0])
    #expect(queue.depth == .init())
  }

  @Test("what does not fit is dropped and counted by feed: batches, bytes, lines")
  func drops() async {
    let one = batch(0, lines: 5)
    let queue = FeedQueue(feeds: 2, limits: .init(bytes: one.bytes.count * 2, batches: 10))
    #expect(queue.offer(one))
    #expect(queue.offer(one))
    #expect(!queue.offer(one))
    #expect(!queue.offer(batch(1, lines: 3)))
    #expect(queue.drops(feed: 0) == FeedDrops(batches: 1, bytes: one.count, lines: 5))
    #expect(queue.drops(feed: 1).lines == 3)
    #expect(await queue.next()?.count == 2)
    #expect(queue.offer(one))
  }

  @Test(
    "of what finds no room, what must not be lost gets in all the same, as far as its own room goes; the rest is counted"
  )
  func rescued() async {
    let one = batch(0, lines: 5)
    let part = batch(0, lines: 2)
    var limits = FeedQueue.Limits(bytes: one.bytes.count, batches: 1)
    limits.rescueBytes = part.bytes.count * 3
    let queue = FeedQueue(feeds: 1, limits: limits) { $0.lines == 5 ? part : nil }
    #expect(queue.offer(one))
    for _ in 0..<3 { #expect(!queue.offer(one)) }
    #expect(queue.drops(feed: 0) == FeedDrops(batches: 3, bytes: 3 * (one.count - part.count), lines: 9))
    #expect(!queue.offer(one), "its room is full too")
    #expect(queue.drops(feed: 0).lines == 14)
    #expect(await queue.next()?.map(\.lines) == [5, 2, 2, 2])
  }

  @Test("the number of batches is bounded too")
  func batchLimit() {
    let queue = FeedQueue(feeds: 1, limits: .init(batches: 3))
    for _ in 0..<3 { #expect(queue.offer(batch())) }
    #expect(!queue.offer(batch()))
  }

  @Test("a batch larger than the queue passes when the queue is empty")
  func oversize() {
    let queue = FeedQueue(feeds: 1, limits: .init(bytes: 10, batches: 3))
    #expect(queue.offer(batch()))
    #expect(!queue.offer(batch()))
  }

  @Test("a feed that can wait has a share, is woken when there is room, and leaves the rest to others")
  func share() async {
    let one = batch(0)
    let queue = FeedQueue(feeds: 2, limits: .init(bytes: one.bytes.count * 4, waitingBytes: one.bytes.count))
    let woken = Atomic(0)
    #expect(queue.offer(one, orWake: {}) == .taken)
    #expect(queue.offer(one, orWake: { woken.add(1, ordering: .relaxed) }) == .full)
    #expect(queue.offer(batch(1)))
    #expect(woken.load(ordering: .relaxed) == 0)
    #expect(await queue.next()?.count == 2)
    #expect(woken.load(ordering: .relaxed) == 1)
    #expect(queue.offer(one, orWake: {}) == .taken)
    #expect(queue.drops(feed: 0) == FeedDrops())
  }

  @Test("put waits for room, in order, and loses nothing")
  func put() async throws {
    let queue = FeedQueue(feeds: 1, limits: .init(bytes: 300, batches: 2, waitingBytes: 200))
    try await withThrowingTaskGroup(of: Int.self) { tasks in
      tasks.addTask {
        for number in 1...500 { #expect(await queue.put(batch(0, lines: number % 3 + 1))) }
        queue.close()
        return 0
      }
      tasks.addTask {
        var lines = 0
        while let batches = await queue.next() {
          #expect(batches.count <= 2)
          for batch in batches { lines += batch.lines }
        }
        return lines
      }
      var sum = 0
      for try await lines in tasks { sum += lines }
      #expect(sum == (1...500).reduce(0) { $0 + $1 % 3 + 1 })
    }
  }

  @Test("after close the rest is handed out, then nil; offers are refused and counted")
  func close() async {
    let queue = FeedQueue(feeds: 1)
    queue.offer(batch())
    queue.close()
    #expect(!queue.offer(batch()))
    #expect(queue.offer(batch(), orWake: {}) == .closed)
    #expect(await queue.put(batch()) == false)
    #expect(await queue.next()?.count == 1)
    #expect(await queue.next() == nil)
    #expect(queue.drops(feed: 0).batches == 1)
  }

  @Test("cancelling ends a waiting consumer and a waiting producer", arguments: 0..<50)
  func cancel(_: Int) async {
    let queue = FeedQueue(feeds: 1)
    let consumer = Task { await queue.next() == nil }
    consumer.cancel()
    #expect(await consumer.value)

    let full = FeedQueue(feeds: 1, limits: .init(batches: 1))
    full.offer(batch())
    let producer = Task { await full.put(batch()) }
    producer.cancel()
    #expect(await producer.value == false)
  }
}

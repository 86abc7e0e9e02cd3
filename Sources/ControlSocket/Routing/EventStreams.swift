import HummingbirdCore
import NIOCore
import ServiceLifecycle
import Synchronization
import Wire

/// Live changes as Server-Sent Events (D6). The id of an event is its sequence in the journal, the name its kind, the data the
/// journal's row. The stream is read from the journal itself, so a client that resumes with `Last-Event-ID` misses nothing,
/// and a client that reads slowly holds nothing in memory but its own page.
final class EventStreams: Sendable {
  private let most: Int
  private let quiet: Duration
  private let open = Mutex(0)

  /// - Parameters:
  ///   - most: streams at once; one more is refused with 503.
  ///   - quiet: after so long without an event a comment is sent, so that a dead client is noticed.
  init(most: Int, quiet: Duration) {
    self.most = most
    self.quiet = quiet
  }

  var count: Int { open.withLock { $0 } }

  func endpoint(_ desk: any ControlDesk) -> Endpoint {
    Endpoint(
      verb: .get, path: "/v1/events", about: "live changes; resumes with Last-Event-ID (or after=)",
      query: [
        Endpoint.Parameter(name: "after", schema: .integer, about: "after this sequence; from now on unless said")
      ],
      body: nil, outcome: .other(["text/event-stream"])
    ) { ask in
      var after = try ask.lastEvent ?? ask.integer("after")
      let last = await desk.lastJournal()
      // Refuse before the stream begins whom the desk lets read nothing.
      _ = try await desk.journal(JournalFilter(after: last), limit: 1, caller: ask.caller)
      // A sequence from a register that is no more: begin at the end of this one.
      if let asked = after, asked > last { after = nil }
      let start = after ?? last
      let caller = ask.caller
      return .stream(type: "text/event-stream") { writer in
        try await self.run(desk, caller: caller, after: start, into: &writer)
      }
    }
  }

  @concurrent private func run(
    _ desk: any ControlDesk, caller: Caller, after: Int64, into writer: inout any ResponseBodyWriter
  ) async throws {
    guard claim() else {
      try await writer.write(ByteBuffer(string: "event: busy\ndata: {}\nretry: 10000\n\n"))
      try await writer.finish(nil)
      return
    }
    defer { open.withLock { $0 -= 1 } }
    try await writer.write(ByteBuffer(string: "retry: 2000\n: \(after)\n\n"))
    let (wakes, wake) = desk.bell.listen()
    wake.yield()
    var position = after
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [quiet] in
        while !Task.isCancelled {
          try await Task.sleep(for: quiet)
          wake.yield()
        }
      }
      defer { group.cancelAll() }
      for await _ in wakes.cancelOnGracefulShutdown() {
        let before = position
        position = try await drain(desk, caller: caller, after: position, into: &writer)
        if before == position { try await writer.write(ByteBuffer(string: ":\n\n")) }
      }
    }
    try await writer.finish(nil)
  }

  /// Writes all there is after `after`, a page at a time. Returns where the reader stands now.
  @concurrent private func drain(
    _ desk: any ControlDesk, caller: Caller, after: Int64, into writer: inout any ResponseBodyWriter
  ) async throws -> Int64 {
    var position = after
    while true {
      let page = try await desk.journal(
        JournalFilter(after: position), limit: PageRequest.most, caller: caller)
      var text = ""
      for row in page.items where row.seq > position {
        let data = String(decoding: try AnswerWriter.write(row), as: UTF8.self)
        text += "id: \(row.seq)\nevent: \(row.kind)\ndata: \(data)\n\n"
        position = row.seq
      }
      if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
      guard let next = page.next, !page.items.isEmpty else { return position }
      position = max(position, next)
    }
  }

  private func claim() -> Bool {
    open.withLock { open in
      guard open < most else { return false }
      open += 1
      return true
    }
  }
}

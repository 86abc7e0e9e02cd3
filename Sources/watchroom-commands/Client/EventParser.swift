import Foundation

/// Reads Server-Sent Events from pieces of a body, wherever they are cut.
struct EventParser {
  struct Event: Hashable, Sendable {
    var id: Int64?
    var name = ""
    var data = ""
  }

  /// A line longer than this is dropped.
  static let longestLine = 1 << 20

  private var line: [UInt8] = []
  private var event = Event()
  private var hasField = false

  mutating func consume(_ bytes: some Sequence<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in bytes {
      guard byte == UInt8(ascii: "\n") else {
        if line.count < EventParser.longestLine { line.append(byte) }
        continue
      }
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if line.isEmpty {
        if hasField, !event.data.isEmpty { events.append(event) }
        event = Event()
        hasField = false
      } else {
        take(String(decoding: line, as: UTF8.self))
      }
      line.removeAll(keepingCapacity: true)
    }
    return events
  }

  private mutating func take(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), colon != text.startIndex else { return }
    var value = text[text.index(after: colon)...]
    if value.first == " " { value.removeFirst() }
    hasField = true
    switch text[..<colon] {
    case "id": event.id = Int64(value)
    case "event": event.name = String(value)
    case "data": event.data += (event.data.isEmpty ? "" : "\n") + value
    default: break
    }
  }
}

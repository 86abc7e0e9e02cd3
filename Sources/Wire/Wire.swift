// Wire: the shapes of the status socket's API (D6), shared by the daemon and by whoever asks it. Plain values of strings and
// numbers, coded as JSON with sorted keys; what they mean is said here once, and the OpenAPI page is derived from them.
//
// What holds for all of them: a row carries `no`, an integer unique among rows of its kind, which stands in paths and which
// people type; rows that change carry a `revision`; a time is ISO 8601 with the offset of the organisation's zone; whatever
// people read comes in Chinese and in English (`Words`); a field that is not known is absent, never an empty stand-in.

package import Units

/// A time on the wire: an instant, written with the organisation's offset, so that a reader sees local time without a zone table.
package struct Timestamp: Hashable, Comparable, Sendable, Codable {
  package var instant: Instant
  /// Seconds east of UTC, whole minutes.
  package var offset: Int

  package init(_ instant: Instant, offset: Int) {
    self.instant = instant
    self.offset = offset
  }

  package init(_ instant: Instant, zone: CivilZone) { self.init(instant, offset: zone.offset(at: instant)) }

  /// ISO 8601 with `Z` or an offset, fractions allowed; nil for anything else.
  package init?(iso8601 text: String) {
    guard let instant = Instant(iso8601: text) else { return nil }
    self.init(instant, offset: Timestamp.offset(of: text))
  }

  /// `2026-11-22T19:00:00+08:00`, with milliseconds where there are any.
  package var iso8601: String {
    let text = CivilZone(identifier: "", firstOffset: offset).iso8601(instant)
    let milliseconds = instant.milliseconds - floorDivide(instant.milliseconds, 1000) * 1000
    guard milliseconds != 0 else { return text }
    return "\(text.dropLast(6)).\(padded(Int(milliseconds), 3))\(text.suffix(6))"
  }

  /// The local date and time of day that `iso8601` shows.
  package var civil: (date: CivilDate, time: CivilTime) {
    CivilZone(identifier: "", firstOffset: offset).civil(instant)
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.instant < b.instant }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = Timestamp(iso8601: text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an ISO 8601 time with offset: \(text)")
    }
    self = time
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso8601)
  }

  private static func offset(of text: String) -> Int {
    guard text.utf8.last != UInt8(ascii: "Z"), let time = CivilTime(text.suffix(5)) else { return 0 }
    return text.suffix(6).first == "-" ? -time.seconds : time.seconds
  }
}

/// What people read, in both languages (D7).
package struct Words: Hashable, Sendable, Codable {
  package var zh: String
  package var en: String

  package init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  package func text(_ language: Language) -> String { language == .zh ? zh : en }
}

/// The languages of the catalogue; Chinese unless somebody asks.
package enum Language: String, Sendable, Codable, CaseIterable { case zh, en }

/// One page of a list, as copied by the owner at one moment.
package struct Page<Item: Codable & Hashable & Sendable>: Hashable, Sendable, Codable {
  package var items: [Item]
  /// Ask again with `cursor` = this for the rows behind; absent on the last page.
  package var next: Int64?

  package init(items: [Item], next: Int64? = nil) {
    self.items = items
    self.next = next
  }
}

/// A row that changes: a decision about it names the revision it was taken on.
package protocol Revised {
  var revision: Int { get }
}

/// An error as people and programs read it (RFC 9457, `application/problem+json`).
package struct Problem: Hashable, Sendable, Codable {
  /// `urn:watchroom:problem:conflict` and the like; the last part is the code.
  package var type: String
  package var title: String
  package var status: Int
  /// What was refused and why, in the language asked for.
  package var detail: String
  /// The field of the request that is wrong.
  package var field: String?
  /// The row's revision now, when another one was expected.
  package var revision: Int?
  /// Seconds after which another try makes sense.
  package var retryAfter: Int?

  package init(
    type: String, title: String, status: Int, detail: String, field: String? = nil, revision: Int? = nil,
    retryAfter: Int? = nil
  ) {
    self.type = type
    self.title = title
    self.status = status
    self.detail = detail
    self.field = field
    self.revision = revision
    self.retryAfter = retryAfter
  }
}

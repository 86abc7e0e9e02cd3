import Units
import Wire

/// One request, taken apart: what a route's work is given. Reading a value that does not fit throws the refusal.
struct Ask: Sendable {
  var parameters: [String: String] = [:]
  var query: [String: String] = [:]
  var body: [UInt8] = []
  var caller: Caller
  var language: Language = .zh
  var idempotencyKey: String?
  var fingerprint = ""
  /// The revision of `If-Match`.
  var ifMatch: Int?
  /// `Last-Event-ID`, of a client that resumes.
  var lastEvent: Int64?

  /// The row's number in the path.
  func number(_ name: String = "no") throws -> Int64 {
    guard let text = parameters[name], let number = Int64(text), number > 0 else {
      throw ControlError.notFound("编号应为正整数", "a number is a positive integer")
    }
    return number
  }

  func text(_ name: String) -> String? { query[name] }

  func page(atMost most: Int = PageRequest.most) throws -> PageRequest {
    let limit = try integer("limit") ?? Int64(PageRequest.usual)
    guard (1...Int64(most)).contains(limit) else {
      throw ControlError.malformed("limit 应在 1 至 \(most) 之间", "limit is 1 to \(most)")
    }
    return PageRequest(limit: Int(limit), cursor: try integer("cursor"))
  }

  func integer(_ name: String) throws -> Int64? {
    guard let text = query[name] else { return nil }
    guard let number = Int64(text) else { throw ControlError.malformed("\(name) 应为整数", "\(name) is an integer") }
    return number
  }

  func flag(_ name: String) throws -> Bool? {
    switch query[name] {
    case nil: nil
    case "true": true
    case "false": false
    default: throw ControlError.malformed("\(name) 应为 true 或 false", "\(name) is true or false")
    }
  }

  func day(_ name: String) throws -> CivilDate? {
    guard let text = query[name] else { return nil }
    guard let day = CivilDate(iso: text) else {
      throw ControlError.malformed("\(name) 应为日期,如 2026-11-22", "\(name) is a date like 2026-11-22")
    }
    return day
  }

  func time(_ name: String) throws -> Timestamp? {
    guard let text = query[name] else { return nil }
    guard let time = Timestamp(iso8601: text) else {
      throw ControlError.malformed(
        "\(name) 应为时间，如 2026-11-22T14:30:00+08:00", "\(name) is a time like 2026-11-22T14:30:00+08:00")
    }
    return time
  }

  func choice<T: Choice>(_ name: String, _ type: T.Type = T.self) throws -> T? {
    try query[name].map { try Ask.one($0, of: type, name) }
  }

  /// Words separated by commas.
  func choices<T: Choice & Hashable>(_ name: String, _ type: T.Type = T.self) throws -> Set<T> {
    guard let text = query[name] else { return [] }
    return Set(try text.split(separator: ",").map { try Ask.one(String($0), of: type, name) })
  }

  private static func one<T: Choice>(_ text: String, of type: T.Type, _ name: String) throws -> T {
    guard let choice = T(rawValue: text) else {
      let words = T.words.joined(separator: ", ")
      throw ControlError.malformed("\(name) 只能是 \(words)", "\(name) is one of \(words)")
    }
    return choice
  }

  func act(revision: Int? = nil) throws -> Act {
    if let revision, let ifMatch, revision != ifMatch {
      throw ControlError.invalid("revision", "revision 与 If-Match 不一致", "revision and If-Match differ")
    }
    return Act(
      caller: caller, idempotencyKey: idempotencyKey, fingerprint: fingerprint, revision: revision ?? ifMatch)
  }
}

import Foundation
import Glibc
import Wire

/// The daemon as a command sees it: questions and acts in the API's shapes, refusals as `ClientFailure`.
struct DaemonClient {
  var socket: String
  var token: String?
  var language = Language.zh
  /// Makes the idempotency key of an act; one a command, so that a repeat after a lost answer is the same act.
  var makeKey: () -> String = { UUID().uuidString.lowercased() }

  // MARK: Questions

  func get<Answer: Decodable>(_ path: String, _ query: [(String, String?)] = [], as type: Answer.Type = Answer.self)
    throws -> Answer
  {
    try DaemonClient.decode(exchange("GET", path + DaemonClient.encode(query)).body)
  }

  func getBytes(_ path: String, _ query: [(String, String?)] = []) throws -> Data {
    try exchange("GET", path + DaemonClient.encode(query)).body
  }

  /// All pages of a list, up to `most` rows.
  func list<Row: Codable & Hashable & Sendable>(
    _ path: String, _ query: [(String, String?)] = [], most: Int = 10_000, as type: Row.Type = Row.self
  ) throws -> Page<Row> {
    var all = Page<Row>(items: [])
    repeat {
      let left = min(PageRequest.most, most - all.items.count)
      let cursor = all.next.map { "\($0)" }
      let page: Page<Row> = try get(path, query + [("limit", "\(left)"), ("cursor", cursor)])
      all.items += page.items
      // A cursor that does not move would go on for ever.
      all.next = page.next == all.next || page.items.isEmpty ? nil : page.next
    } while all.next != nil && all.items.count < most
    return all
  }

  /// Follows events after `after` until `onPart` says false or the daemon ends the stream.
  func events(after: Int64?, onPart: @escaping (Data) -> Bool) throws {
    var exchange = request("GET", "/v1/events", body: nil)
    exchange.patience = 0
    if let after { exchange.headers.append("Last-Event-ID: \(after)") }
    let answer = try perform(exchange, onPart: onPart)
    try DaemonClient.check(answer)
  }

  // MARK: Acts

  func post<Answer: Decodable>(
    _ path: String, _ body: some Encodable, revision: Int? = nil, as type: Answer.Type = Answer.self
  ) throws -> Answer {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var request = request("POST", path, body: try encoder.encode(body))
    request.headers += ["Content-Type: application/json", "Idempotency-Key: \(makeKey())", "Expect:"]
    if let revision { request.headers.append("If-Match: \"\(revision)\"") }
    let answer: CurlExchange.Answer
    do {
      answer = try request.perform()
    } catch .lost {
      // It may have been done: the same key again is answered with what was done then.
      answer = try perform(request)
    } catch {
      throw DaemonClient.failure(error, socket: socket)
    }
    try DaemonClient.check(answer)
    return try DaemonClient.decode(answer.body)
  }

  // MARK: Pieces

  private func exchange(_ method: String, _ target: String) throws -> CurlExchange.Answer {
    let answer = try perform(request(method, target, body: nil))
    try DaemonClient.check(answer)
    return answer
  }

  private func request(_ method: String, _ target: String, body: Data?) -> CurlExchange {
    var headers = ["Accept-Language: \(language.rawValue)"]
    if let token { headers.append("Authorization: Bearer \(token)") }
    return CurlExchange(socket: socket, method: method, target: target, headers: headers, body: body)
  }

  private func perform(_ exchange: CurlExchange, onPart: ((Data) -> Bool)? = nil) throws -> CurlExchange.Answer {
    do {
      return try exchange.perform(onPart: onPart)
    } catch {
      throw DaemonClient.failure(error, socket: socket)
    }
  }

  private static func failure(_ failure: CurlExchange.Failure, socket: String) -> ClientFailure {
    switch failure {
    case .cannotConnect(let code) where code == Int(EACCES) || code == Int(EPERM): .noPermission(socket: socket)
    case .cannotConnect: .notThere(socket: socket)
    case .lost(let why), .other(let why): .broken(why)
    }
  }

  private static func check(_ answer: CurlExchange.Answer) throws {
    guard answer.status != 200 else { return }
    if answer.contentType.hasPrefix("application/problem+json"),
      let problem = try? JSONDecoder().decode(Problem.self, from: answer.body)
    {
      throw ClientFailure.refused(problem)
    }
    throw ClientFailure.broken("HTTP \(answer.status)")
  }

  private static func decode<Answer: Decodable>(_ body: Data) throws -> Answer {
    do {
      return try JSONDecoder().decode(Answer.self, from: body)
    } catch {
      throw ClientFailure.broken("\(Answer.self): \(error)")
    }
  }

  /// What people typed, as a part of a path.
  static func escaped(_ text: String) -> String {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._~,")
    return text.addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }

  private static func encode(_ query: [(String, String?)]) -> String {
    let fields = query.compactMap { name, value in value.map { "\(name)=\(escaped($0))" } }
    return fields.isEmpty ? "" : "?" + fields.joined(separator: "&")
  }
}

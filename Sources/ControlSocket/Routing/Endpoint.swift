import HummingbirdCore
import Wire

/// One route of the socket as data: the router is built from it, and the OpenAPI page.
struct Endpoint: Sendable {
  enum Verb: String, Sendable { case get, post }

  struct Parameter: Hashable, Sendable {
    var name: String
    var schema: Schema
    var about: String
  }

  /// What a success looks like.
  enum Outcome: Sendable {
    case json(Schema)
    /// Other content types, by what they are.
    case other([String])
  }

  var verb: Verb
  /// `/v1/findings/{no}/file`
  var path: String
  var about: String
  var query: [Parameter]
  var body: Schema?
  var outcome: Outcome
  /// Bytes of a body where the route takes more than the server's own limit.
  var bodyLimit: Int?
  /// The body may be a form instead (`FormReader`): its fields that are whole numbers; nil: JSON only.
  var form: Set<String>?
  var work: @Sendable (Ask) async throws -> Reply

  /// Names in braces, in order.
  var pathParameters: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }

  /// True when a concrete path is one of this endpoint's.
  func matches(_ concrete: some StringProtocol) -> Bool {
    let pattern = path.split(separator: "/")
    let parts = concrete.split(separator: "/")
    return pattern.count == parts.count && zip(pattern, parts).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}

/// What a route answers.
enum Reply: Sendable {
  case json([UInt8], revision: Int?, status: Int = 200)
  case bytes([UInt8], type: String, fileName: String? = nil)
  /// A body that goes on: events.
  case stream(type: String, @concurrent @Sendable (inout any ResponseBodyWriter) async throws -> Void)
}

extension Endpoint {
  /// A route that reads and answers with JSON.
  static func get<Answer: Codable & Sendable>(
    _ path: String, _ about: String, query: [Parameter] = [], _ answer: Answer.Type,
    _ work: @escaping @Sendable (Ask) async throws -> Answer
  ) throws -> Endpoint {
    Endpoint(
      verb: .get, path: path, about: about, query: query, body: nil,
      outcome: .json(try SchemaProbe.schema(of: answer))
    ) { ask in
      try Endpoint.reply(await work(ask))
    }
  }

  /// A route that acts: a JSON body in, JSON out.
  static func post<Request: Codable & Sendable, Answer: Codable & Sendable>(
    _ path: String, _ about: String, _ request: Request.Type, _ answer: Answer.Type, bodyLimit: Int? = nil,
    _ work: @escaping @Sendable (Ask, Request) async throws -> Answer
  ) throws -> Endpoint {
    Endpoint(
      verb: .post, path: path, about: about, query: [], body: try SchemaProbe.schema(of: request),
      outcome: .json(try SchemaProbe.schema(of: answer)), bodyLimit: bodyLimit
    ) { ask in
      try Endpoint.reply(await work(ask, try RequestReader.read(request, from: ask.body)))
    }
  }

  private static func reply(_ answer: some Encodable & Sendable) throws -> Reply {
    .json(try AnswerWriter.write(answer), revision: (answer as? any Revised)?.revision)
  }
}

extension Endpoint.Parameter {
  static let limit = Self(name: "limit", schema: .integer, about: "rows, 1 to 500; 100 unless said")
  static func rows(_ most: Int) -> Self {
    Self(name: "limit", schema: .integer, about: "rows, 1 to \(most); 100 unless said")
  }
  static let cursor = Self(name: "cursor", schema: .integer, about: "`next` of the page before")
  static let centre = text("centre", "code of the centre, such as 430100")

  static func text(_ name: String, _ about: String) -> Self { Self(name: name, schema: .text, about: about) }
  static func day(_ name: String, _ about: String) -> Self {
    Self(name: name, schema: .string(format: "date", words: []), about: about)
  }
  static func time(_ name: String, _ about: String) -> Self {
    Self(name: name, schema: .string(format: "date-time", words: []), about: about)
  }
  static func flag(_ name: String, _ about: String) -> Self { Self(name: name, schema: .boolean, about: about) }
  static func choice<T: Choice>(_ name: String, _ type: T.Type, _ about: String) -> Self {
    Self(name: name, schema: .string(format: nil, words: type.words), about: about)
  }
}

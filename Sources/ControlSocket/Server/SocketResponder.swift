import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Wire

/// Answers requests: finds the route, reads the request within its limits, lets the route work, turns refusals into problems.
struct SocketResponder: Sendable {
  private let router: RouterResponder<SocketContext>
  private let endpoints: [Endpoint]
  private let limits: ControlLimits
  private let meter: SocketMeter
  private let logger: Logger

  init(desk: any ControlDesk, version: String, limits: ControlLimits, meter: SocketMeter, logger: Logger) throws {
    let streams = EventStreams(most: limits.streams, quiet: limits.heartbeat)
    let endpoints = try Endpoints.all(desk: desk, events: streams, meter: meter, version: version)
    let router = Router(context: SocketContext.self)
    for endpoint in endpoints {
      router.on(RouterPath(endpoint.path), method: endpoint.verb == .get ? .get : .post) { request, context in
        await SocketResponder.answer(endpoint, request, context, limits: limits, meter: meter, logger: logger)
      }
    }
    self.endpoints = endpoints
    self.router = router.buildResponder()
    self.limits = limits
    self.meter = meter
    self.logger = logger
  }

  /// The answer, and whether the connection ends with it.
  func respond(to request: Request, on channel: any Channel) async -> (Response, ends: Bool) {
    let context = SocketContext(source: .init(channel: channel, logger: logger))
    let known = endpoints.filter { $0.matches(request.uri.path) }
    guard known.contains(where: { $0.verb.rawValue == request.method.rawValue.lowercased() }) else {
      let refusal =
        known.isEmpty
        ? ControlError.notFound("没有这个地址", "there is nothing at this address")
        : ControlError(.methodNotAllowed, Words("此地址不支持该方法", "this address does not take that method"))
      var response = SocketResponder.problem(refusal, language: SocketResponder.language(request))
      if !known.isEmpty {
        let verbs = known.map { $0.verb.rawValue.uppercased() }
        response.headers[.allow] = verbs.joined(separator: ", ")
      }
      meter.answered("other", status: response.status.code)
      return (response, true)
    }
    do {
      let response = try await router.respond(to: request, context: context)
      // What was not read of a refused body is not waited for.
      let ends = response.status == .contentTooLarge || response.status == .requestTimeout
      return (response, ends)
    } catch {
      return (SocketResponder.problem(.init(.failed, Words("内部错误", "internal error")), language: .zh), true)
    }
  }

  private static func answer(
    _ endpoint: Endpoint, _ request: Request, _ context: SocketContext, limits: ControlLimits, meter: SocketMeter,
    logger: Logger
  ) async -> Response {
    let language = language(request)
    let response: Response
    do {
      let ask = try await ask(endpoint, request, context, limits: limits, language: language)
      response = self.response(try await endpoint.work(ask))
    } catch let error as ControlError {
      response = problem(error, language: language)
    } catch is SlowBody {
      meter.refused("slow-body")
      response = Response(status: .requestTimeout, headers: [.connection: "close"])
    } catch {
      logger.error("a request failed", metadata: ["path": "\(endpoint.path)", "error": "\(error)"])
      let failed = ControlError(.failed, Words("系统内部错误,已记入日志", "an internal error, noted in the log"))
      response = problem(failed, language: language)
    }
    meter.answered(endpoint.path, status: response.status.code)
    return response
  }

  // MARK: In

  private static func ask(
    _ endpoint: Endpoint, _ request: Request, _ context: SocketContext, limits: ControlLimits, language: Language
  ) async throws -> Ask {
    let peer = try await PeerCredentials.of(context.channel)
    var ask = Ask(caller: Caller(uid: peer.uid, gid: peer.gid, pid: peer.pid, token: try token(request)))
    ask.language = language
    for name in endpoint.pathParameters { ask.parameters[name] = context.parameters.get(name) }
    ask.query = try QueryReader.read(request.uri.query, allowed: endpoint.query.map(\.name))
    ask.lastEvent = request.headers[.lastEventID].flatMap { Int64($0) }
    if endpoint.verb == .post {
      try sameOrigin(request)
      var limits = limits
      limits.body = max(limits.body, endpoint.bodyLimit ?? 0)
      ask.body = try await body(request, limits: limits)
      if let numbers = endpoint.form, mediaType(request) == FormReader.contentType {
        ask.body = try FormReader.json(ask.body, numbers: numbers)
      } else if !ask.body.isEmpty {
        try isJSON(request)
      }
      ask.idempotencyKey = try idempotencyKey(request)
      ask.ifMatch = try revision(request)
      let digest = SHA256.hash(data: ask.body).map { String(format: "%02x", $0) }.joined()
      ask.fingerprint = "POST \(request.uri.path) \(digest)"
    }
    return ask
  }

  private static func body(_ request: Request, limits: ControlLimits) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.body {
      throw tooLarge(limits)
    }
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask {
        do {
          var bytes: [UInt8] = []
          for try await part in request.body {
            guard bytes.count + part.readableBytes <= limits.body else { throw tooLarge(limits) }
            bytes.append(contentsOf: part.readableBytesView)
          }
          return bytes
        } catch let error as ControlError {
          throw error
        } catch {
          // The sender went away, or its chunks make no sense.
          throw ControlError.malformed("请求内容不完整", "the body is not complete")
        }
      }
      group.addTask {
        try await Task.sleep(for: limits.bodyTime)
        throw SlowBody()
      }
      defer { group.cancelAll() }
      return try await group.next() ?? []
    }
  }

  private struct SlowBody: Error {}

  private static func tooLarge(_ limits: ControlLimits) -> ControlError {
    ControlError(
      .tooLarge, Words("请求内容不得超过 \(limits.body / 1024) KiB", "a body has at most \(limits.body / 1024) KiB"))
  }

  private static func token(_ request: Request) throws -> String? {
    guard let value = request.headers[.authorization] else { return nil }
    guard value.hasPrefix("Bearer "), value.utf8.count <= 263 else {
      throw ControlError.malformed("Authorization 应为 Bearer 令牌", "Authorization is a Bearer token")
    }
    return String(value.dropFirst(7))
  }

  private static func idempotencyKey(_ request: Request) throws -> String? {
    guard let key = request.headers[.idempotencyKey] else { return nil }
    guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw ControlError.malformed("Idempotency-Key 应为 1 至 128 个可见字符", "Idempotency-Key is 1 to 128 visible characters")
    }
    return key
  }

  private static func revision(_ request: Request) throws -> Int? {
    guard let tag = request.headers[.ifMatch] else { return nil }
    guard let revision = Int(tag.filter { $0 != "\"" }) else {
      throw ControlError.malformed("If-Match 应为版本号", "If-Match is a revision")
    }
    return revision
  }

  private static func isJSON(_ request: Request) throws {
    guard mediaType(request) == "application/json" else {
      throw ControlError(
        .unsupportedMedia, Words("请以 Content-Type: application/json 提交", "send it with Content-Type: application/json"))
    }
  }

  /// Without its parameters, in small letters.
  private static func mediaType(_ request: Request) -> String {
    let type = (request.headers[.contentType] ?? "").split(separator: ";").first ?? ""
    return type.lowercased().filter { $0 != " " }
  }

  /// A page of another site in a browser that reaches the socket through a tunnel may not act.
  private static func sameOrigin(_ request: Request) throws {
    guard let origin = request.headers[.origin] else { return }
    guard let host = request.head.authority, origin == "http://\(host)" || origin == "https://\(host)" else {
      throw ControlError.forbidden("不接受其他网站发来的操作", "acts from another site's page are refused")
    }
  }

  private static func language(_ request: Request) -> Language {
    (request.headers[.acceptLanguage] ?? "").hasPrefix("en") ? .en : .zh
  }

  // MARK: Out

  private static func response(_ reply: Reply) -> Response {
    switch reply {
    case .json(let bytes, let revision, let status):
      var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
      if let revision { headers[.eTag] = "\"\(revision)\"" }
      headers[.contentLength] = "\(bytes.count)"
      return Response(
        status: .init(code: status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .bytes(let bytes, let type, let fileName):
      var headers: HTTPFields = [
        .contentType: type, .contentLength: "\(bytes.count)", .cacheControl: "no-store",
        .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
      ]
      if let fileName { headers[.contentDisposition] = "attachment; filename=\"\(fileName)\"" }
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    case .stream(let type, let write):
      return Response(
        status: .ok, headers: [.contentType: type, .cacheControl: "no-store"], body: ResponseBody(write))
    }
  }

  static func problem(_ error: ControlError, language: Language) -> Response {
    let bytes = (try? AnswerWriter.write(error.problem(language))) ?? []
    var headers: HTTPFields = [
      .contentType: "application/problem+json", .contentLength: "\(bytes.count)", .cacheControl: "no-store",
      .contentLanguage: language.rawValue,
    ]
    if let seconds = error.retryAfter { headers[.retryAfter] = "\(seconds)" }
    if error.code == .signOnNeeded { headers[.wwwAuthenticate] = "Bearer" }
    return Response(
      status: .init(code: error.status), headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

package import Wire

/// Why the desk refuses: one type at the seam, told to the caller in words and to programs as a code (RFC 9457).
/// Anything else that a desk throws is answered with 500 and logged, and its text stays inside.
package struct ControlError: Error, Hashable, Sendable {
  package enum Code: String, Hashable, Sendable, CaseIterable {
    /// 400: it can't be read at all: no JSON, a bad query.
    case malformed
    /// 422: it can be read, but a field is wrong.
    case invalid
    /// 401: the act needs a person: sign on.
    case signOnNeeded = "sign-on-needed"
    /// 403: the person's role or scope doesn't allow it.
    case forbidden
    /// 404
    case notFound = "not-found"
    /// 405
    case methodNotAllowed = "method-not-allowed"
    /// 409: it was decided on another revision, or the matter's state doesn't allow it (any more).
    case conflict
    /// 409: the idempotency key was used for another request.
    case keyReused = "key-reused"
    /// 413
    case tooLarge = "too-large"
    /// 415: a body that isn't JSON.
    case unsupportedMedia = "unsupported-media"
    /// 423: the daemon holds because of its clock (D4).
    case held
    /// 429: too many wrong PINs, or too many requests at once.
    case tooMany = "too-many"
    /// 500: our own fault.
    case failed
    /// 503: starting, stopping or overloaded.
    case unavailable
  }

  package var code: Code
  /// What was refused and why, for people.
  package var reason: Words
  /// The field of the request that is wrong.
  package var field: String?
  /// The row's revision now.
  package var revision: Int?
  /// Seconds after which another try makes sense.
  package var retryAfter: Int?

  package init(_ code: Code, _ reason: Words, field: String? = nil, revision: Int? = nil, retryAfter: Int? = nil) {
    self.code = code
    self.reason = reason
    self.field = field
    self.revision = revision
    self.retryAfter = retryAfter
  }

  package static func malformed(_ zh: String, _ en: String) -> ControlError { .init(.malformed, Words(zh, en)) }
  package static func invalid(_ field: String, _ zh: String, _ en: String) -> ControlError {
    .init(.invalid, Words(zh, en), field: field)
  }
  package static func signOnNeeded(
    _ zh: String = "此操作须先签到:watchroom sign-on 工号", _ en: String = "this act needs a person: watchroom sign-on ID"
  ) -> ControlError { .init(.signOnNeeded, Words(zh, en)) }
  package static func forbidden(_ zh: String, _ en: String) -> ControlError { .init(.forbidden, Words(zh, en)) }
  package static func notFound(_ zh: String, _ en: String) -> ControlError { .init(.notFound, Words(zh, en)) }
  package static func conflict(_ zh: String, _ en: String, revision: Int? = nil) -> ControlError {
    .init(.conflict, Words(zh, en), revision: revision)
  }
  package static func held(_ zh: String, _ en: String) -> ControlError { .init(.held, Words(zh, en)) }
  package static func tooMany(_ zh: String, _ en: String, retryAfter: Int) -> ControlError {
    .init(.tooMany, Words(zh, en), retryAfter: retryAfter)
  }
  package static func unavailable(_ zh: String, _ en: String, retryAfter: Int? = nil) -> ControlError {
    .init(.unavailable, Words(zh, en), retryAfter: retryAfter)
  }

  /// The idempotency key came with another request before.
  package static let keyReused = ControlError(
    .keyReused, Words("同一幂等键已用于另一个请求", "this idempotency key was used for another request"))

  /// The row changed since the caller looked at it.
  package static func staleRevision(now revision: Int) -> ControlError {
    .conflict("内容已被他人更新,请重新查看后再操作", "it has changed since you looked at it: look again first", revision: revision)
  }
}

extension ControlError {
  package var status: Int {
    switch code {
    case .malformed: 400
    case .signOnNeeded: 401
    case .forbidden: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .conflict, .keyReused: 409
    case .tooLarge: 413
    case .unsupportedMedia: 415
    case .invalid: 422
    case .held: 423
    case .tooMany: 429
    case .failed: 500
    case .unavailable: 503
    }
  }

  package var title: Words {
    switch code {
    case .malformed: Words("请求无法识别", "request not understood")
    case .invalid: Words("内容有误", "something in the request is wrong")
    case .signOnNeeded: Words("须先签到", "sign on first")
    case .forbidden: Words("无权操作", "not allowed")
    case .notFound: Words("没有此项", "no such thing")
    case .methodNotAllowed: Words("不支持此操作", "method not allowed")
    case .conflict: Words("目前不能办", "it can't be done now")
    case .keyReused: Words("幂等键重复", "idempotency key reused")
    case .tooLarge: Words("请求过大", "request too large")
    case .unsupportedMedia: Words("只接受 JSON", "JSON only")
    case .held: Words("时钟存疑,暂停处理", "held: the clock is in doubt")
    case .tooMany: Words("请求过多", "too many requests")
    case .failed: Words("系统内部错误", "internal error")
    case .unavailable: Words("暂不可用", "not available now")
    }
  }

  /// The problem in the language the caller reads.
  package func problem(_ language: Language) -> Problem {
    Problem(
      type: "urn:watchroom:problem:\(code.rawValue)", title: title.text(language), status: status,
      detail: reason.text(language), field: field, revision: revision, retryAfter: retryAfter)
  }
}

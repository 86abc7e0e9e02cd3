/// By what a gateway's answer is judged: the status first, then the body.
package struct GatewaySuccess: Hashable, Sendable {
  /// Something that a body says.
  package enum BodyCheck: Hashable, Sendable {
    /// The scalar at a path of the JSON body is one of these.
    case json(path: [String], equals: [String])
    case contains(String)
  }

  package var status: ClosedRange<Int> = 200...299
  /// nil: the status alone decides.
  package var body: BodyCheck?
  /// A body that says "later": over its own limit, busy. Not a refusal.
  package var retry: BodyCheck?

  package init(status: ClosedRange<Int> = 200...299, body: BodyCheck? = nil, retry: BodyCheck? = nil) {
    self.status = status
    self.body = body
    self.retry = retry
  }

  package enum Verdict: String, Hashable, Sendable { case accepted, deferred, refused }

  /// - Parameter body: as it came, bounded by the caller.
  ///
  /// A status outside the range is a refusal of this message where it is 4xx and speaks of the message (400, 409, 410, 413, 415, 422, …);
  /// trouble between us and the gateway (3xx, 401, 403, 404, 405, 407, 408, 425, 429) and 5xx are tried again: every message would meet it.
  /// A status in the range with another body than was asked for is a refusal: the gateway has spoken, and not said yes.
  package func verdict(status code: Int, body bytes: [UInt8]) -> Verdict {
    if retry?.holds(bytes) == true { return .deferred }
    if status.contains(code) { return body.map { $0.holds(bytes) } ?? true ? .accepted : .refused }
    let between: Set = [401, 403, 404, 405, 407, 408, 425, 429]
    return (400..<500).contains(code) && !between.contains(code) ? .refused : .deferred
  }
}

extension GatewaySuccess.BodyCheck {
  package func holds(_ body: [UInt8]) -> Bool {
    switch self {
    case .json(let path, let wanted):
      guard let found = JSONValue(body)?.scalar(at: path) else { return false }
      return wanted.contains(found)
    case .contains(let text): return String(decoding: body, as: UTF8.self).contains(text)
    }
  }
}

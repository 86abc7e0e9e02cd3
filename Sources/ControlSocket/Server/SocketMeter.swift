import Synchronization

/// What the socket counts about itself, for `GET /metrics`.
final class SocketMeter: Sendable {
  private struct Answer: Hashable {
    var path: String
    var status: Int
  }
  private struct State {
    var answers: [Answer: Int] = [:]
    var refused: [String: Int] = [:]
    var connections = 0
    var opened = 0
  }
  private let state = Mutex(State())

  /// A request was answered; `path` is the route's pattern, so the table stays as small as the API.
  func answered(_ path: String, status: Int) {
    state.withLock { $0.answers[Answer(path: path, status: status), default: 0] += 1 }
  }
  /// A connection ended by us: `slow-reader`, `slow-body`, `not-http`.
  func refused(_ reason: String) { state.withLock { $0.refused[reason, default: 0] += 1 } }

  func opened() {
    state.withLock { state in
      state.connections += 1
      state.opened += 1
    }
  }
  func closed() { state.withLock { $0.connections -= 1 } }

  func metrics(streams: Int) -> [Metric] {
    let state = state.withLock { $0 }
    let answers = state.answers.sorted { ($0.key.path, $0.key.status) < ($1.key.path, $1.key.status) }
    return [
      Metric(
        "watchroom_socket_requests_total", .counter, help: "Requests answered by the status socket.",
        samples: answers.map { .init(Double($0.value), ["path": $0.key.path, "status": "\($0.key.status)"]) }),
      Metric(
        "watchroom_socket_refused_total", .counter, help: "Connections ended by the status socket, by reason.",
        samples: state.refused.sorted { $0.key < $1.key }.map { .init(Double($0.value), ["reason": $0.key]) }),
      Metric(
        "watchroom_socket_connections", .gauge, help: "Connections open now.",
        samples: [.init(Double(state.connections))]),
      Metric(
        "watchroom_socket_connections_total", .counter, help: "Connections accepted.",
        samples: [.init(Double(state.opened))]),
      Metric("watchroom_socket_streams", .gauge, help: "Event streams open now.", samples: [.init(Double(streams))]),
    ]
  }
}

import Wire

/// Why a command came to nothing, with the exit code that scripts see.
enum ClientFailure: Error, Hashable, Sendable {
  /// Nobody answers at the socket.
  case notThere(socket: String)
  /// The socket's file may not be opened by this account.
  case noPermission(socket: String)
  /// The daemon refused, and said why.
  case refused(Problem)
  /// The connection broke, or the answer is none that we know.
  case broken(String)
  /// Something typed is wrong; said before anything was sent.
  case usage(Words)

  /// 0 ok · 1 refused · 2 usage · 69 the daemon is not there · 77 no permission.
  var exitCode: Int32 {
    switch self {
    case .notThere: 69
    case .noPermission: 77
    case .refused, .broken: 1
    case .usage: 2
    }
  }

  func message(_ language: Language) -> String {
    switch self {
    case .notThere(let socket):
      Words(
        "值班系统未运行，或套接字不在 \(socket)（可用 --socket 或 WATCHROOM_SOCKET 指定）",
        "watchroomd does not answer at \(socket) (say where with --socket or WATCHROOM_SOCKET)"
      ).text(language)
    case .noPermission(let socket):
      Words(
        "本账号无权使用 \(socket):请管理员将账号加入 watchroom 组",
        "this account may not use \(socket): ask the administrator to add it to the group watchroom"
      ).text(language)
    case .refused(let problem): "\(problem.title)\(language == .zh ? "：" : ": ")\(problem.detail)"
    case .broken(let why): Words("与值班系统的连接中断：\(why)", "the connection broke: \(why)").text(language)
    case .usage(let words): words.text(language)
    }
  }
}

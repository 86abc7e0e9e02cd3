import Foundation
import Glibc
import TestSupport

/// The real watchroomd, built beside the tests, on a copy of Config/ with an overlay, a state folder and a socket of its own.
final class WatchDaemon: @unchecked Sendable {
  // Used by the one task of its test.
  let folder: ScratchFolder
  let configuration: String
  let socket: String
  let notify: NotifySocket
  private(set) var program: Program?

  /// Where `swift build` put the programs: beside the test bundle.
  static let build = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path
  static let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// - Parameter overlay: YAML laid upon watchroom.yaml.
  init(overlay: String = "", people: (inout String) -> Void = { _ in }) throws {
    folder = try ScratchFolder("wr-e2e")
    configuration = folder.file("config")
    socket = folder.file("s")
    try FileManager.default.copyItem(atPath: WatchDaemon.tree + "/Config", toPath: configuration)
    try folder.write("overlay.yaml", overlay.isEmpty ? WatchDaemon.quiet : overlay)
    notify = try NotifySocket(folder.file("notify"))
    try edit("organisation/people.yaml", people)
  }

  /// No feed that another test might hold.
  static let quiet = "feeds: []\n"

  func edit(_ file: String, _ change: (inout String) -> Void) throws {
    var text = folder.read("config/" + file)
    change(&text)
    try folder.write("config/" + file, text)
  }

  func overlay(_ text: String) throws { try folder.write("overlay.yaml", text) }

  private var arguments: [String] {
    [
      "--config", configuration, "--overlay", folder.file("overlay.yaml"), "--state", folder.file("state"),
      "--socket", socket, "--trust-clock",
    ]
  }

  /// Starts it and returns when it said READY.
  /// - Parameter through: a command that starts what follows it; it must become that (`exec`).
  func start(through: [String] = []) async throws {
    let program = try launch(through: through)
    try await eventually("READY=1") {
      notify.drain()
      guard program.isRunning || notify.isReady else { throw Trouble("the daemon ended:\n\(log.suffix(3000))") }
      return notify.isReady
    }
  }

  @discardableResult
  func launch(through: [String] = []) throws -> Program {
    notify.clear()
    let command = through + [WatchDaemon.build + "/watchroomd"] + arguments
    let program = try Program(
      command[0], Array(command.dropFirst()), environment: ["NOTIFY_SOCKET": folder.file("notify")])
    self.program = program
    return program
  }

  func check() async throws -> (status: Int32, output: String, errors: String) {
    try await run(WatchDaemon.build + "/watchroomd", arguments + ["--check"])
  }

  var log: String { program?.errors ?? "" }

  /// Bytes that the process has resident.
  var memory: Int {
    let text = (try? String(contentsOfFile: "/proc/\(program?.id ?? 0)/statm", encoding: .utf8)) ?? ""
    return (Int(text.split(separator: " ").dropFirst().first ?? "") ?? 0) * 4096
  }

  /// SIGTERM; returns exit code and how long it took.
  func stop() async throws -> (status: Int32, took: Duration) {
    guard let program else { throw Trouble("not started") }
    let began = ContinuousClock.now
    program.signal(SIGTERM)
    let status = try await program.ended(within: .seconds(30))
    return (status, ContinuousClock.now - began)
  }

  func kill() async throws {
    program?.signal(SIGKILL)
    _ = try await program?.ended()
  }

  // MARK: Asking

  /// The real command, as an account.
  func watchroom(
    _ arguments: [String], as account: Account = .own, input: String? = nil
  ) async throws -> (status: Int32, output: String, errors: String) {
    let room = try account.room(in: folder)
    let command = account.prefix + [WatchDaemon.build + "/watchroom"] + arguments
    return try await run(
      command[0], Array(command.dropFirst()),
      environment: ["WATCHROOM_SOCKET": socket, "XDG_RUNTIME_DIR": room, "NO_COLOR": "1"], input: input)
  }

  /// The command's JSON; throws with what it said when it was refused.
  func json(_ arguments: String..., as account: Account = .own) async throws -> JSON {
    let ended = try await watchroom(arguments + ["-o", "json"], as: account)
    guard ended.status == 0 else { throw Trouble("\(arguments): \(ended.status) \(ended.errors)\(ended.output)") }
    return JSON(ended.output)
  }

  /// A raw request, as an account.
  func ask(
    _ method: String, _ path: String, as account: Account = .own, headers: [String: String] = [:], body: String? = nil
  ) async throws -> (status: Int, body: JSON, headers: [String: String]) {
    let command =
      account.prefix + [MailServer.python, supportFile("ask.py"), socket, method, path]
      + headers.map { "\($0.key): \($0.value)" } + (body.map { ["--", $0] } ?? [])
    let ended = try await run(command[0], Array(command.dropFirst()))
    let answer = JSON(ended.output)
    guard let status = answer["status"].int else { throw Trouble("no answer: \(ended.errors)") }
    let fields = answer["headers"].value as? [String: String] ?? [:]
    return (status, JSON(answer["body"].text), fields)
  }

  func signOn(_ person: String, pin: String, as account: Account) async throws {
    let ended = try await watchroom(["sign-on", person, "--pin-stdin"], as: account, input: pin + "\n")
    guard ended.status == 0 else { throw Trouble("sign-on of \(person): \(ended.errors)\(ended.output)") }
  }

  /// The PIN that the example's people file names beside the person.
  func pin(of person: String) -> String {
    let text = folder.read("config/organisation/people.yaml")
    guard let start = text.range(of: "id: \(person)\n"), let pin = text[start.upperBound...].range(of: "pin: ") else {
      return ""
    }
    let line = text[pin.upperBound...].prefix { $0 != "\n" }
    return line.split(separator: "#").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
  }

  /// All entries of the journal, oldest first.
  func journal(after: Int = 0) async throws -> [JSON] {
    var entries: [JSON] = []
    while true {
      let page = try await json("journal", "--after", "\(entries.last?["seq"].int ?? after)", "--limit", "500")
      entries += page["items"].list
      if page["next"].value == nil || page["items"].list.isEmpty { return entries }
    }
  }
}

/// An account of this machine to ask as. Other accounts need root.
struct Account: Sendable, Hashable {
  var name: String?
  static let own = Account(name: nil)
  init(name: String?) { self.name = name }
  init(_ name: String) { self.name = name }
  static let isRoot = getuid() == 0
  static let needsRoot = "needs root, to ask as other accounts"

  /// Root's group, for which the socket is open, and the one capability to walk into a checkout of root's.
  var prefix: [String] {
    guard let name else { return [] }
    return [
      "/usr/bin/setpriv", "--reuid", name, "--regid", "0", "--clear-groups", "--inh-caps=+dac_override",
      "--ambient-caps=+dac_override", "--",
    ]
  }

  /// The account's folder for its tokens.
  func room(in folder: ScratchFolder) throws -> String {
    let path = folder.file("run-\(name ?? "own")")
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if let name, let entry = getpwnam(name) { chown(path, entry.pointee.pw_uid, 0) }
    return path
  }
}

/// The supervisor's end of NOTIFY_SOCKET.
final class NotifySocket: @unchecked Sendable {
  // Used by the one task of its test.
  private let descriptor: CInt
  private(set) var messages: [String] = []

  init(_ path: String) throws {
    descriptor = Glibc.socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0 else { throw Trouble("cannot bind \(path)") }
  }

  deinit { close(descriptor) }

  var isReady: Bool { messages.contains { $0.hasPrefix("READY=1") } }
  func clear() {
    drain()
    messages = []
  }

  func drain() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &bytes, bytes.count, CInt(MSG_DONTWAIT))
      guard count >= 0 else { return }
      messages.append(String(decoding: bytes.prefix(count), as: UTF8.self))
    }
  }
}

/// JSON as a test reads it: what is not there is empty.
struct JSON: CustomStringConvertible, @unchecked Sendable {
  // Values of JSONSerialization, never changed.
  let value: Any?

  init(value: Any?) { self.value = value is NSNull ? nil : value }
  init(_ text: String) {
    self.init(value: try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
  }

  subscript(_ name: String) -> JSON { JSON(value: (value as? [String: Any])?[name]) }
  subscript(_ index: Int) -> JSON { list.indices.contains(index) ? list[index] : JSON(value: nil) }
  var list: [JSON] { (value as? [Any] ?? []).map { JSON(value: $0) } }
  var text: String { value as? String ?? "" }
  var int: Int? { (value as? NSNumber)?.intValue }
  var flag: Bool? { value as? Bool }
  var keys: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
  var description: String { "\(value ?? "nothing")" }
  /// With sorted keys: equal for equal values.
  var canonical: String {
    let bytes = try? JSONSerialization.data(withJSONObject: value ?? [], options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }
}

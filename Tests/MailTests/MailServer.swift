import Foundation
import Glibc
import Testing

/// The scripted mail server of Tests/Support/smtpd.py: a real SMTP server on loopback, started and stopped by the test.
final class MailServer: Sendable {
  struct Options: Sendable {
    var tls = "none"
    var auth: String?
    var certificateName = "localhost"
    var maxSize: Int?
    /// The control file's JSON; see smtpd.py.
    var control: String?
  }

  /// One line of the server's log; only what the tests look at.
  struct Event: Decodable, Sendable {
    var event: String
    var session: Int?
    var from: String?
    var message_id: String?
    var auth: String?
    var user: String?
    var ok: Bool?
    var tls: Bool?
    var bytes: Int?
    var files: [String]?
    var reply: String?
  }

  private struct Ready: Decodable { var port: Int; var cert: String? }

  let folder: URL
  let port: Int
  let certificate: String?
  private let process: Process

  static let python = "/usr/bin/python3"

  /// Whether this machine can run it.
  static let isAvailable: Bool = (try? run(python, ["-c", "import aiosmtpd.smtp"]).status) == 0
  static let needs: Comment = "needs /usr/bin/python3 with python3-aiosmtpd"

  private static var script: String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Support/smtpd.py").path
  }

  private init(folder: URL, port: Int, certificate: String?, process: Process) {
    self.folder = folder
    self.port = port
    self.certificate = certificate
    self.process = process
  }

  /// Runs `body` with a server, and ends the server afterwards.
  static func with<T>(
    _ options: Options = Options(), _ body: (MailServer) async throws -> T
  ) async throws -> T {
    let server = try await start(options)
    do {
      let result = try await body(server)
      await server.stop()
      return result
    } catch {
      await server.stop()
      throw error
    }
  }

  private static func start(_ options: Options) async throws -> MailServer {
    let folder = try temporaryFolder()
    let ready = folder.appendingPathComponent("ready.json")
    var arguments = [
      script, "--out", folder.appendingPathComponent("out").path, "--ready", ready.path, "--watch-stdin",
      "--tls", options.tls, "--cert-name", options.certificateName,
      "--control", folder.appendingPathComponent("control.json").path,
      "--log", folder.appendingPathComponent("events.jsonl").path,
    ]
    if let auth = options.auth { arguments += ["--auth", auth] }
    if let size = options.maxSize { arguments += ["--max-size", "\(size)"] }
    if let control = options.control {
      try Data(control.utf8).write(to: folder.appendingPathComponent("control.json"))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = arguments
    process.standardInput = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<1000 {
      if let data = try? Data(contentsOf: ready) {
        let found = try JSONDecoder().decode(Ready.self, from: data)
        return MailServer(folder: folder, port: found.port, certificate: found.cert, process: process)
      }
      guard process.isRunning else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    process.terminate()
    throw Trouble(text: "smtpd.py was not ready in time")
  }

  private func stop() async {
    await kill()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Ends the server now: nobody listens at its port any more.
  func kill() async {
    process.terminate()
    for _ in 0..<250 where process.isRunning { try? await Task.sleep(for: .milliseconds(20)) }
    if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) }
  }

  /// Changes the control file.
  func control(_ json: String) throws {
    try Data(json.utf8).write(to: folder.appendingPathComponent("control.json"), options: .atomic)
  }

  func events(_ kind: String) throws -> [Event] {
    let text = try String(contentsOf: folder.appendingPathComponent("events.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(Event.self, from: Data($0.utf8)) }
      .filter { $0.event == kind }
  }

  /// The files of accepted mail, in order.
  func stored() throws -> [URL] {
    let out = folder.appendingPathComponent("out")
    return try FileManager.default.contentsOfDirectory(atPath: out.path).filter { $0.hasSuffix(".eml") }.sorted()
      .map { out.appendingPathComponent($0) }
  }
}

struct Trouble: Error { var text: String }

func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("watchroom-mail-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}

/// Runs a program to its end.
@discardableResult
func run(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: Data) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, output)
}

/// A message as Python's `email` package reads it: another parser than our writer.
struct ParsedMail: Decodable {
  struct Part: Decodable {
    var type: String
    var filename: String?
    var charset: String?
    var text: String?
    var sha256: String
    var size: Int
  }
  var headers: [String: [String]]
  var to: [String]
  var fromName: String
  var parts: [Part]
  var defects: [String]
  var date: String

  init(_ file: URL) throws {
    let script = """
      import sys, json, hashlib, email, email.policy, email.utils
      m = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
      headers = {}
      for name, value in m.items(): headers.setdefault(name, []).append(str(value))
      parts, defects = [], [repr(d) for d in m.defects]
      for name in ('from', 'to', 'subject', 'date'):
        if m[name] is not None: defects += [repr(d) for d in m[name].defects]
      for p in m.walk():
        defects += [repr(d) for d in p.defects]
        if p.is_multipart(): continue
        data = p.get_payload(decode=True)
        parts.append({'type': p.get_content_type(), 'filename': p.get_filename(), 'charset': p.get_content_charset(),
          'text': data.decode('utf-8') if p.get_content_maintype() == 'text' else None,
          'sha256': hashlib.sha256(data).hexdigest(), 'size': len(data)})
      # The newer parser leaves the fold between a phrase's encoded words in (bpo-35547); the older is right.
      from email.header import decode_header, make_header
      raw = email.message_from_binary_file(open(sys.argv[1], 'rb'))['from']
      name = str(make_header(decode_header(email.utils.parseaddr(raw)[0])))
      print(json.dumps({'headers': headers, 'to': [a.addr_spec for a in m['to'].addresses],
        'fromName': name, 'parts': parts, 'defects': defects,
        'date': m['date'].datetime.isoformat()}))
      """
    let (status, output) = try run(MailServer.python, ["-c", script, file.path])
    guard status == 0 else { throw Trouble(text: "python could not read \(file.path)") }
    self = try JSONDecoder().decode(ParsedMail.self, from: output)
  }

  init(_ bytes: [UInt8]) throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("mail.eml")
    try Data(bytes).write(to: file)
    try self.init(file)
  }
}

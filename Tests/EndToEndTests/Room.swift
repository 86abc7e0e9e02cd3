import Foundation
import TestSupport
import Testing

/// A daemon with a mail server and the accounts of a province room, a city room, a person of their own, and a stranger.
struct Room {
  static let province = Account("games")
  static let city = Account("man")
  /// The province's duty leader P-430000-11, by an account of their own.
  static let leader = Account("lp")
  static let stranger = Account("uucp")
  static let secret = "wr s3cret"

  let daemon: WatchDaemon
  let mail: MailServer
  let udp: Int
  private let sender: Sender

  init(_ mail: MailServer, armed: Bool = false) throws {
    self.mail = mail
    udp = try freePort(datagram: true)
    sender = Sender(port: udp)
    daemon = try WatchDaemon(
      overlay: "feeds: []\n",
      people: { text in
        text = text.replacing(
          "consoles:\n",
          with: "consoles:\n  - { account: games, centre: 430000 }\n  - { account: man, centre: 430100 }\n")
        text = text.replacing("  - id: P-430000-11\n", with: "  - id: P-430000-11\n    account: lp\n")
      })
    // Each alarm by itself: the tests count them.
    try daemon.edit("regulation.yaml") { $0 = $0.replacing("  group_within: 5 min ", with: "  group_within: 0 s ") }
    try overlay(armed: armed)
  }

  func overlay(armed: Bool = false, redirect: String? = nil) throws {
    try daemon.folder.write("password", Room.secret)
    try daemon.overlay(
      """
      feeds:
        - { name: udp, kind: udp, host: 127.0.0.1, port: \(udp), datum: wgs84 }
      mail:
        mode: smtp
        smtp:
          host: localhost
          port: \(mail.port)
          security: starttls
          user: watchroom
          password_file: \(daemon.folder.file("password"))
          ca_file: \(mail.certificate ?? "")
          timeout: 2 s
        armed: \(armed)
        retry: [1 s]
      \(redirect.map { "  redirect_all_to: \($0)\n" } ?? "")
      """)
  }

  /// Runs `body` with a started daemon and its mail server; the daemon is stopped cleanly at the end.
  static func with(armed: Bool = false, _ body: (Room) async throws -> Void) async throws {
    try await MailServer.with(.init(tls: "starttls", auth: "watchroom:\(secret)")) { server async throws in
      let room = try Room(server, armed: armed)
      try await room.daemon.start()
      do {
        try await body(room)
        #expect(try await room.daemon.stop().status == 0)
      } catch {
        try? await room.daemon.kill()
        throw Trouble("\(error)\n\(room.daemon.log.suffix(3000))")
      }
    }
  }

  /// Sends sentences until the daemon has counted them: a datagram that comes before the socket is open is lost.
  func hear(_ sentences: [UInt8]) { sender.send(sentences) }

  /// A vessel comes into the closed water; returns its finding.
  @discardableResult
  func intrude(_ mmsi: UInt32) async throws -> JSON {
    var found: JSON?
    try await eventually("a finding of \(mmsi)") {
      hear(Sentences.intrusion(mmsi))
      found = try await findings().first { $0["mmsi"].int == Int(mmsi) }
      return found != nil
    }
    return try #require(found)
  }

  func findings() async throws -> [JSON] {
    try await daemon.json("finding", "list", "--all", "--limit", "500")["items"].list
  }

  func outbox() async throws -> [JSON] { try await daemon.json("outbox", "list", "--limit", "500")["items"].list }

  func signOn(_ person: String, as account: Account) async throws {
    try await daemon.signOn(person, pin: daemon.pin(of: person), as: account)
  }

  /// The mails that arrived, as Python reads them, each with whom it was carried to.
  func arrived() async throws -> [(mail: ParsedMail, recipient: String)] {
    let files = try mail.stored()
    let mails = try await ParsedMail.read(files.map(\.path))
    return zip(files, mails).map { file, mail in
      (mail, String(file.deletingPathExtension().lastPathComponent.dropFirst(5)))
    }
  }
}

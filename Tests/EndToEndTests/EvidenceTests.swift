import Foundation
import TestSupport
import Testing

/// The evidence of a finding through the running daemon and the real command: added to, verified, exported, tampered with; and what was acknowledged
/// stays so over a restart (D5).
@Suite("The real daemon: evidence", .serialized) struct EvidenceTests {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)

  private func sql(_ daemon: WatchDaemon, _ text: String) async throws {
    let program = "import sqlite3,sys;c=sqlite3.connect(sys.argv[1],timeout=20);c.execute(sys.argv[2]);c.commit()"
    let ended = try await run("/usr/bin/python3", ["-c", program, daemon.folder.file("state/register.sqlite"), text])
    guard ended.status == 0 else { throw Trouble(ended.errors) }
  }

  @Test(
    "a finding is added to, exported whole, checked by sha256sum, and shows what was changed behind it",
    .enabled(if: Account.isRoot, "needs root, to ask as other accounts"))
  func exported() async throws {
    try await Room.with { room in
      let daemon = room.daemon
      let finding = try await room.intrude(413_900_777)
      let no = "\(finding["no"].int ?? 0)"
      try await room.signOn("P-430000-01", as: Room.province)
      let photo = daemon.folder.file("现场.dat")
      try Data(Self.png).write(to: URL(fileURLWithPath: photo))
      let added = try await daemon.watchroom(["finding", "attach", no, photo, "--note", "北侧"], as: Room.province)
      #expect(added.status == 0 && added.output.contains("现场.dat.png"), "\(added.errors)")
      let twice = try await daemon.watchroom(["finding", "attach", no, photo], as: Room.province)
      #expect(twice.status == 1)
      // 20 MiB pass, whatever the socket's usual limit is.
      let large = daemon.folder.file("大.pdf")
      try (Data("%PDF-1.7\n".utf8) + Data(count: 20 << 20 - 9)).write(to: URL(fileURLWithPath: large))
      #expect(try await daemon.watchroom(["finding", "attach", no, large], as: Room.province).status == 0)
      let whole = try await daemon.watchroom(["finding", "verify", no])
      #expect(whole.status == 0, "\(whole.output)")
      let folder = daemon.folder.file("案卷")
      let out = try await daemon.watchroom(["finding", "export", no, "--to", folder])
      #expect(out.status == 0, "\(out.errors)")
      let sums = try await run("/bin/sh", ["-c", "cd \"$1\" && sha256sum -c SHA256SUMS", "sh", folder])
      #expect(sums.status == 0 && sums.output.split(separator: "\n").count == 12, "\(sums.output)\(sums.errors)")
      let nmea = try await daemon.watchroom(["decode", folder + "/track.nmea"])
      let decoded = nmea.output.split(separator: "\n").map { JSON(String($0))["mmsi"].int }
      #expect(decoded.count >= 3 && decoded.allSatisfy { $0 == 413_900_777 })
      let zone = JSON(try String(contentsOfFile: folder + "/sealed/zone.json", encoding: .utf8))
      #expect(zone["id"].text == "Z-SCJ" && !zone["area"].keys.isEmpty)
      #expect(try await daemon.watchroom(["finding", "export", no, "--to", folder]).status == 2, "never twice")
      try await sql(daemon, "UPDATE evidence SET body = replace(body, '28.265', '28.275') WHERE finding = \(no)")
      let altered = try await daemon.watchroom(["finding", "verify", no])
      #expect(altered.status == 1 && altered.output.contains("已被改动"))
    }
  }

  @Test(
    "an alarm that was acknowledged does not ring again after a restart; one that nobody saw does go on",
    .enabled(if: Account.isRoot, "needs root, to ask as other accounts"))
  func restarted() async throws {
    try await Room.with { room in
      let daemon = room.daemon
      let seen = try await room.intrude(413_900_777)
      try await room.intrude(413_900_778)
      let no = "\(seen["no"].int ?? 0)"
      try await room.signOn("P-430000-01", as: Room.province)
      let acknowledged = try await daemon.watchroom(["finding", "ack", no], as: Room.province)
      #expect(acknowledged.status == 0, "\(acknowledged.errors)")
      func told(_ no: String) async throws -> (attention: String, until: String, calls: Int) {
        let detail = try await daemon.json("finding", "show", no)
        let calls = detail["ladder"].list.filter { $0["state"].text != "next" }.count
        return (detail["summary"]["attention"].text, detail["summary"]["acknowledgedUntil"].text, calls)
      }
      let before = try await told(no)
      #expect(before.attention == "acknowledged")
      let mails = try await room.outbox().count
      try await daemon.kill()
      try await daemon.start()
      // The same vessel is still there, and heard again.
      for _ in 0..<3 { room.hear(Sentences.intrusion(413_900_777)) }
      try await eventually("the daemon has looked") { try await daemon.json("status")["vessels"].int ?? 0 > 0 }
      #expect(try await told(no) == before)
      let findings = try await room.findings()
      #expect(findings.filter { $0["mmsi"].int == 413_900_777 }.count == 1, "one episode, one finding")
      #expect(findings.contains { $0["mmsi"].int == 413_900_778 && $0["nextStep"].text != "" })
      #expect(try await room.outbox().count == mails, "nobody is called again")
      #expect(try await daemon.watchroom(["finding", "verify", no]).status == 0)
    }
  }
}

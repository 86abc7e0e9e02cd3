import ArgumentParser
import Foundation
import Glibc
import Testing
import Units
import Wire

@testable import watchroom_commands

/// What people type, and what stands in files of their own.
@Suite struct TypedTests {
  @Test(arguments: [
    ("14:30", "2026-11-22T14:30:00+08:00"), ("00:05", "2026-11-22T00:05:00+08:00"),
    ("11-20 08:00", "2026-11-20T08:00:00+08:00"), ("2025-12-31 23:59", "2025-12-31T23:59:00+08:00"),
    ("2025-12-31T23:59", "2025-12-31T23:59:00+08:00"), ("9:30", nil), ("24:00", nil), ("25:00", nil),
    ("2026-02-30 10:00", nil), ("", nil), ("now", nil), ("11-20 08:00 x", nil),
  ]) func `times of day, of this year, of any day`(_ typed: String, _ meant: String?) {
    #expect(TypedTime.parse(typed, now: Samples.now, zone: .shanghai)?.iso8601 == meant)
  }

  @Test(arguments: [
    ("30m", 1_800_000), ("90s", 90_000), ("2h", 7_200_000), ("7d", 604_800_000), ("30", 1_800_000), ("1.5h", 5_400_000),
    ("0", nil), ("-3m", nil), ("m", nil), ("", nil), ("3x", nil), ("1e9d", nil), ("400d", nil), ("٣m", nil),
  ]) func `lengths of time`(_ typed: String, _ milliseconds: Int64?) {
    #expect(TypedSpan.parse(typed, bare: .minutes(1))?.milliseconds == milliseconds)
  }

  @Test func `options of every command may stand before it`() {
    #expect(Help.reordered(["--lang", "en", "status"]) == ["status", "--lang", "en"])
    #expect(
      Help.reordered(["-o", "json", "--socket=/s", "vessel", "list"]) == [
        "vessel", "list", "-o", "json", "--socket=/s",
      ])
    #expect(Help.reordered(["--lang", "en", "decode", "--", "-x"]) == ["decode", "--lang", "en", "--", "-x"])
    #expect(Help.reordered(["--help"]) == ["--help"])
    #expect(Help.reordered(["status", "--lang", "en"]) == ["status", "--lang", "en"])
    #expect(Help.language(["status", "--lang", "en"], [:]) == .en)
    #expect(Help.language(["--lang=zh"], ["WATCHROOM_LANG": "en"]) == .zh)
    #expect(Help.language(["status"], ["WATCHROOM_LANG": "en"]) == .en)
    #expect(Help.language(["status"], [:]) == .zh)
  }

  @Test func `events are read wherever the stream is cut`() {
    let stream =
      ": hello\r\n\r\nid: 7\r\nevent: finding.opened\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\n: beat\n\nid:8\ndata:x\n\n"
    let whole = [
      EventParser.Event(id: 7, name: "finding.opened", data: "{\"a\":\n1}"),
      EventParser.Event(id: 8, name: "", data: "x"),
    ]
    for size in [1, 2, 3, 7, 1000] {
      var parser = EventParser()
      var events: [EventParser.Event] = []
      let bytes = Array(stream.utf8)
      for start in stride(from: 0, to: bytes.count, by: size) {
        events += parser.consume(bytes[start..<min(bytes.count, start + size)])
      }
      #expect(events == whole, "in pieces of \(size)")
    }
  }

  @Test func `a token is believed only from a file of ours alone`() throws {
    let folder = TemporaryFolder()
    let file = TokenFile(folder: folder.path + "/watchroom", name: "dev-pts-3")
    #expect(file.read() == nil)
    try file.write("secret-1")
    try file.write("secret-2")
    #expect(file.read() == "secret-2")
    #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder) == ["dev-pts-3"])
    chmod(file.path, 0o644)
    #expect(file.read() == nil, "others could read it")
    chmod(file.path, 0o600)
    #expect(file.read() == "secret-2")
    chmod(file.folder, 0o770)
    #expect(file.read() == nil, "others could put a file there")
    #expect(throws: ClientFailure.self) { try file.write("secret-3") }
    chmod(file.folder, 0o700)
    file.remove()
    #expect(file.read() == nil)
    #expect(symlink("/etc/hostname", file.path) == 0)
    #expect(file.read() == nil, "a link is nobody's token")
  }

  @Test func `the token stands below the runtime folder, else below tmp with the uid`() {
    #expect(TokenFile.ofThisTerminal(["XDG_RUNTIME_DIR": "/run/user/1"]).folder == "/run/user/1/watchroom")
    #expect(TokenFile.ofThisTerminal(["XDG_RUNTIME_DIR": "relative"]).folder == "/tmp/watchroom-\(getuid())")
  }

  @Test func `failures have the exit codes that scripts know`() {
    #expect(ClientFailure.notThere(socket: "s").exitCode == 69)
    #expect(ClientFailure.noPermission(socket: "s").exitCode == 77)
    #expect(ClientFailure.broken("x").exitCode == 1)
    #expect(ClientFailure.usage(Words("甲", "a")).exitCode == 2)
    for failure in [ClientFailure.notThere(socket: "s"), .noPermission(socket: "s"), .broken("x")] {
      #expect(failure.message(.zh) != failure.message(.en))
    }
  }
}

/// Help pages: every command has one, in each language alone, and it fits 80 columns.
@Suite struct HelpTests {
  private static func paths(_ command: any ParsableCommand.Type, _ path: [String]) -> [[String]] {
    [path]
      + command.configuration.subcommands.flatMap { sub in
        paths(sub, path + [sub.configuration.commandName ?? ""])
      }
  }

  @Test(arguments: ["zh", "en"]) func `each page fits and is in its language`(_ language: String) async {
    let paths = Self.paths(Watchroom.self, [])
    #expect(paths.count > 45)
    for path in paths {
      var run = CommandLineRun()
      run.width = 80
      let outcome = await run.run(path + ["--help", "--lang", language])
      #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(path): \(outcome.errors)")
      for line in outcome.output.split(separator: "\n") {
        #expect(TextWidth.of(String(line)) <= 80, "\(path): \(line)")
        let isChinese = line.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        if language == "en" { #expect(!isChinese, "\(path): \(line)") }
        if language == "zh" {
          #expect(!line.contains("Error") && !line.contains("default:") && !line.contains("OPTIONS"), "\(line)")
        }
      }
      if language == "zh" {
        let isChinese = outcome.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(isChinese, "\(path)")
      }
    }
  }

  @Test func `every command of the list is there`() async {
    let wanted = """
      status;sign-on;sign-off;duty list;round list;round show;round check;finding list;finding show;finding ack;\
      finding silence;finding shelve;finding file;finding dismiss;case list;case show;notice show;notice list;\
      notice receive;notice reply;notice verify;vessel list;vessel show;feed list;outbox list;mail arm;report list;\
      report preview;report approve;ledger show;journal;events;clock confirm;decode;agenda;simulate;config check;pin;play;traffic
      """
    let there = Set(Self.paths(Watchroom.self, []).map { $0.joined(separator: " ") })
    for command in wanted.split(separator: ";") { #expect(there.contains(String(command)), "\(command)") }
  }
}

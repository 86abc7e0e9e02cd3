import Foundation
import TestSupport
import Testing

/// `watchroom` decodes by itself and becomes `watchroom-commands` for everything else: nobody may see where the line is.
@Suite("watchroom and watchroom-commands answer alike") struct FrontTests {
  static let front = WatchDaemon.build + "/watchroom"
  static let commands = WatchDaemon.build + "/watchroom-commands"
  static let lines = "!AIVDM,1,1,,A,13HOI:0P0000VOHLCnHQKwvL05Ip,0*23\r\nnoise\n"

  @Test("decode: output, totals, errors and exit codes, in both languages", arguments: ["zh", "en"])
  func decode(language: String) async throws {
    let folder = try ScratchFolder("wr-front")
    try Data(Self.lines.utf8).write(to: URL(fileURLWithPath: folder.file("lines")))
    let file = folder.file("lines")
    for words in [
      [file], ["--format", "none", file], ["--format=unscaled", "--totals=json", file, file], ["-"], [],
      ["--totals", "text", "--format=json"], [folder.file("nowhere")], [file, folder.file("nowhere"), file],
      [folder.path],
      ["--format", "xml"], ["--help"], ["--lang", "en", file], ["--format"], ["--nothing"],
    ] {
      let environment = ["WATCHROOM_LANG": language]
      let one = try await run(Self.front, ["decode"] + words, environment: environment, input: Self.lines)
      let other = try await run(Self.commands, ["decode"] + words, environment: environment, input: Self.lines)
      #expect(one.status == other.status, "\(words)")
      #expect(one.output == other.output, "\(words)")
      #expect(one.errors == other.errors, "\(words)")
    }
    let missing = try await run(
      Self.front, ["decode", folder.file("nowhere")], environment: ["WATCHROOM_LANG": language])
    #expect(missing.status == 1)
    #expect(missing.errors.hasPrefix(language == "zh" ? "打不开 " : "Error: can't open "), "\(missing.errors)")
    let message = try await run(Self.front, ["decode", file])
    #expect(message.output.contains("\"mmsi\":227006760") && message.output.hasSuffix("}\n"))
  }

  @Test("A full disk is said, and a reader that goes away is not")
  func output() async throws {
    let folder = try ScratchFolder("wr-front")
    let file = folder.file("lines")
    try Data(String(repeating: Self.lines, count: 5_000).utf8).write(to: URL(fileURLWithPath: file))
    for program in [Self.front, Self.commands] {
      let full = try await run(
        "/bin/bash", ["-c", "exec \"$0\" decode \"$1\" >/dev/full", program, file],
        environment: ["WATCHROOM_LANG": "en"])
      #expect(
        full.status == 1 && full.errors.hasPrefix("Error: can't write the output: No space left"), "\(full.errors)")
      let gone = try await run(
        "/bin/bash", ["-c", "\"$0\" decode \"$1\" | head -1 | wc -l; exit ${PIPESTATUS[0]}", program, file])
      #expect(gone.status == 0 && gone.errors.isEmpty && gone.output.contains("1"))
    }
  }

  @Test("All else is the other program, beside it or in ../libexec/watchroom; where it is missing that is said")
  func handingOn() async throws {
    let version = try await run(Self.front, ["--version"])
    #expect(version.status == 0)
    #expect(version.output == (try await run(Self.commands, ["--version"])).output)
    #expect(try await run(Self.front, ["no-such-command"]).status == 2)

    let folder = try ScratchFolder("wr-front")
    let bin = folder.file("bin")
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Self.front, toPath: bin + "/watchroom")
    let lonely = try await run(bin + "/watchroom", ["--version"], environment: ["WATCHROOM_LANG": "en"])
    #expect(lonely.status == 1)
    #expect(lonely.errors.hasPrefix("no watchroom-commands in \(bin) or ../libexec/watchroom"), "\(lonely.errors)")
    let chinese = try await run(bin + "/watchroom", [], environment: ["WATCHROOM_LANG": "zh"])
    #expect(chinese.errors.hasPrefix("找不到 watchroom-commands"), "\(chinese.errors)")
    let decoded = try await run(bin + "/watchroom", ["decode"], input: Self.lines)
    #expect(decoded.status == 0 && decoded.output.contains("227006760"))

    try FileManager.default.createDirectory(atPath: folder.file("libexec/watchroom"), withIntermediateDirectories: true)
    // Where it lies it finds its libraries as in the build folder.
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("libexec/watchroom/watchroom-commands"), withDestinationPath: Self.commands)
    // Called by a link in another folder, too.
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: bin + "/watchroom")
    for path in [bin + "/watchroom", folder.file("link")] {
      #expect(try await run(path, ["--version"]).output == version.output)
    }
  }
}

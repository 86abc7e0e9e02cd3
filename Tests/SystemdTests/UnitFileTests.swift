import Foundation
import Testing

/// The unit as it is shipped, checked by systemd's own tools where they are installed.
@Suite struct UnitFileTests {
  static let analyze = "/usr/bin/systemd-analyze"
  static let hasAnalyze = FileManager.default.isExecutableFile(atPath: analyze)

  let unit = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "systemd/watchroomd.service")

  @Test(
    "systemd-analyze finds nothing to say about the unit",
    .enabled(if: hasAnalyze, "systemd-analyze is not installed"))
  func verify() throws {
    let copy = try Copy(of: unit)
    let (code, text) = try run(["verify", "--recursive-errors=yes", "--man=no", copy.path])
    #expect(code == 0)
    #expect(text == "")
  }

  @Test("a key that systemd does not know is found", .enabled(if: hasAnalyze, "systemd-analyze is not installed"))
  func unknownKey() throws {
    let copy = try Copy(of: unit) { $0.replacing("[Install]", with: "StartAtDawn=yes\n[Install]") }
    let (code, text) = try run(["verify", "--recursive-errors=yes", "--man=no", copy.path])
    #expect(code != 0)
    #expect(text.contains("StartAtDawn"))
  }

  @Test("its exposure stays low", .enabled(if: hasAnalyze, "systemd-analyze is not installed"))
  func security() throws {
    let copy = try Copy(of: unit)
    let (code, text) = try run(["security", "--offline=yes", "--threshold=20", "--no-pager", copy.path])
    #expect(code == 0, "\(text)")
  }

  @Test("the unit says what the daemon relies on")
  func promises() throws {
    let lines = Set(try String(contentsOf: unit, encoding: .utf8).split(separator: "\n").map(String.init))
    for line in [
      "Type=notify", "User=watchroom", "Group=watchroom", "StateDirectory=watchroom", "RuntimeDirectory=watchroom",
      "WatchdogSec=30", "Restart=on-failure", "RestartPreventExitStatus=78",
      "ExecStart=/usr/bin/watchroomd --config /etc/watchroom --state /var/lib/watchroom",
    ] {
      #expect(lines.contains(line))
    }
  }

  /// Runs systemd-analyze; its exit code and all it prints.
  private func run(_ arguments: [String]) throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(filePath: Self.analyze)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}

/// The unit in a folder of its own, with a program that is there in place of the daemon.
private final class Copy {
  private let folder: URL
  var path: String { folder.appending(path: "watchroomd.service").path }

  init(of unit: URL, _ change: (String) -> String = { $0 }) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "watchroom-unit-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let text = try String(contentsOf: unit, encoding: .utf8)
    try change(text.replacing("/usr/bin/watchroomd", with: "/bin/true"))
      .write(toFile: path, atomically: true, encoding: .utf8)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}

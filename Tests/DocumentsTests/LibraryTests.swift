import Foundation
import Testing
import TestSupport

/// The libraries of papers and sheets are loaded when they are used: nothing but these tests holds what is declared of them.
@Suite struct LibraryTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private func run(_ command: String) async throws -> (Int32, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command + " 2>&1"]
    process.currentDirectoryURL = URL(fileURLWithPath: Self.root)
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("what is declared of Pango, Cairo and Fontconfig is what their headers say") func declarations() async throws {
    let (_, flags) = try await run("pkg-config --cflags pangocairo fontconfig")
    let check =
      "cc -fsyntax-only -Werror -DCPANGO_HEADERS -ISources/CPango/include -ISources/CLoader/include $(pkg-config --cflags pangocairo fontconfig)"
    let (status, text) = try await run("\(check) Sources/CPango/CPango.c")
    #expect(status == 0, "\(flags)\(text)")
  }
}

import ControlSocket
import Foundation
import TestSupport
import Testing
import Wire

@testable import watchroom_commands

/// A finding's folder for the case file: whole or not at all, checkable without us.
@Suite(.timeLimit(.minutes(5))) struct ExportTests {
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  private func check(_ folder: String) async throws -> (status: Int32, output: String, errors: String) {
    try await TestSupport.run("/bin/sh", ["-c", "cd \"$1\" && sha256sum -c SHA256SUMS", "sh", folder])
  }

  @Test func `a folder with all that shows it, and digests that sha256sum follows`() async throws {
    try await withDaemon { desk, cli async throws in
      let place = TemporaryFolder()
      let folder = place.path + "/发现2"
      let outcome = await cli("finding", "export", "2", "--to", folder)
      #expect(outcome.code == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      #expect(
        try names(folder) == [
          "README.txt", "SHA256SUMS", "files", "files/1-现场照片.png", "finding.json", "sealed", "sealed/leg-1.json",
          "track.csv", "track.geojson", "track.nmea", "track.svg",
        ])
      #expect(try names(place.path).filter { $0.hasPrefix(".") } == [], "no part is left")
      let checked = try await check(folder)
      #expect(checked.status == 0 && checked.output.split(separator: "\n").count == 8, "\(checked)")
      func bytes(_ name: String) -> [UInt8] {
        Array(FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
      }
      #expect(bytes("files/1-现场照片.png") == FakeDesk.photo && bytes("sealed/leg-1.json") == FakeDesk.leg)
      let nmea = String(decoding: bytes("track.nmea"), as: UTF8.self)
      #expect(nmea.hasPrefix("!AIVDM,1,1,,A,0,0*00\r\n!AIVDM,1,1,,A,1,0*00\r\n") && nmea.hasSuffix(",39,0*00\r\n"))
      let readme = String(decoding: bytes("README.txt"), as: UTF8.self)
      for word in ["track.svg", "sha256sum -c", FakeDesk.digest(FakeDesk.photo), "附件", "17  2026-11-22"] {
        #expect(readme.contains(word), "\(word)")
      }
      let collection = try JSONSerialization.jsonObject(with: Data(bytes("track.geojson"))) as? [String: Any]
      #expect((collection?["features"] as? [Any])?.count == 3)
      // A change of any file shows.
      try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/track.csv"))
      let broken = try await check(folder)
      #expect(broken.status != 0)
    }
  }

  @Test func `what is there is never overwritten; an empty folder is taken`() async throws {
    try await withDaemon { desk, cli async throws in
      let place = TemporaryFolder()
      let (full, empty) = (place.path + "/full", place.path + "/empty")
      for folder in [full, empty] {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      }
      try Data("mine".utf8).write(to: URL(fileURLWithPath: full + "/a"))
      for target in [full, full + "/a", place.path + "/none/there"] {
        let refused = await cli("finding", "export", "2", "--to", target)
        #expect(refused.code == 2 && refused.errors.contains("--to"), "\(target): \(refused.errors)")
      }
      #expect(try names(full) == ["a"])
      #expect(await cli("finding", "export", "2", "--to", empty).code == 0)
      #expect(try names(empty).contains("SHA256SUMS"))
    }
  }

  @Test func `what fails half-way leaves no folder; what is not as it was sealed says so`() async throws {
    try await withDaemon { desk, cli async throws in
      let place = TemporaryFolder()
      desk.refuse("evidenceItem", ControlError(.notFound, Words("附件 ab 不存在", "there is no file ab")))
      let failed = await cli("finding", "export", "2", "--to", place.path + "/a")
      #expect(failed.code == 1 && failed.errors.contains("附件 ab 不存在"))
      #expect(try names(place.path) == [])
    }
    try await withDaemon { desk, cli async throws in
      let place = TemporaryFolder()
      let altered = await cli("finding", "export", "9", "--to", place.path + "/b")
      #expect(altered.code == 1 && altered.output.contains("不符"))
      let readme = try String(contentsOfFile: place.path + "/b/README.txt", encoding: .utf8)
      #expect(readme.contains("已被改动"))
      #expect(await cli("finding", "verify", "9").code == 1)
      #expect(await cli("finding", "verify", "9").output.contains("已被改动"))
    }
  }

  @Test func `files are read before any is sent; too large and absent ones are refused here`() async throws {
    try await withDaemon { desk, cli async throws in
      let place = TemporaryFolder()
      let photo = place.path + "/现场照片.png"
      try Data(FakeDesk.photo).write(to: URL(fileURLWithPath: photo))
      let sent = await cli("finding", "attach", "2", photo, photo, "--note", "北侧所见")
      #expect(sent.code == 0 && sent.output.contains("现场照片.png"), "\(sent.errors)")
      #expect(desk.log.filter { $0 == "attach 2 现场照片.png 24 北侧所见" }.count == 2)
      let large = place.path + "/large.mp4"
      #expect(FileManager.default.createFile(atPath: large, contents: nil))
      truncate(large, 20 << 20 + 1)
      for wrong in [place.path + "/none", large] {
        let refused = await cli("finding", "attach", "2", photo, wrong)
        #expect(refused.code == 2 && refused.errors.contains(wrong))
      }
      #expect(desk.log.filter { $0.hasPrefix("attach") }.count == 2)
    }
  }

  @Test func `the picture is whole in both languages and English has no Chinese of ours`() async throws {
    try await withDaemon { _, cli async throws in
      let place = TemporaryFolder()
      for language in ["zh", "en"] {
        let outcome = await cli("finding", "export", "2", "--to", place.path + "/" + language, "--lang", language)
        #expect(outcome.code == 0)
        let svg = try String(contentsOfFile: place.path + "/\(language)/track.svg", encoding: .utf8)
        let read = try await TestSupport.run(
          "/usr/bin/python3",
          [
            "-c", "import sys,xml.dom.minidom as m;m.parse(sys.argv[1])",
            place.path + "/\(language)/track.svg",
          ])
        #expect(read.status == 0, "\(read.errors)")
        #expect(svg.contains(language == "zh" ? "图例" : "legend"))
        #expect(svg.contains("图例") == (language == "zh"))
      }
    }
  }
}

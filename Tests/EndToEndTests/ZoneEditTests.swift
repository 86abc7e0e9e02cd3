import Foundation
import TestSupport
import Testing

/// `watchroom zone`: a zone set on the running daemon judges the traffic, outlives a restart, and goes back to the file.
@Suite(
  "The real daemon: zones set at run time", .serialized,
  .enabled(if: Account.isRoot, Comment(rawValue: Account.needsRoot)))
struct ZoneEditTests {
  private static let city = Account("man")
  /// In the waters of 430100, beside every zone of the files.
  private static let place = (latitude: 28.2250, longitude: 112.9610)

  private static func feature(_ name: String) -> String {
    #"{"type": "Feature", "id": "Z-NEW", "properties": {"name": "\#(name)", "radius": 400, "#
      + #""rules": [{"kind": "closed-water", "code": "V06", "severity": "serious"}]}, "#
      + #""geometry": {"type": "Point", "coordinates": [\#(place.longitude), \#(place.latitude)]}}"#
  }

  @Test func `set, judged by, asked about, kept over a restart, changed, withdrawn, reverted`() async throws {
    let port = try freePort()
    let daemon = try WatchDaemon(
      overlay: "feeds:\n  - { name: ais, kind: tcp-server, host: 127.0.0.1, port: \(port) }\n",
      people: { text in
        text = text.replacing("consoles:\n", with: "consoles:\n  - { account: man, centre: 430100 }\n")
        text = text.replacing("  - id: P-430100-11\n", with: "  - id: P-430100-11\n    account: lp\n")
      })
    try await daemon.start()
    let file = try daemon.folder.write("zone.geojson", Self.feature("临时禁航区"))
    func zone(_ arguments: String...) async throws -> (status: Int32, output: String, errors: String) {
      try await daemon.watchroom(["zone"] + arguments, as: Self.city)
    }
    #expect(try await zone("set", file, "--reason", "施工").errors.contains("签到"))
    try await daemon.signOn("P-430100-11", pin: daemon.pin(of: "P-430100-11"), as: Self.city)
    let test = ["test", "\(Self.place.longitude)", "\(Self.place.latitude)"]
    #expect(try await daemon.watchroom(["zone"] + test, as: Self.city).output.contains("没有设定规则的水域"))

    let set = try await zone("set", file, "--reason", "桥梁施工")
    #expect(set.status == 0 && set.output.contains("临时禁航区（Z-NEW）立即生效"), "\(set)")
    let asked = try await daemon.watchroom(["zone"] + test, as: Self.city).output
    #expect(asked.contains("区内 400 米") && asked.contains("适用  禁航"), "\(asked)")
    let stream = try Stream.connected(to: port)
    func sail(_ mmsi: UInt32) async throws {
      for second in 0..<4 { try await stream.send(Sentences.position(mmsi, Self.place, second: UInt8(second * 12))) }
    }
    try await sail(413_777_001)
    try await eventually("a finding by the new zone") {
      try await daemon.watchroom(["finding", "list", "--centre", "all"], as: Self.city).output.contains("临时禁航区")
    }

    let same = try await zone("set", file, "--reason", "再来")
    #expect(same.status == 1 && same.errors.contains("完全相同"))
    #expect(try await daemon.stop().status == 0)
    try await daemon.start()
    try await daemon.signOn("P-430100-11", pin: daemon.pin(of: "P-430100-11"), as: Self.city)
    #expect(try await zone("list", "--centre", "all").output.contains("临时禁航区"))

    let version = JSON(try await zone("show", "Z-NEW", "-o", "json").output)["zone"]["version"].text
    _ = try daemon.folder.write("zone.geojson", Self.feature("改名禁航区"))
    #expect(try await zone("set", file, "--reason", "改名", "--over", "ffffffffffff").errors.contains(version))
    #expect(try await zone("set", file, "--reason", "改名", "--over", version).status == 0)
    let shown = try await zone("show", "Z-NEW").output
    #expect(shown.contains("桥梁施工") && shown.contains("改名") && shown.contains("±400.0 m"), "\(shown)")

    #expect(try await zone("withdraw", "Z-SCJ", "--reason", "解除").output.contains("已撤销"))
    #expect(try await zone("list", "--centre", "all").output.contains("已撤销"))
    #expect(try await zone("revert", "Z-SCJ", "--reason", "恢复").output.contains("已恢复为配置文件所写"))
    #expect(try await zone("revert", "Z-SCJ", "--reason", "恢复").errors.contains("现在就是配置文件所写"))
    let wrong = try daemon.folder.write("wrong.geojson", Self.feature("x").replacing("V06", with: "V99"))
    let refused = try await zone("set", wrong, "--reason", "x")
    #expect(refused.status == 1 && refused.errors.contains("V99"), "\(refused.errors)")
    #expect(try await zone("show", "没有").errors.contains("没有水域"))
    #expect(try await daemon.stop().status == 0)
  }
}

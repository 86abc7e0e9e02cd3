import Foundation
import Testing

/// Recordings that lie beside the checkout; without them their tests are skipped and say so.
enum SharedData {
  static let folder: URL? = {
    var candidates: [URL] = []
    if let path = ProcessInfo.processInfo.environment["WATCHROOM_SHARED_DATA"] {
      candidates.append(URL(fileURLWithPath: path))
    }
    let package = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    candidates.append(package.appendingPathComponent("../shared/data").standardizedFileURL)
    return candidates.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("gps").path) }
  }()

  static var isThere: Bool { folder != nil }
  static let hint: Comment = "recorded data missing: put it in ../shared/data or name it in WATCHROOM_SHARED_DATA"

  static func lines(_ name: String) throws -> [[UInt8]] {
    let folder = try #require(folder)
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    return bytes.split(separator: 0x0a).map { Array($0) }
  }
}

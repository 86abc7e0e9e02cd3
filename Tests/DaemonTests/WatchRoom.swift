import Casework
import Foundation
import Organisation
import Regulation
import Settings
import Store
import Testing
import Units

@testable import Daemon

/// A watch over the example province, in a register of its own, under a time that the test hands in.
final class WatchRoom: Sendable {
  let register: Register
  let watch: Watch
  private let folder: URL

  /// The example that stands beside the sources, as people edit it.
  let configuration: URL

  init() throws {
    let name = "watchroom-daemon-\(UUID().uuidString)"
    folder = FileManager.default.temporaryDirectory.appending(path: name)
    configuration = folder.appending(path: "Config")
    let example = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Config")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: example, to: configuration)
    register = try Register(path: folder.appending(path: "register.sqlite").path(percentEncoded: false))
    watch = Watch(register: register, context: try WatchRoom.context(configuration))
  }

  deinit {
    try? register.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The folder as it is now.
  static func context(_ folder: URL) throws -> WatchContext {
    try ConfigurationSource(directory: folder.path(percentEncoded: false), overlays: []).load(
      at: at("2026-11-24 00:00")
    )
    .context(drawKey: DrawKey(secret: [UInt8](repeating: 7, count: 32)))
  }

  /// Replaces a text that must be there.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let path = configuration.appending(path: file)
    let text = try String(contentsOf: path, encoding: .utf8)
    let range = try #require(text.range(of: old), "\(file) has no \(old)")
    try Data(text.replacingCharacters(in: range, with: new).utf8).write(to: path)
  }

  /// A daemon that comes up with the folder as it is now, on the same register.
  func restarted() throws -> Watch { Watch(register: register, context: try WatchRoom.context(configuration)) }

  func duties(_ day: String) async throws -> [DutyRecord] {
    let date = try #require(CivilDate(iso: day))
    return try await register.reading { try $0.duties(day: date) }
  }

  func duty(_ id: String) async throws -> DutyRecord {
    try #require(try await register.reading { try $0.duty(id: id) }, "\(id)")
  }

  /// The whole journal, in order.
  func journal() async throws -> [JournalEntry] {
    var all: [JournalEntry] = []
    while true {
      let last = all.last?.seq ?? 0
      let page = try await register.reading { try $0.journal(after: last, limit: 500) }
      if page.isEmpty { return all }
      all += page
    }
  }

  func quota(_ kind: DutyKind, _ day: String) async throws -> Quota? {
    try await duties(day).first { $0.duty.kind == kind && $0.duty.centre.rawValue == "430000" }?.duty.quota
  }

  /// Ticks off targets of a round, as the command would: made at `made`, recorded at `now`.
  @discardableResult
  func check(
    _ id: String, _ targets: [Target]? = nil, made: String, now: String, by person: PersonID, usable: Bool = true
  ) async throws -> [CheckEntry] {
    let record = try await duty(id)
    let signer = await watch.current.directory.person(person).map { Signer.person($0, account: "test") }
    let lines = (targets ?? record.duty.targets).map {
      Desk.CheckLine(
        target: $0, at: at(made), means: .cctv, pictureUsable: usable, weather: nil, managerPresent: nil,
        clerkPresent: nil, lifeJackets: nil, load: nil, order: nil, findings: [], action: nil, note: nil)
    }
    return try await watch.perform(
      try #require(signer), idempotency: nil, at: at(now), inHold: { _ in false },
      { desk in try desk.check(round: record.no, lines: lines).entries })
  }
}

/// `2026-11-24 18:50` in Shanghai.
func at(_ text: String) -> Instant {
  let parts = text.split(separator: " ").map(String.init)
  guard parts.count == 2, let date = CivilDate(iso: parts[0]), let time = CivilTime(parts[1]) else {
    return .distantPast
  }
  return CivilZone.shanghai.instant(date, time)
}

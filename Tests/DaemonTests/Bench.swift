import Casework
import ControlSocket
import Foundation
import GRDB
import Logging
import Mail
import Organisation
import Regulation
import Settings
import Store
import Synchronization
import TestSupport
import Units
import Wire

@testable import Daemon

/// A Watch on a register of its own, with the example's organisation, under virtual time.
final class Bench: Sendable {
  static let start = Instant(iso8601: "2026-11-21T10:00:00+08:00") ?? .distantPast
  static let logger: Logger = {
    var logger = Logger(label: "daemon-tests")
    logger.logLevel = .critical
    return logger
  }()
  /// The example, read once.
  static let example: ConfigurationSource.Loaded? = {
    let tree = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return try? ConfigurationSource(directory: tree + "/Config", overlays: []).load(at: start)
  }()

  let folder: ScratchFolder
  let register: Register
  let context: WatchContext
  let texts: Texts
  let watch: Watch
  private let time: Mutex<Moment>

  /// - Parameters:
  ///   - folder: of an earlier bench, to start again on its register.
  ///   - daemon: what is different in watchroom.yaml.
  ///   - grouped: whether findings of one kind at one place are one call (D5).
  init(
    in earlier: ScratchFolder? = nil, armed: Bool = true, at start: Instant = Bench.start, grouped: Bool = true,
    _ change: (inout Organisation) -> Void = { _ in }, daemon: (inout DaemonSettings) -> Void = { _ in }
  ) async throws {
    guard var loaded = Bench.example else { throw Trouble("the example's configuration can't be read") }
    change(&loaded.configuration.organisation)
    loaded.configuration.daemon.mail.armed = armed
    daemon(&loaded.configuration.daemon)
    if !grouped { loaded.configuration.regulation.ladder.groupWithin = .zero }
    folder = try earlier ?? ScratchFolder("wr-bench")
    register = try Register(path: folder.file("register.sqlite"))
    context = loaded.context(drawKey: DrawKey(secret: [UInt8](repeating: 7, count: 32)))
    texts = loaded.texts
    watch = Watch(register: register, context: context)
    time = Mutex(Moment(wall: start, monotonic: .hours(5)))
    try await watch.start(at: start)
  }

  var now: Instant { time.withLock { $0.wall } }
  var moment: Moment { time.withLock { $0 } }
  /// Both clocks go on.
  func pass(_ span: TimeSpan) {
    time.withLock { $0 = Moment(wall: $0.wall + span, monotonic: $0.monotonic + span) }
  }

  func acts() throws -> [String] { try register.read { try $0.journal(after: 0, limit: 100_000) }.map(\.act) }
  func findings() throws -> [FindingRecord] {
    try register.read { try $0.findings(before: .max, onlyOpen: false, limit: 10_000) }
  }
  func deliveries() throws -> [Delivery] {
    try register.read { try $0.deliveries(before: .max, states: [], limit: 10_000) }
  }

  /// The register refuses what changes `table`, as a disk with trouble does, until `heal`.
  func ail(_ event: String, on table: String) async throws {
    try await sql("CREATE TRIGGER ailing BEFORE \(event) ON \(table) BEGIN SELECT RAISE(ABORT, 'ailing'); END")
  }
  func heal() async throws { try await sql("DROP TRIGGER ailing") }
  /// Writes to the file behind the daemon's back.
  func sql(_ text: String) async throws {
    // The daemon's own writer may hold the file: without this the first clash is an error.
    var configuration = GRDB.Configuration()
    configuration.busyMode = .timeout(60)
    let queue = try DatabaseQueue(path: folder.file("register.sqlite"), configuration: configuration)
    try await queue.write { try $0.execute(sql: text) }
  }

  /// The control room, asked as the kernel would name the caller.
  func room(confirm: @escaping @Sendable () async -> Void = {}) -> ControlRoom {
    ControlRoom(
      watch: watch, register: register, texts: texts, traffic: NoTraffic(), pins: PINVerifier(), bell: JournalBell(),
      clock: { self.now }, version: "9.9", warnings: { [] }, poke: {}, confirmClock: confirm)
  }

  func carrier(_ courier: any Courier) -> Carrier { Carrier(watch: watch, courier: courier, logger: Bench.logger) }
}

/// A closed-water finding in the example's 三汊矶禁航区, or a distress call there.
func finding(
  _ mmsi: UInt32, _ severity: Severity = .serious, at: Instant = Bench.start, evidence: Int = 1
) -> Finding {
  let place = Position(latitude: 28.2652, longitude: 112.951)
  let detector: DetectorKind = severity == .emergency ? .distress : .closedWater
  let fix = EvidenceFix(
    at: at, position: place, speed: Knots(6.1), course: 0, raw: "!AIVDM,1,1,,A,13u?etPv2;0n:dDPwUM1U1Cb069D,0*24",
    source: "udp")
  return Finding(
    id: "\(detector.rawValue)/\(mmsi)/Z-SCJ/\(at.milliseconds)", detector: detector,
    code: FindingCode(severity == .emergency ? "A04" : "V06"), severity: severity, mmsi: mmsi, vessel: nil,
    vesselName: "湘渡\(mmsi)", object: "Z-SCJ", onset: at, opened: at, place: place,
    reason: Reason("closed-water.inside", ["metres": "42", "zone": "三汊矶禁航区", "seconds": "95", "knots": "6.1"]),
    ruleVersion: "v1", evidence: Array(repeating: fix, count: evidence))
}

/// A traffic side without traffic.
struct NoTraffic: TrafficView {
  func vesselCount() async -> Int { 0 }
  func vessels(_ filter: VesselFilter, page: PageRequest, zone: CivilZone) async -> Page<VesselRow> { Page(items: []) }
  func vessel(mmsi: UInt32, zone: CivilZone) async -> VesselDetail? { nil }
  func feeds(zone: CivilZone) async -> [FeedRow] { [] }
  func engine() async -> EngineStatus { EngineStatus(healthy: true, cycleAge: 0) }
  func metrics() async -> [Metric] { [] }
}

/// A courier that does what it is told, one answer after another; then everything is accepted.
final class ScriptedCourier: Courier {
  let channel = "scripted"
  private let script: Mutex<[DeliveryOutcome]>
  private let seen = Mutex<[Envelope]>([])
  private let onDeliver: @Sendable (Envelope) async -> Void

  init(_ script: [DeliveryOutcome] = [], onDeliver: @escaping @Sendable (Envelope) async -> Void = { _ in }) {
    self.script = Mutex(script)
    self.onDeliver = onDeliver
  }

  var envelopes: [Envelope] { seen.withLock { $0 } }

  func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    seen.withLock { $0.append(envelope) }
    await onDeliver(envelope)
    return script.withLock { $0.isEmpty ? .accepted(Receipt(code: 250, text: "OK", stage: "dot")) : $0.removeFirst() }
  }
}

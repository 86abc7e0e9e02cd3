import Foundation
import Synchronization
import Testing
import Units

@testable import Store

/// A store in a folder of its own, a clock that is set by hand, and the events it told.
final class TrackBench: Sendable {
  /// 2026-11-21T19:00:00Z
  static let hour = Instant(seconds: 1_795_287_600)
  static let vessel: UInt32 = 413_000_001

  let folder: String
  let store: TracksStore
  private let shared: Shared

  convenience init(_ change: (inout TrackSettings) -> Void = { _ in }) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/tracks-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    self.init(folder: folder, change)
  }

  init(folder: String, _ change: (inout TrackSettings) -> Void = { _ in }) {
    var settings = TrackSettings()
    settings.reserveBytes = 1
    change(&settings)
    self.folder = folder
    let shared = Shared()
    store = TracksStore(
      folder: folder, settings: settings, clock: { shared.clock.withLock { $0 } },
      freeBytes: { _ in
        shared.waitAtTheGate()
        return shared.free.withLock { $0 }
      }, report: { event in shared.told.withLock { $0.append(event) } })
    self.shared = shared
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Of the thread that asks.
  private static var niceness: CInt { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

  private final class Shared: Sendable {
    let clock = Mutex(TrackBench.hour)
    let told = Mutex<[TrackEvent]>([])
    let free = Mutex<Int64?>(nil)
    let isGateShut = Mutex(false)
    let isHeldUp = Mutex(false)
    let gate = DispatchSemaphore(value: 0)

    private let niceness = TrackBench.niceness

    /// Holds up the sealer, on its own thread, before it copies an hour; half a minute at most. Its thread is known by its niceness: names of
    /// threads are not, one that has just begun may have that of the thread which made it.
    func waitAtTheGate() {
      guard TrackBench.niceness > niceness else { return }
      guard isGateShut.withLock({ $0 }) else { return }
      isHeldUp.withLock { $0 = true }
      _ = gate.wait(timeout: .now() + .seconds(30))
    }
  }

  /// While it is shut the sealer has begun an hour and does not go on.
  var isGateShut: Bool {
    get { shared.isGateShut.withLock { $0 } }
    set {
      shared.isGateShut.withLock { $0 = newValue }
      if !newValue { shared.gate.signal() }
    }
  }

  /// The sealer has come to the gate while it was shut.
  var isHeldUp: Bool { shared.isHeldUp.withLock { $0 } }

  var now: Instant {
    get { shared.clock.withLock { $0 } }
    set { shared.clock.withLock { $0 = newValue } }
  }
  var freeBytes: Int64? {
    get { shared.free.withLock { $0 } }
    set { shared.free.withLock { $0 = newValue } }
  }
  var events: [TrackEvent] { shared.told.withLock { $0 } }
  var counters: TrackCounters { store.counters }

  /// The names in the folder, in order.
  var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted() }

  func path(_ name: String) -> String { folder + "/" + name }

  /// All positions of a vessel.
  func track(_ mmsi: UInt32 = vessel, limit: Int = 100_000) async throws -> [TrackRow] {
    try await store.track(mmsi: mmsi, from: .distantPast, through: .distantFuture, limit: limit)
  }

  /// A copy of the folder as it lies on the disk now: what a killed process would leave.
  func killed(_ change: (inout TrackSettings) -> Void = { _ in }) throws -> TrackBench {
    let copy = folder + "-killed-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    let bench = TrackBench(folder: copy, change)
    bench.now = now
    return bench
  }

  /// Overwrites bytes of a file.
  func damage(_ name: String, at offset: UInt64, bytes: Int) throws {
    let handle = try #require(FileHandle(forUpdatingAtPath: path(name)))
    try handle.seek(toOffset: offset)
    try handle.write(contentsOf: Data(repeating: 0xa5, count: bytes))
    try handle.close()
  }
}

/// `count` positions of some vessels in turn, a second apart.
func trackRows(
  _ count: Int, from start: Instant = TrackBench.hour, mmsi: UInt32 = TrackBench.vessel, vessels: UInt32 = 1,
  seed: Int = 0
) -> [TrackRow] {
  (0..<count).map { index in
    let n = index + seed
    return TrackRow(
      at: start + .milliseconds(Int64(index) * 1000),
      receivedAt: start + .milliseconds(Int64(index) * 1000 + Int64(n % 3)),
      mmsi: mmsi + UInt32(index) % vessels, latitude: 282_000_000 + Int32(n), longitude: 1_129_000_000 - Int32(n),
      speed: n % 5 == 0 ? nil : UInt16(n % 1023), course: n % 7 == 0 ? nil : UInt16(n % 3600),
      heading: n % 4 == 0 ? nil : UInt16(n % 360), status: n % 6 == 0 ? nil : UInt8(n % 16),
      kind: TrackKind(rawValue: UInt8(n % 8)), feed: UInt16(n % 4))
  }
}

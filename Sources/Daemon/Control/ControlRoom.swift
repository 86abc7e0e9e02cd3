import Casework
package import ControlSocket
package import Feeds
package import Organisation
package import Store
package import Terminals
package import Units
package import Wire

/// What the control room needs of the traffic side: the picture and the feeds, as the API shows them.
package protocol TrafficView: Sendable {
  func vesselCount() async -> Int
  func vessels(_ filter: VesselFilter, page: PageRequest, zone: CivilZone) async -> Page<VesselRow>
  /// Row and recent track; the findings are filled in by the control room.
  func vessel(mmsi: UInt32, zone: CivilZone) async -> VesselDetail?
  /// Whom a person may mean by an id, an MMSI, a name or the number of a terminal.
  func vessels(called text: String) async -> [VesselMatch]
  /// A page of the archive, `from` and `through` included.
  func track(
    mmsi: UInt32, from: Instant, through: Instant, page: PageRequest, zone: CivilZone
  ) async throws -> (items: [TrackPoint], next: Int64?)
  func feeds(zone: CivilZone) async -> [FeedRow]
  func outputs() -> [OutputRow]
  func engine() async -> EngineStatus
  func metrics() async -> [Metric]
  /// A departure was signed (P7).
  func take(_ signOff: SignOff) async
  /// Vessels by the devices that feeds name besides the register's.
  var devices: [String: VesselID] { get }
  /// The place of a feed; nil: none was named. Throws where there is none of that name.
  func feedIndex(_ name: String?) throws -> Int?
  /// Where the first of these devices is that a terminal is connected of: its feed's name and its number.
  func terminal(_ devices: [String], feed: Int?) -> (feed: String, device: String)?
  /// Sends a command to a terminal and waits for its answer, not for ever.
  func send(_ command: JT808Command, to device: String, feed: String) async -> CommandOutcome
  /// The sailing bans from now on; those that are not among them hold no more.
  func follow(_ bans: [SailingBan]) async
  /// Readings of gauges and weather stations.
  func note(_ readings: [Reading]) async
}

/// The daemon behind the status socket: reads copy one page of one snapshot, acts are one transaction of Watch each.
package final class ControlRoom: ControlDesk {
  let watch: Watch
  let register: Register
  let texts: Texts
  let traffic: any TrafficView
  let pins: PINVerifier
  let papers = PaperRoom()
  let clock: @Sendable () -> Instant
  let startedAt: Instant
  let version: String
  /// What the configuration warned about at its last reading.
  let warnings: @Sendable () -> [Words]
  /// Wakes scheduler and outbox after an act.
  let poke: @Sendable () -> Void
  /// A person confirmed the clock (D4).
  let believeClock: @Sendable () async -> Void
  /// Reads the configuration anew and takes it into use (D1); throws `StartFailure` where it is wrong.
  let reload: @Sendable () async throws -> Void
  /// Takes zones that were set at run time into use.
  let rezone: @Sendable () async throws -> Void
  /// The name of a uid's account (D6): the system's, or those of a story.
  let accounts: @Sendable (UInt32) -> String?
  package let bell: JournalBell
  /// What the auditor last saw.
  let audit: AuditWatch

  package init(
    watch: Watch, register: Register, texts: Texts, traffic: any TrafficView, pins: PINVerifier, bell: JournalBell,
    clock: @escaping @Sendable () -> Instant, version: String, warnings: @escaping @Sendable () -> [Words],
    poke: @escaping @Sendable () -> Void, confirmClock: @escaping @Sendable () async -> Void = {},
    reload: @escaping @Sendable () async throws -> Void = {},
    rezone: @escaping @Sendable () async throws -> Void = {},
    accounts: @escaping @Sendable (UInt32) -> String? = { Accounts.name(uid: $0) }, audit: AuditWatch = AuditWatch()
  ) {
    self.watch = watch
    self.register = register
    self.texts = texts
    self.traffic = traffic
    self.pins = pins
    self.bell = bell
    self.clock = clock
    self.version = version
    self.warnings = warnings
    self.poke = poke
    believeClock = confirmClock
    self.reload = reload
    self.rezone = rezone
    self.accounts = accounts
    self.audit = audit
    startedAt = clock()
  }

  /// Reads rows for a caller in one snapshot, on one of the store's own threads.
  func read<T: Sendable>(_ caller: Caller, _ body: @escaping @Sendable (Rows) throws -> T) async throws -> T {
    let context = await watch.current
    let now = clock()
    let (texts, accounts) = (texts, accounts)
    return try await Refusals.told(texts, context.directory) {
      try await self.register.reading { read in
        let viewer = try CallerDirectory(context: context, read: read, now: now, accounts: accounts).viewer(caller)
        return try body(Rows(context: context, texts: texts, read: read, now: now, viewer: viewer))
      }
    }
  }

  /// Carries out an act: authority, decision, transaction, answer. While the clock is in doubt only what `inHold` lets through.
  func act<Answer: Codable & Sendable>(
    _ act: ControlSocket.Act, inHold: @escaping @Sendable (Desk) throws -> Bool = { _ in false },
    _ body: @escaping @Sendable (Desk, Viewer) throws -> Answer
  ) async throws -> Answer {
    let now = clock()
    let viewer = try await read(act.caller) { $0.viewer }
    let key = act.idempotencyKey.map {
      IdempotencyKey(key: $0, caller: "uid:\(act.caller.uid)", fingerprint: act.fingerprint)
    }
    let directory = await watch.current.directory
    let answer = try await Refusals.told(texts, directory) {
      try await self.watch.perform(viewer.signer, idempotency: key, at: now, inHold: inHold) { desk in
        if let session = viewer.session, viewer.person != nil { try desk.touch(session: session) }
        return try body(desk, viewer)
      }
    }
    poke()
    return answer
  }

  func rows(_ desk: Desk, _ viewer: Viewer) -> Rows {
    Rows(context: desk.context, texts: texts, read: desk.tx.read, now: desk.now, viewer: viewer)
  }
}

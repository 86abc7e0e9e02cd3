import Casework
import ControlSocket
package import Daemon
import Feeds
package import Logging
import Mail
package import Organisation
import Regulation
package import Settings
package import Store
package import Units

/// The daemon's parts as the story runs them: all real, wired to a virtual clock, without sockets and without services.
package struct Rig: Sendable {
  package let configuration: Configuration
  package let clock: VirtualClock
  package let register: Register
  package let watch: Watch
  package let engine: TrafficEngine
  package let offers: FindingOffers
  package let handOver: HandOver
  package let carrier: Carrier
  package let room: ControlRoom
  package let texts: Texts
  package let tracks: TracksStore
  package let accounts: StoryAccounts
  let receiver: Receiver
  /// Where the register stood when this run began; nil: a new one.
  package let resumedAt: Instant?

  package init(_ options: StoryOptions, points: KillPoints, logger: Logger) async throws {
    let start = options.at(0, 0)
    var loaded = try ConfigurationSource(directory: options.configuration, overlays: []).load(at: start)
    // The story tells of five findings, each followed to its end; what its straying ferries would be found for besides, off their lines and
    // out of their hours, is the scenarios' matter.
    loaded.configuration.organisation.lines = []
    loaded.configuration.regulation.detectors.offHoursKnots = Knots(200)
    configuration = loaded.configuration
    texts = loaded.texts
    let state = try StateFolder(options.state)
    let register = try Register(path: state.register, observer: points.onCommit)
    self.register = register
    resumedAt = try register.read { try $0.lastJournal()?.recordedAt }
    let clock = VirtualClock(max(resumedAt ?? start, options.resumesAt ?? start), origin: start)
    self.clock = clock
    // A key that is known, so that the story's draws are the same each time (R2).
    let context = loaded.context(drawKey: DrawKey(secret: Array("the story's draws are no secret!".utf8)))
    watch = Watch(register: register, context: context)
    if options.replaysTraffic { try Rig.forgetTracks(state.tracks) }
    tracks = TracksStore(folder: state.tracks, clock: { clock.now })
    offers = FindingOffers()
    receiver = Receiver(name: configuration.daemon.feeds.first?.name ?? "ais")
    engine = TrafficEngine(
      feeds: [EngineFeed(name: receiver.name, datum: .wgs84, expectedPerMinute: nil)], context: context,
      tracks: tracks, offers: offers, at: clock.moment(at: start))
    handOver = HandOver(offers: offers, watch: watch, logger: logger) {}
    carrier = Carrier(
      watch: watch, courier: CourierSettings(options.mail).courier(observer: points.onVerb), logger: logger)
    accounts = StoryAccounts(configuration.organisation)
    let (accounts, receiver) = (accounts, receiver)
    let traffic = TrafficRoom(engine: engine, feedCounters: { [receiver.counters] }, now: { clock.moment })
    room = ControlRoom(
      watch: watch, register: register, texts: loaded.texts, traffic: traffic, pins: PINVerifier(),
      bell: JournalBell(), clock: { clock.now }, version: DaemonOptions.version, warnings: { [] }, poke: {},
      accounts: { accounts.name(uid: $0) })
  }

  /// The archive is bulk and no evidence (D2): who hears the day's traffic again writes it again.
  private static func forgetTracks(_ folder: String) throws {
    do { try FileTree.remove(folder) } catch { throw StoryFailure("\(folder): \(error)") }
  }
}

/// Unix accounts that only the story knows: root, and one for each console of the configuration.
package struct StoryAccounts: Sendable {
  private let names: [UInt32: String]
  private let uids: [String: UInt32]
  private let first: [CentreID: UInt32]

  init(_ organisation: Organisation) {
    var names: [UInt32: String] = [0: "root"]
    var first: [CentreID: UInt32] = [:]
    for (number, console) in organisation.consoles.enumerated() {
      let uid = 61_000 + UInt32(number)
      names[uid] = console.account
      if first[console.centre] == nil { first[console.centre] = uid }
    }
    self.names = names
    uids = Dictionary(names.map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    self.first = first
  }

  package func name(uid: UInt32) -> String? { names[uid] }
  /// The account of a centre's control room.
  package func console(of centre: CentreID) -> UInt32? { first[centre] }
}

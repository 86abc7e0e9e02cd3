import Casework
import ControlSocket
import Daemon
package import Logging
import Mail
import Organisation
import Settings
import Store
import Units
package import Wire

/// One telling of the story: steps from event to event, nothing sleeps.
package struct Story: Sendable {
  package let options: StoryOptions
  package let rig: Rig
  package let points: KillPoints
  package let consoles: Consoles
  private let acts: [StoryAct]
  private let timeline: Timeline?

  /// - Parameters:
  ///   - more: acts besides the script's, for tests.
  ///   - scripted: false: nobody does anything but `more`.
  ///   - timeline: prints what happens; nil: nothing is printed.
  package init(
    _ options: StoryOptions, more: [StoryAct] = [], scripted: Bool = true, timeline: TimelineOptions? = nil,
    logger: Logger
  ) async throws {
    self.options = options
    points = KillPoints(killAt: options.killAt)
    let rig = try await Rig(options, points: points, logger: logger)
    self.rig = rig
    consoles = try Consoles(rig, configuration: options.configuration)
    let script = scripted ? Script.acts(options, cities: rig.cities) : []
    acts = (script + more).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
    self.timeline = timeline.map { Timeline($0, rig: rig) }
  }

  /// Tells the story to its end, or goes on where the register stands.
  package func run() async throws {
    let clock = rig.clock
    let from = clock.now
    var radio = try Radio(options, rig.configuration)
    var heard: Instant?
    if options.replaysTraffic {
      heard = await replay(&radio, until: from)
    } else {
      await rig.engine.resume(open: try await rig.register.reading { try $0.activeFindings().map(\.finding) })
      while let next = radio.next(after: heard), next < from {
        _ = radio.hear(until: next)
        heard = next
      }
    }
    try await rig.watch.start(at: from)
    var pending = acts.drop { $0.at < from }
    var wake = from
    while true {
      if let next = radio.next(after: heard), next <= clock.now {
        await hear(&radio, at: next)
        heard = next
        if rig.offers.count > 0 {
          guard await rig.handOver.offer(at: clock.now) else { throw StoryFailure("a finding was not recorded") }
          wake = clock.now
        }
      }
      if wake <= clock.now { wake = try await settle() }
      while let act = pending.first, act.at <= clock.now {
        pending = pending.dropFirst()
        do { try await act.perform(consoles) } catch {
          throw StoryFailure("\(act.key): \(Self.words(error))")
        }
        wake = try await settle()
      }
      try await timeline?.goOn()
      let next = [radio.next(after: heard), pending.first?.at, wake].compactMap { $0 }.min() ?? options.until
      guard next < options.until else { break }
      clock.advance(to: next)
    }
    clock.advance(to: options.until)
    _ = try await settle()
    try await timeline?.goOn()
    await rig.tracks.flush()
    await rig.tracks.maintain(now: clock.now)
  }

  /// What is due is done and what is owed is carried; returns when something is due again.
  private func settle() async throws -> Instant {
    let now = rig.clock.now
    while true {
      let due = try await rig.watch.tick(at: now)
      _ = await rig.carrier.carryAll(now: { now })
      guard let mail = try await rig.watch.nextDelivery() else { return max(due, now + .milliseconds(1)) }
      if mail > now { return max(min(due, mail), now + .milliseconds(1)) }
    }
  }

  private func hear(_ radio: inout Radio, at now: Instant) async {
    let batches = rig.receiver.receive(radio.hear(until: now), at: now)
    let moment = rig.clock.moment(at: now)
    if !batches.isEmpty { await rig.engine.ingest(batches, at: moment) }
    await rig.engine.sweep(at: moment)
    await rig.handOver.offerTrips(of: rig.engine, at: moment.wall)
  }

  /// Hears again what was on the air before the register's last entry. What came of it stands in the register: nothing is
  /// journalled at a later time before all of an earlier time is committed.
  private func replay(_ radio: inout Radio, until: Instant) async -> Instant? {
    var heard: Instant?
    while let next = radio.next(after: heard), next < until {
      await hear(&radio, at: next)
      rig.offers.taken(rig.offers.count)
      heard = next
    }
    return heard
  }

  private static func words(_ error: any Error) -> String {
    if let refusal = error as? ControlError { return refusal.reason.zh }
    return "\(error)"
  }
}

extension Rig {
  /// Each city centre with its counties.
  var cities: [String: [String]] {
    let centres = configuration.organisation.centres
    let cities = centres.filter { $0.tier == .city }.map(\.id.rawValue)
    return Dictionary(
      uniqueKeysWithValues: cities.map { city in
        (city, centres.filter { $0.parent?.rawValue == city }.map(\.id.rawValue))
      })
  }
}

extension Story {
  /// Where things are, for people.
  package func closing(_ language: Language) -> [String] {
    let register = rig.register.path
    let mail: String
    switch options.mail {
    case .folder(let path): mail = "\(path) (\(FileTree.count(in: path, suffix: ".eml")) .eml)"
    case .smtp(let relay): mail = "\(relay.host):\(relay.port)"
    }
    return [
      "", Words("邮件 \(mail)", "mail \(mail)").text(language),
      Words("值班数据库 \(register)", "register \(register)").text(language), "",
    ]
  }
}

import Casework
import Mail
import Organisation
import Settings
import Store
import Synchronization
import TestSupport
import Units

@testable import Daemon

/// Three virtual days of a province whose mail server and gateways are in trouble: real SMTP and real HTTP on loopback, the clock the test's.
final class TroubleDays: Sendable {
  /// What is wrong in a stretch of time.
  struct Stretch: Sendable {
    /// smtpd.py's control file; nil: nobody listens at the port.
    var mail: String?
    /// gatewayd.py's behaviours, one a request, then for all; nil: nobody listens.
    var gateway: (script: [String], all: String)?
    init(_ mail: String?, _ gateway: (script: [String], all: String)?) {
      self.mail = mail
      self.gateway = gateway
    }
  }

  /// One attempt as the courier was asked for it.
  struct Attempt: Sendable {
    var carry: Int
    var channel: String
    var messageID: String
    var recipient: String
  }

  static let length = TimeSpan.hours(4)
  static let start = Instant(iso8601: "2026-11-24T00:00:00+08:00") ?? .distantPast

  let bench: Bench
  let mail: MailServer
  let gateways: [GatewayServer]
  private let set: CourierSet
  private let log = Mutex<(carry: Int, attempts: [Attempt])>((0, []))

  init(mail: MailServer, sms: GatewayServer, fax: GatewayServer) async throws {
    self.mail = mail
    gateways = [sms, fax]
    let both = try [Self.gateway("sms", .sms, port: sms.port), Self.gateway("fax", .fax, port: fax.port)]
    bench = try await Bench(at: Self.start) { organisation in
      for index in organisation.people.indices {
        organisation.people[index].channels = ChannelAddresses([.sms: ["139\(index)"]])
      }
      for index in organisation.units.indices {
        organisation.units[index].channels = ChannelAddresses([.fax: ["0731\(index)"], .sms: ["138\(index)"]])
      }
    } daemon: { daemon in
      daemon.gateways = both
      daemon.hosts = .centres(["430000", "430100", "430105"].map { CentreID($0) })
    }
    var relay = Relay(host: "127.0.0.1", port: mail.port, security: .plain)
    relay.timeouts = MailTimeouts(
      connect: .seconds(2), reply: .milliseconds(400), stall: .seconds(1), total: .milliseconds(900))
    let now = bench
    set = CourierSet(
      mail: CourierSettings(.smtp(relay)).courier(), gateways: both.map { GatewayCourier($0) { now.now } })
  }

  private static func gateway(_ name: String, _ kind: ChannelKind, port: Int) throws -> Gateway {
    var gateway = Gateway(
      name: name, kind: kind, url: try GatewayTemplate("http://127.0.0.1:\(port)/\(name)"),
      body: try GatewayTemplate(#"{"to":"{recipient}","text":"{text}","id":"{message_id}","part":"{part}"}"#))
    gateway.timeout = .milliseconds(400)
    gateway.success.body = .json(path: ["errcode"], equals: ["0"])
    return gateway
  }

  var attempts: [Attempt] { log.withLock { $0.attempts } }

  /// Tells the stretches one after another, each with an emergency and a serious finding at its beginning; then a quiet day.
  func tell(_ stretches: [Stretch]) async throws {
    for (index, stretch) in stretches.enumerated() {
      let begin = Self.start + Self.length * index
      try await trouble(stretch, after: index == 0 ? nil : stretches[index - 1])
      for (number, severity) in [Severity.emergency, .serious].enumerated() {
        let seen = finding(UInt32(413_900_100 + index * 2 + number), severity, at: begin)
        _ = await bench.watch.record([.opened(seen)], at: begin)
      }
      try await run(until: begin + .minutes(1))
      try await dismiss()
      try await run(until: begin + Self.length)
    }
    try await trouble(Stretch("{}", ([], "ok")), after: stretches.last)
    try await run(until: bench.now + .days(1))
  }

  private func trouble(_ stretch: Stretch, after last: Stretch?) async throws {
    if let control = stretch.mail {
      if let last, last.mail == nil { try await mail.comeBack() }
      try mail.control(control)
    } else {
      await mail.kill()
    }
    let names: [(String, ChannelKind)] = [("sms", .sms), ("fax", .fax)]
    let couriers = try zip(names, gateways).map { name, server in
      // A port at which nobody listens, where the gateway is gone.
      let port = stretch.gateway == nil ? 1 : server.port
      let bench = bench
      return GatewayCourier(try Self.gateway(name.0, name.1, port: port)) { bench.now }
    }
    set.replace(gateways: couriers)
    for server in gateways { try server.script(stretch.gateway?.script ?? [], all: stretch.gateway?.all ?? "ok") }
  }

  /// Somebody looks: the ladders end, the mails that are on their way are owed as before.
  private func dismiss() async throws {
    for finding in try bench.register.read({ try $0.unfinishedFindings() }) where !finding.isDisposed {
      let people = bench.context.directory.people(of: finding.centre, role: .dutyLeader)
      guard let leader = people.first else { throw Trouble("nobody leads \(finding.centre)") }
      _ = try await bench.watch.perform(
        .person(leader, account: "test"), idempotency: nil, at: bench.now, inHold: { _ in false }
      ) { try $0.dismiss(finding: finding.no, reason: "看错", revision: nil).no }
    }
  }

  /// The scheduler's and the outbox's wakes until then.
  private func run(until end: Instant) async throws {
    while true {
      let now = bench.now
      let next = try await bench.watch.tick(at: now)
      let carry = log.withLock { log in
        log.carry += 1
        return log.carry
      }
      let courier = NotingCourier(set) { envelope in
        self.log.withLock {
          $0.attempts.append(
            Attempt(
              carry: carry, channel: envelope.channel, messageID: envelope.messageID, recipient: envelope.recipient))
        }
      }
      _ = await bench.carrier(courier).carryAll { now }
      let owed = try await bench.watch.nextDelivery() ?? end
      let wake = max(min(next, owed), now + .milliseconds(1))
      guard wake < end else { return bench.pass(end - now) }
      bench.pass(wake - now)
    }
  }
}

/// Says what it is asked for, and hands it on.
private final class NotingCourier: Courier {
  let channel = "noting"
  private let inner: CourierSet
  private let note: @Sendable (Envelope) -> Void
  init(_ inner: CourierSet, note: @escaping @Sendable (Envelope) -> Void) {
    self.inner = inner
    self.note = note
  }
  var lanes: Int { inner.lanes }
  var lanesByChannel: [String: Int] { inner.lanesByChannel }
  func rest() async { await inner.rest() }
  func deliver(_ envelope: Envelope) async -> DeliveryOutcome {
    note(envelope)
    return await inner.deliver(envelope)
  }
}

import Casework
import Foundation
import Geometry
import Organisation
import Regulation
import Reporting
import Settings
import Store
import Testing
import Units

@testable import Daemon

func at(_ clock: String, _ day: String = "2026-11-21") -> Instant {
  CivilZone.shanghai.instant(CivilDate(iso: day) ?? CivilDate(dayNumber: 0), CivilTime(clock) ?? .midnight)
}

/// Watch over the example province with a register of its own, and nothing else of the daemon: time is handed in.
final class Room: Sendable {
  static let configuration = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Config")
    return (
      try ConfigurationLoader.load(directory: root.path(), now: at("12:00")).get().configuration,
      try CatalogueLoader.load(directory: root.appending(path: "texts").path(), language: .zh)
    )
  }

  let folder: URL
  let register: Register
  let watch: Watch
  let directory: Directory
  let context: WatchContext

  /// - Parameter change: what is different in this organisation.
  /// - Parameter hosted: the centres that this daemon runs (D12); nil: all.
  /// - Parameter gateways: that there are besides e-mail (R7).
  /// - Parameter press: makes files of forms; nil: tables go as CSV.
  /// - Parameter rules: what is different in this regulation.
  init(
    armed: Bool = true, hosted: Set<CentreID>? = nil, gateways: [ChannelBook.Entry] = [], press: PaperPress? = nil,
    change: (inout Organisation) -> Void = { _ in }, rules adapt: (inout RegulationRules) -> Void = { _ in }
  ) throws {
    let (configuration, catalogue) = try Self.configuration.get()
    var regulation = configuration.regulation
    adapt(&regulation)
    var organisation = configuration.organisation
    change(&organisation)
    folder = FileManager.default.temporaryDirectory.appending(path: "watch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    register = try Register(path: folder.appending(path: "register.sqlite").path())
    directory = Directory(organisation)
    let mail = WatchContext.MailIdentity(
      address: "watch@example.invalid", name: "监控中心", domain: "example.invalid", redirectAllTo: nil, armed: armed)
    var context = WatchContext(
      organisation: organisation, rules: regulation, organisationVersion: "o", regulationVersion: "r",
      hosted: hosted ?? Set(organisation.centres.map(\.id)), catalogue: catalogue,
      drawKey: DrawKey { text in Array((text + String(repeating: "k", count: 32)).utf8.prefix(32)) }, mail: mail,
      life: DeliveryLife(), channels: ChannelBook(gateways), press: press)
    context.fileZones = organisation.zones
    self.context = context
    watch = Watch(register: register, context: context)
  }

  /// The daemon once more on the same file: nothing is known but what stands there.
  func restarted() throws -> Watch {
    Watch(register: try Register(path: folder.appending(path: "register.sqlite").path()), context: context)
  }
  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Opens a finding in the waters of a centre, at one of its points; returns its number.
  /// - Parameter object: what it is about, where more than one is open at a time.
  func open(
    _ severity: Severity, code: String, in centre: String, at now: Instant, object: String? = nil
  ) async throws -> Int64 {
    let point = try #require(directory.points(of: CentreID(centre)).first)
    let isDistress = code == "D03"
    let finding = Finding(
      id: "\(code)/413900777/\(object ?? centre)/\(now.milliseconds)", detector: isDistress ? .distress : .speed,
      code: FindingCode(code), severity: severity, mmsi: 413_900_777, vessel: nil, vesselName: "某船",
      object: object ?? centre,
      onset: now - .minutes(1), opened: now, place: point.place, reason: Reason("speed.over", [:]), ruleVersion: "v",
      evidence: [])
    let (taken, error) = await watch.record([.opened(finding)], at: now)
    #expect(taken == 1 && error == nil)
    return try #require(try register.read { try $0.finding(id: finding.id)?.no })
  }

  /// An act of a person, in a transaction of its own.
  func act<Answer: Codable & Sendable>(
    _ person: PersonID, at now: Instant, _ body: @Sendable (Desk) throws -> Answer
  ) async throws -> Answer {
    let signer = Signer.person(try #require(directory.person(person)), account: "test")
    return try await watch.perform(signer, idempotency: nil, at: now, inHold: { _ in false }, body)
  }

  func file(_ finding: Int64, by person: PersonID, at now: Instant, drill: Bool = false) async throws -> CaseRecord {
    let no = try await act(person, at: now) { desk in
      try desk.file(finding: finding, note: "", point: nil, demand: nil, drill: drill, revision: nil).record.no
    }
    return try #require(try register.read { try $0.caseRecord(no: no) })
  }

  /// Messages of a kind, oldest first, each with its recipients.
  func messages(_ kind: LetterKind) throws -> [(message: StoredMessage, recipients: [String])] {
    try register.read { reader in
      try reader.messages(before: .max, limit: 500).reversed().filter { $0.kind == kind.rawValue }.map { message in
        (message, try reader.deliveries(message: message.no).map(\.recipient))
      }
    }
  }

  /// The relay takes the delivery of a message to one recipient.
  func accept(_ message: StoredMessage, _ recipient: String, at now: Instant) async throws {
    let delivery = try #require(
      try register.read { try $0.deliveries(message: message.no).first { $0.recipient == recipient } })
    try await watch.record(.accepted(Receipt(code: 250, text: "ok", stage: "dot")), delivery: delivery.no, at: now)
  }

  /// Another organisation is taken into use.
  func reload(_ organisation: Organisation, at now: Instant) async throws {
    let (configuration, catalogue) = try Self.configuration.get()
    try await watch.reload(
      WatchContext(
        organisation: organisation, rules: configuration.regulation, organisationVersion: "o2",
        regulationVersion: "r", hosted: context.hosted, catalogue: catalogue, drawKey: context.drawKey,
        mail: context.mail, life: context.life), at: now)
  }

  /// The text of a message, as its reader sees it.
  func text(of message: StoredMessage) throws -> String {
    let bytes = try #require(try register.read { try $0.blob(message.blob) })
    let part = try #require(
      String(decoding: bytes, as: UTF8.self).components(separatedBy: "text/plain").dropFirst().first)
    let encoded =
      part.components(separatedBy: "\r\n\r\n").dropFirst().first?
      .components(separatedBy: "\r\n--").first ?? ""
    let data = try #require(Data(base64Encoded: encoded, options: .ignoreUnknownCharacters))
    return String(decoding: data, as: UTF8.self)
  }

  /// Mail addresses of who stands on a rung.
  func addresses(of centre: String, _ rung: LadderRules.Rung, _ now: Instant) -> [String] {
    RungResolver(directory).people(rung, centre: CentreID(centre), at: now).compactMap(\.address)
  }

  func journal(_ act: String) throws -> [JournalEntry] {
    try register.read { reader in
      var entries: [JournalEntry] = []
      while true {
        let page = try reader.journal(after: entries.last?.seq ?? 0, limit: 500)
        entries += page
        if page.count < 500 { return entries.filter { $0.act == act } }
      }
    }
  }
}

import Casework
import Organisation
import Regulation
import Reporting
import Store
import Testing
import Units

@testable import Daemon

/// 交接班 of a day (G6, S2) through the real Watch and register.
@Suite("Watch: the watch is handed over, form 6 (G6, S2)") struct HandoverDayTests {
  private static let city = CentreID("430100")
  private static let items = [Handover.Item(equipment: "大屏幕", state: "正常")]
  /// 主管领导, who leads no watch.
  private static let charge = "P-430100-31"

  private func room(tells: Bool = true) async throws -> Room {
    let room = try Room(rules: { $0.handover.tellsLate = tells })
    try await room.watch.start(at: at("07:00"))
    _ = try await room.watch.tick(at: at("07:00"))
    return room
  }

  private func prepare(_ room: Room, by person: PersonID, _ clock: String) async throws -> Handover {
    try await room.act(person, at: at(clock)) { try $0.prepareHandover(equipment: Self.items, instructions: "夜间有雾") }
  }
  private func sign(_ room: Room, _ person: PersonID, _ clock: String) async throws -> Handover {
    try await room.act(person, at: at(clock)) { try $0.signHandover(arrived: nil) }
  }

  @Test(
    "G6: form 6 has open matters, faults, instructions, times and both watches' signatures, as a paper and as a register"
  )
  func form() async throws {
    let room = try await room()
    let finding = try await room.open(.ordinary, code: "V11", in: "430100", at: at("09:00"))
    let record = try await room.file(finding, by: "P-430100-01", at: at("09:10"))
    let undecided = try await room.open(.serious, code: "V06", in: "430100", at: at("13:20"), object: "x")
    let written = try await prepare(room, by: "P-430100-01", "13:30")
    #expect(written.matters.contains { $0.what.hasPrefix("案件 \(record.no)：") && $0.next == "待结案" })
    #expect(written.matters.contains { $0.what.hasPrefix("报警 \(undecided)：") && $0.next == "立案或排除" })
    #expect(written.matters.contains { $0.what.contains("（C2）") && $0.state.contains("已查 0/") })
    await #expect(throws: HandoverRefusal.incomplete(missing: ["P-430100-03", "P-430100-04"])) {
      _ = try await sign(room, "P-430100-02", "14:00")
    }
    await #expect(throws: AuthorityRefusal.self) { _ = try await sign(room, Self.charge, "13:50") }
    for person in ["P-430100-03", "P-430100-04"] { _ = try await sign(room, person, "13:52") }
    _ = try await sign(room, "P-430100-01", "14:00")
    let done = try await sign(room, "P-430100-02", "14:03")
    #expect(done.isComplete && done.no == 1)
    #expect(try room.journal("handover.complete").map(\.subject) == ["handover:1"])
    let letters = room.context.letters
    let form = letters.handoverForm(letters.handoverSheet(done))
    #expect(form.signatures[0].value.text.contains("14:00") && form.signatures[0].value.text.contains("14:03"))
    #expect(form.grids[1].rows.count == done.matters.count && form.html.contains("夜间有雾"))
    let stored = try room.register.read {
      try $0.handovers(centre: Self.city, from: at("00:00"), before: at("23:59"))
    }
    let register = letters.handoverRegister(stored.map { letters.handoverSheet($0) }, centre: Self.city)
    #expect(register.grids[0].rows.count == 1 && register.text.contains("08:00—14:00"))
    // The next one begins with who took this one over.
    let evening = try await prepare(room, by: "P-430100-03", "19:30")
    #expect(evening.no == 2 && evening.offGoing.watchkeepers == ["P-430100-03", "P-430100-04"])
  }

  @Test(
    "G6: five minutes after the change it is told once to the duty leaders, unwritten or unsigned; signed later it stays late"
  )
  func late() async throws {
    let room = try await room()
    _ = try await prepare(room, by: "P-430100-01", "13:30")
    _ = try await sign(room, "P-430100-03", "13:55")
    func told() throws -> [(message: StoredMessage, recipients: [String])] {
      try room.messages(.handoverLate).filter {
        $0.message.cause.hasSuffix("/\(at("14:00").milliseconds)/late") && $0.message.centre == Self.city
      }
    }
    let next = try await room.watch.tick(at: at("14:05"))
    #expect(next <= at("14:05") + .milliseconds(1))
    #expect(try told().isEmpty)
    for clock in ["14:06", "14:07", "15:00"] { _ = try await room.watch.tick(at: at(clock)) }
    let letter = try #require(try told().first)
    #expect(try told().count == 1)
    #expect(letter.recipients == ["p-430100-11@watchroom.example.invalid"])
    let text = try room.text(of: letter.message)
    let missing = try #require(room.directory.person("P-430100-04")?.name)
    #expect(text.contains("未按时交接班") && text.contains(missing))
    _ = try await sign(room, "P-430100-04", "14:20")
    for person in ["P-430100-01", "P-430100-02"] { _ = try await sign(room, person, "14:25") }
    let done = try #require(try room.register.read { try $0.handover(no: 1) })
    #expect(room.context.letters.handoverSheet(done).late == "逾期 25 分钟")
    #expect(try room.journal("handover.complete").first?.detail.contains(#""late":"25""#) == true)
    #expect(try room.journal("handover.late").count { $0.centre == Self.city && $0.recordedAt < at("15:00") } >= 1)
  }

  @Test("rooms that do not keep form 6 here are not told") func silent() async throws {
    let room = try await room(tells: false)
    for clock in ["08:06", "14:06", "20:06"] { _ = try await room.watch.tick(at: at(clock)) }
    #expect(try room.messages(.handoverLate).isEmpty)
  }

  @Test("R12: a daemon that was down as the watch changed accuses nobody: it may have been signed on paper")
  func down() async throws {
    let room = try await room()
    _ = try await room.watch.tick(at: at("15:30"))
    #expect(try room.messages(.handoverLate).isEmpty && room.journal("handover.late").isEmpty)
  }

  @Test("G6: a substitute is reported to the duty leader and takes over when the leader in charge has approved")
  func swap() async throws {
    let room = try await room()
    _ = try await room.act("P-430100-03", at: at("13:05")) {
      try $0.askSwap(of: "P-430100-04", for: "P-430100-05", reason: "病假")
    }
    let mail = try #require(try room.messages(.swapAsked).first)
    #expect(mail.recipients == ["p-430100-11@watchroom.example.invalid", "p-430100-31@watchroom.example.invalid"])
    await #expect(throws: AuthorityRefusal.self) {
      _ = try await room.act("P-430100-11", at: at("13:10")) { try $0.approveSwap(of: "P-430100-04") }
    }
    await #expect(throws: HandoverRefusal.notAWatchkeeper("P-430105-01")) {
      _ = try await room.act("P-430100-03", at: at("13:10")) {
        try $0.askSwap(of: "P-430100-04", for: "P-430105-01", reason: "病假")
      }
    }
    let approved = try await room.act(Self.charge, at: at("13:10")) { try $0.approveSwap(of: "P-430100-04") }
    #expect(approved.taking == ["P-430100-03", "P-430100-05"])
    _ = try await prepare(room, by: "P-430100-01", "13:30")
    await #expect(throws: HandoverRefusal.notOfThisHandover) { _ = try await sign(room, "P-430100-04", "13:52") }
    for person in ["P-430100-03", "P-430100-05"] { _ = try await sign(room, person, "13:52") }
    for person in ["P-430100-01", "P-430100-02"] { _ = try await sign(room, person, "14:00") }
    let evening = try await prepare(room, by: "P-430100-05", "19:30")
    #expect(evening.offGoing.watchkeepers == ["P-430100-03", "P-430100-05"], "the substitute carries that watch")
    let sheet = room.context.letters.handoverSheet(try #require(try room.register.read { try $0.handover(no: 1) }))
    #expect(sheet.substitutes.count == 1 && sheet.substitutes[0].contains("批准"))
  }
}

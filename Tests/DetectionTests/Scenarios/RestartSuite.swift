import Detection
import Organisation
import Picture
import Testing

/// The machine is switched off and on again at awkward moments of every scenario, its monotonic clock begins anew, eight seconds of reports are
/// lost, and it goes on from what the register holds, in the form in which the register holds it.
@Suite("D5: a restart makes no second finding and loses none, whatever the detector and the moment")
struct RestartSuite {
  /// What a vessel did before the restart is half of what they judge by: who was abaft, on which side of a line, fast a moment ago.
  /// What a restart cuts in two before it is a finding they do not see (docs/detection.md).
  static let forgetful: Set<DetectorKind> = [.overtaking, .aground, .adrift]
  /// What goes on after the cut is shorter than the dwell, or nothing shows where the vessel came from.
  static let tooShort: Set<String> = [
    "fourteen minutes in short", "comes back an hour later: two episodes",
    "comes in from outside ten minutes after it began", "a class B at 14 kn, two fixes inside at most",
    "moored when it begins, sails two minutes later for a quarter of an hour",
    "berths within the grace, sails again within it for ten minutes, berths",
    "40 m outside when it begins, comes in, and berths twelve minutes later",
    "crosses between two fixes four minutes apart", "from the hole to the outside between two fixes",
  ]

  @Test(arguments: ScenarioBook.all) func cutShort(_ book: ScenarioBook) {
    for scenario in book.scenarios where !scenario.expected.isEmpty && scenario.airs.contains(.clean) {
      let spans = ScenarioRun(scenario, .clean, seed: 1).spans
      #expect(!spans.isEmpty)
      // Just after each began, just before it ends, and just after.
      let begun = spans.map { $0.opened + 0.5 }
      let ending = spans.compactMap { span in span.ended.flatMap { $0 - span.opened > 10 ? $0 - 0.5 : nil } }
      let over = spans.compactMap { $0.ended.map { $0 + 0.5 } }
      let cut = ScenarioRun(scenario, .clean, seed: 1, cuts: begun + ending + over)
      #expect(cut.wrong.isEmpty && cut.doubled.isEmpty, "\(cut.wrong) \(cut.doubled)")
      // A later one of the same vessel may be in its dwell when the cuts have shifted it.
      let isKnown = Self.forgetful.contains(book.detector) && spans.count > 1
      #expect(cut.missed.isEmpty || isKnown, "\(cut.missed)")
      let dwells = spans.filter { $0.opened - $0.onset > 1 }.map { ($0.onset + $0.opened) / 2 }
      if !dwells.isEmpty { cutInTheDwell(scenario, dwells) }
    }
  }

  private func cutInTheDwell(_ scenario: Scenario, _ cuts: [Double]) {
    let run = ScenarioRun(scenario, .clean, seed: 1, cuts: cuts)
    #expect(run.wrong.isEmpty && run.doubled.isEmpty, "in the dwell: \(run.wrong) \(run.doubled)")
    let isLine = scenario.expected.contains { $0.object == "gate" } && scenario.stage.zones.contains { $0.isLine }
    if isLine || Self.tooShort.contains(scenario.name) { return }
    let missed = run.missed.filter { told in !Self.forgetful.contains { told.contains(": \($0.rawValue) ") } }
    #expect(missed.isEmpty, "in the dwell: \(missed)")
  }

  @Test("P7: what was due to end while the daemon was away ends when it is back") func endsLate() {
    let scenario = UnsignedDepartureScenarios.all[0]
    let end = ScenarioRun(scenario, .clean, seed: 1).spans[0].ended ?? 0
    let run = ScenarioRun(scenario, .clean, seed: 1, cuts: [end + 0.2])
    #expect(run.spans.count == 1)
    let cut = ScenarioRun(scenario, .clean, seed: 1, cuts: [end - 0.5])
    #expect(cut.spans.count == 1 && cut.spans[0].ended.map { $0 < end + 5 } ?? false)
  }

  @Test("C13: another beacon that is heard before the first look after a restart joins the call") func beaconAtOnce() {
    var h = Harness()
    h.report(Harness.at(0, 0), status: 14, mmsi: 970_010_001, as: .beacon)
    h.pass(20)
    h.reboot()
    h.report(Harness.at(200, 0), status: 14, mmsi: 972_010_001, as: .beacon)
    #expect(h.opened.count == 1 && h.updates.last?.values["others"] == "972010001")
  }
}

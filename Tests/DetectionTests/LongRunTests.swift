import Detection
import Organisation
import Testing
import Units

/// What was worked out for one day does not hold on the third.
@Suite("P7: a daemon that runs for days judges each by its own timetable") struct LongRunTests {
  @Test func `three days later the ferry may sail at ten, and not at eleven at night`() {
    var h = Harness(FerryStage.stage())
    func cross() {
      h.lie(at: FerryStage.west, for: 300)
      h.sail(from: FerryStage.west, to: FerryStage.east)
      h.lie(at: FerryStage.east, for: 240)
    }
    cross()
    h.clock += 3 * 86_400
    cross()
    #expect(h.opened(.offHours).isEmpty)
    h.clock += 13 * 3600
    cross()
    #expect(h.opened(.offHours).count == 1)
  }
}

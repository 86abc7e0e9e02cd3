import Detection
import Geometry
import Organisation
import Picture
import Testing
import Units

/// C5: a registered vessel that is not heard any more.
@Suite("C5, X4: a vessel that falls silent is seen and recorded") struct LostSignalTests {
  @Test func `a ferry heard every 10 s is lost after five minutes of silence, and found again`() throws {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.pass(295)
    #expect(h.opened.isEmpty)
    h.pass(15)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1)
    #expect(finding.detector == .lostSignal && finding.code.rawValue == "F06" && finding.severity == .ordinary)
    #expect(finding.onset == Harness.start + .seconds(300))
    #expect(finding.reason.values["minutes"] == "5" && finding.reason.values["usualGap"] == "10")
    #expect(finding.reason.values["lastHeard"] == "11-22 10:05" && finding.reason.values["feed"] == "north")
    #expect(Set(finding.reason.values.keys) == Set(ReasonKey.lostSilent.placeholders))
    #expect(finding.evidence.count >= 10)
    h.pass(1500)
    #expect(h.opened.count == 1)
    #expect(h.updates.count == 2)
    h.report(Harness.at(0, 0))
    #expect(h.ended == [finding.id])
  }

  @Test func `one with longer gaps of its own is given six of them`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 1800, every: 80)
    h.pass(525)
    #expect(h.opened.isEmpty)
    h.pass(30)
    #expect(h.opened.count == 1)
  }

  @Test func `at rest, where the rule is a report each three minutes, it takes twenty`() {
    for (status, transceiver) in [(UInt8(5), true), (0, false)] {
      var h = Harness(vessels: [Harness.ferry()])
      h.lie(
        at: Harness.at(0, 0), for: 2500, every: 180, status: status, as: transceiver ? .classA : .classB)
      h.pass(1190)
      #expect(h.opened.isEmpty)
      h.pass(60)
      #expect(h.opened.count == 1)
    }
  }

  @Test func `before ten gaps are learnt nobody is lost`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 100)
    h.pass(3600)
    #expect(h.opened.isEmpty)
  }

  @Test func `vessels that are not registered are never lost`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 600, mmsi: 413_900_777)
    h.pass(7200)
    #expect(h.opened.isEmpty)
  }

  @Test func `a silent feed inhibits, and its return gives everyone time to be heard`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.pass(60)
    h.silentFeeds = [0]
    h.pass(3600)
    #expect(h.opened.isEmpty)
    h.silentFeeds = []
    h.pass(290)
    #expect(h.opened.isEmpty)
    h.pass(20)
    #expect(h.opened.count == 1)
  }

  @Test func `another feed's silence does not inhibit`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.silentFeeds = [1]
    h.pass(310)
    #expect(h.opened.count == 1)
  }

  @Test func `out of its service hours a ferry may be silent, and the count begins with the service`() {
    let service = Hours(CivilTime(10, 30), CivilTime(12, 0))
    var h = Harness(vessels: [Harness.ferry(service: service)])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.pass(to: 1800)
    #expect(h.opened.isEmpty)
    h.pass(to: 2095)
    #expect(h.opened.isEmpty)
    h.pass(to: 2110)
    #expect(h.opened.count == 1)
  }

  @Test func `a cargo vessel that is lost is for information only`() {
    var h = Harness(vessels: [Harness.ferry(kind: .cargo)])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.pass(310)
    #expect(h.opened.map(\.severity) == [.info])
  }

  @Test func `a restart while it is lost opens no second finding and ends the first when it is heard`() throws {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.pass(400)
    let finding = try #require(h.opened.first)
    h.restart(open: [finding])
    h.pass(3600)
    #expect(h.opened.isEmpty && h.ended.isEmpty)
    h.report(Harness.at(0, 0))
    #expect(h.ended == [finding.id])
  }

  @Test func `who fell silent before a restart is found five minutes after it`()
    throws
  {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    let heard = h.now
    h.pass(100)
    h.reboot()
    // Nobody listened while the daemon was away: the five minutes begin with the restart.
    h.pass(295)
    #expect(h.opened.isEmpty)
    h.pass(15)
    let finding = try #require(h.opened.first)
    #expect(h.opened.count == 1 && finding.onset == heard && finding.place == Harness.at(0, 0))
    #expect(finding.reason.values["minutes"] == "6")
    h.reboot()
    h.pass(1200)
    #expect(h.opened.count == 1)
    h.report(Harness.at(0, 0))
    #expect(h.ended == [finding.id])
  }

  @Test func `what is usual is known at once after a restart: three reports, and it is lost again`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.reboot()
    h.lie(at: Harness.at(0, 0), for: 30)
    h.pass(400)
    #expect(h.opened.count == 1)
  }

  @Test func `a feed that was silent before and after the restart accuses nobody until it is back`() {
    var h = Harness(vessels: [Harness.ferry()])
    h.lie(at: Harness.at(0, 0), for: 300)
    h.silentFeeds = [0]
    h.pass(200)
    h.reboot()
    h.pass(1000)
    #expect(h.opened.isEmpty)
    h.silentFeeds = []
    h.pass(290)
    #expect(h.opened.isEmpty)
    h.pass(30)
    #expect(h.opened.count == 1)
  }
}

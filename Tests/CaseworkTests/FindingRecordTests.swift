import Casework
import Organisation
import Regulation
import Testing
import Units

/// D5: condition, attention and disposition are three things.
@Suite("D5: a finding's condition, attention and disposition") struct FindingRecordTests {
  @Test("every combination of the three says whether the alarm is over and whether the ladder climbs")
  func combinations() {
    let filed = FindingRecord.Disposition.filed(caseNo: 1)
    let dismissed = FindingRecord.Disposition.dismissed(by: "P-1", reason: "误报")
    for disposition in [.candidate, filed, dismissed] {
      for isActive in [true, false] {
        for isAcknowledged in [true, false] {
          var record = finding().disposed(disposition)
          if isAcknowledged { record = record.acknowledged(at: noon + .minutes(1), for: .minutes(30)) }
          if !isActive { record = record.ended(at: noon + .minutes(5)) }
          let now = noon + .minutes(10)
          let isDisposed = disposition != .candidate
          #expect(record.isOver == (!isActive && (isAcknowledged || isDisposed)), "\(record.disposition)")
          #expect(record.isClimbing(at: now) == (!isDisposed && !isAcknowledged), "\(record.disposition)")
        }
      }
    }
  }

  @Test("已消失未确认: ended and seen by nobody it stays listed and its ladder goes on")
  func endedUnacknowledged() throws {
    let record = finding().ended(at: noon + .minutes(2))
    #expect(!record.isOver)
    #expect(record.isClimbing(at: noon + .hours(3)))
    let ladder = try Example.rules().ladder.serious
    let view = LadderView.of(record, ladder: ladder, told: ["\(noon.milliseconds)/step/1"], now: noon + .minutes(6))
    #expect(view.owed.map(\.rungs) == [[.dutyLeader]])
    #expect(record.acknowledged(at: noon + .minutes(7), for: .minutes(30)).isOver)
  }

  @Test("an acknowledgement holds 30 minutes, in an emergency 10, to the millisecond")
  func acknowledgementExpires() throws {
    let rules = try Example.rules().ladder
    #expect(rules.ladder(.serious)?.acknowledgedFor == .minutes(30))
    #expect(rules.ladder(.emergency)?.acknowledgedFor == .minutes(10))
    for (severity, minutes) in [(Severity.serious, Int64(30)), (.emergency, 10)] {
      let span = try #require(rules.ladder(severity)?.acknowledgedFor)
      let record = finding(severity).acknowledged(at: noon, for: span)
      let last = noon + .minutes(minutes) - .milliseconds(1)
      #expect(record.isAcknowledged(at: last) && !record.isClimbing(at: last) && record.rearmed(at: last) == nil)
      let over = noon + .minutes(minutes)
      #expect(!record.isAcknowledged(at: over))
      let again = try #require(record.rearmed(at: over))
      #expect(again.attention == .unacknowledged)
      #expect(again.ladderFrom == over && again.revision == record.revision + 1)
      #expect(again.isClimbing(at: over))
      #expect(again.rearmed(at: over) == nil)
    }
  }

  @Test("re-armed long after it ran out, the climb begins where it ran out")
  func rearmedLate() throws {
    let record = finding().acknowledged(at: noon, for: .minutes(30))
    let again = try #require(record.rearmed(at: noon + .hours(5)))
    #expect(again.ladderFrom == noon + .minutes(30))
  }

  @Test("what ended while an acknowledgement held is over, and never comes back")
  func endedWhileAcknowledged() {
    let record = finding().acknowledged(at: noon, for: .minutes(30)).ended(at: noon + .minutes(30))
    #expect(record.isOver)
    #expect(record.rearmed(at: noon + .hours(2)) == nil)
    #expect(!record.isClimbing(at: noon + .hours(2)))
  }

  @Test("what outlived its acknowledgement is unseen, however late the expiry is looked at")
  func outlivedAcknowledgement() throws {
    // The acknowledgement ran out at 12:30, it ended at 12:31, and nobody looked before 12:32.
    let record = finding().acknowledged(at: noon, for: .minutes(30)).ended(at: noon + .minutes(31))
    #expect(!record.isOver)
    #expect(record.isClimbing(at: noon + .minutes(32)))
    let again = try #require(record.rearmed(at: noon + .minutes(32)))
    #expect(again.ladderFrom == noon + .minutes(30) && !again.isOver)
  }

  @Test("filed or dismissed is never re-armed") func disposedStays() {
    let record = finding().acknowledged(at: noon, for: .minutes(30)).disposed(.filed(caseNo: 1))
    #expect(record.rearmed(at: noon + .hours(1)) == nil)
    #expect(!record.isClimbing(at: noon + .hours(1)))
    #expect(!record.isOver, "filed, and still going on")
  }

  @Test("a shelf stops the ladder; a distress alarm can't be shelved") func shelf() {
    let until = noon + .hours(8)
    let record = finding().shelved(until: until)
    #expect(!record.isClimbing(at: until - .milliseconds(1)))
    #expect(record.isClimbing(at: until))
    #expect(finding(.emergency).shelved(until: until).isClimbing(at: noon))
  }
}

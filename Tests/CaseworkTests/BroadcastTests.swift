import Casework
import Organisation
import Testing
import Units

/// C7, G5: the life of a broadcast.
@Suite("Broadcasts: approved, made, missed") struct BroadcastTests {
  private static let ten = Instant(iso8601: "2026-11-24T10:00:00+08:00") ?? .distantPast

  private var draft: Broadcast {
    Broadcast(
      no: 1, centre: CentreID("430100"), duty: 31, opens: Self.ten - .minutes(30), planned: Self.ten,
      onTimeUntil: Self.ten + .minutes(15), missedAfter: Self.ten + .minutes(60), composedAt: Self.ten - .minutes(30),
      paragraphs: ["开头", "大风", "结尾"], bulletins: [7])
  }

  private func made(
    _ minutes: Int64, _ channel: Broadcast.Channel = .vhf, detail: String = "16", note: String = ""
  ) -> Broadcast.Confirmation {
    Broadcast.Confirmation(
      at: Self.ten + .minutes(minutes), recordedAt: Self.ten + .minutes(minutes), by: "P-2", channel: channel,
      detail: detail, note: note)
  }

  private func approved(_ minutes: Int64 = -10) throws -> Broadcast {
    try BroadcastMachine.approved(draft, by: "P-1", at: Self.ten + .minutes(minutes))
  }

  @Test("G5: nothing is made that nobody approved; another text is to be approved again") func approval() throws {
    #expect(throws: BroadcastRefusal.notApproved) {
      try BroadcastMachine.confirmed(draft, made(5), mayApprove: true)
    }
    let ready = try approved()
    #expect(ready.state == .approved && ready.approval?.paragraphs == draft.paragraphs)
    let changed = try BroadcastMachine.edited(ready, paragraphs: ["开头", " ", "结尾"])
    #expect(changed.state == .draft && changed.paragraphs == ["开头", "结尾"] && changed.isEdited)
    #expect(throws: BroadcastRefusal.notApproved) {
      try BroadcastMachine.confirmed(changed, made(5), mayApprove: false)
    }
    #expect(throws: BroadcastRefusal.emptyText) { try BroadcastMachine.edited(ready, paragraphs: [" "]) }
    #expect(throws: BroadcastRefusal.over) {
      try BroadcastMachine.approved(draft, by: "P-1", at: Self.ten + .minutes(61))
    }
  }

  @Test(
    "C7: on time until its tolerance, late until its end, then no more",
    arguments: [(0, Broadcast.State.made), (15, .made), (16, .madeLate), (60, .madeLate)] as [(Int64, Broadcast.State)])
  func times(minutes: Int64, state: Broadcast.State) throws {
    #expect(try BroadcastMachine.confirmed(approved(), made(minutes), mayApprove: false).state == state)
  }

  @Test("C7: not before its window, nor before its approval, nor after its end; over VHF with its channel")
  func refusals()
    throws
  {
    let ready = try approved()
    for (confirmation, refusal) in [
      (made(-31), BroadcastRefusal.tooEarly), (made(-11), .beforeApproval), (made(61), .tooLate),
      (made(5, detail: " "), .noChannel),
    ] {
      #expect(throws: refusal) { try BroadcastMachine.confirmed(ready, confirmation, mayApprove: true) }
    }
    let done = try BroadcastMachine.confirmed(ready, made(5, .publicAddress, detail: ""), mayApprove: false)
    #expect(throws: BroadcastRefusal.over) { try BroadcastMachine.confirmed(done, made(6), mayApprove: true) }
    #expect(throws: BroadcastRefusal.over) { try BroadcastMachine.edited(done, paragraphs: ["x"]) }
    #expect(throws: BroadcastRefusal.over) { try BroadcastMachine.approved(done, by: "P-1", at: Self.ten) }
  }

  @Test("R12: what was broadcast during an outage is recorded later by who may approve, with a note") func outage()
    throws
  {
    var missed = draft
    missed.missed = true
    #expect(missed.state == .missed)
    for (mayApprove, note) in [(false, "按纸稿播报"), (true, " ")] {
      #expect(throws: BroadcastRefusal.notApproved) {
        try BroadcastMachine.confirmed(missed, made(5, note: note), mayApprove: mayApprove)
      }
    }
    let done = try BroadcastMachine.confirmed(missed, made(5, note: "按纸稿播报"), mayApprove: true)
    #expect(done.state == .made && done.approval?.by == "P-2")
  }

  @Test("C7: before the approval the text follows; after it what is urgent makes it stale, what is not waits")
  func stale()
    throws
  {
    let composed = (paragraphs: ["开头", "禁航", "大风", "结尾"], bulletins: [8, 7] as [Int64])
    func change(_ urgent: Bool, _ no: Int64 = 8) -> BroadcastMachine.Change {
      BroadcastMachine.Change(bulletin: no, paragraph: "禁航", isUrgent: urgent)
    }
    let followed = try #require(BroadcastMachine.changed(draft, change(false), composed: composed))
    #expect(followed.state == .draft && followed.paragraphs == composed.paragraphs)
    #expect(BroadcastMachine.changed(draft, change(true, 7), composed: composed) == nil, "it is in the text already")
    let ready = try approved()
    #expect(BroadcastMachine.changed(ready, change(false), composed: composed) == nil)
    let stale = try #require(BroadcastMachine.changed(ready, change(true), composed: composed))
    #expect(stale.state == .stale && stale.changes == [8] && stale.approval?.paragraphs == draft.paragraphs)
    #expect(stale.paragraphs == composed.paragraphs)
    let again = try BroadcastMachine.approved(stale, by: "P-1", at: Self.ten)
    #expect(again.state == .approved && again.approval?.paragraphs == composed.paragraphs)
    let gone = BroadcastMachine.Change(bulletin: 7, paragraph: nil, isUrgent: false)
    #expect(
      BroadcastMachine.changed(ready, gone, composed: (["开头", "结尾"], []))?.state == .stale,
      "the text tells what is over")
    let made = try BroadcastMachine.confirmed(again, made(5), mayApprove: false)
    #expect(BroadcastMachine.changed(made, gone, composed: (["开头"], [])) == nil)
  }

  @Test("C7: a text that a person has changed is not composed anew: what is new stands behind its opening")
  func edited()
    throws
  {
    let own = try BroadcastMachine.edited(draft, paragraphs: ["自己的开头", "自己的话", "结尾"])
    let next = try #require(
      BroadcastMachine.changed(
        own, .init(bulletin: 8, paragraph: "禁航", isUrgent: true), composed: (["不用"], [8])))
    #expect(next.paragraphs == ["自己的开头", "禁航", "自己的话", "结尾"] && next.bulletins == [7, 8])
  }
}

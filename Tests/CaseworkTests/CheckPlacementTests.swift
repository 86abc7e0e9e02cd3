import Casework
import Organisation
import Regulation
import Testing
import Units

/// R3 and G15: what a look at an object counts for.
@Suite("R3, G15: where a check goes") struct CheckPlacementTests {
  private let county = CentreID("430105")
  private let point = Target.point("PT-1")

  private func round(_ ordinal: Int, _ opens: String, _ due: String, missed: String = "24:00") -> Duty {
    Duty(
      id: "X2/430105/2026-11-21/point-round/\(ordinal)", clause: "X2", kind: .pointRound, centre: county,
      day: date("2026-11-21"), ordinal: ordinal, targets: [point, .point("PT-2")], opens: at("2026-11-21", opens),
      due: at("2026-11-21", due), missedAfter: at("2026-11-21", missed))
  }

  private func look(_ book: inout RoundBook, _ clock: String, usable: Bool = true, named: String? = nil)
    -> CheckEntry.Placement
  {
    CheckEntry.Placement(
      book.look(at: point, by: county, at: at("2026-11-21", clock), named: named, pictureUsable: usable))
  }

  @Test("in time, late, 补查 and extra") func placements() {
    var book = RoundBook([round(1, "08:30", "10:15", missed: "14:30")])
    #expect(look(&book, "08:00") == .extra)
    #expect(look(&book, "10:15") == .counts)
    #expect(look(&book, "10:16") == .extra, "the round has it already")
    book = RoundBook([round(1, "08:30", "10:15", missed: "14:30")])
    #expect(look(&book, "10:16") == .late)
    book = RoundBook([round(1, "08:30", "10:15", missed: "14:30")])
    #expect(look(&book, "14:31") == .makeup)
    #expect(look(&book, "14:32") == .extra, "made up once")
    #expect(book[round(1, "08:30", "10:15").id]?.owes(point) == true, "补查 fills nothing")
  }

  @Test("G15: looked at, but the picture was unusable: it does not count, and the round still owes the look")
  func unusablePicture() {
    let duty = round(1, "08:30", "10:15", missed: "14:30")
    var book = RoundBook([duty])
    #expect(look(&book, "09:00", usable: false, named: duty.id) == .cameraDown)
    #expect(book[duty.id]?.cameraDown[point] == at("2026-11-21", "09:00"))
    #expect(book[duty.id]?.tally(at: at("2026-11-21", "09:01")).cameraDown == 1)
    #expect(book[duty.id]?.owes(point) == true)
    #expect(book[duty.id]?.state(at: at("2026-11-21", "14:31")) == .missed)
    // Seen well later, it counts.
    #expect(look(&book, "09:05", named: duty.id) == .counts)
    #expect(book[duty.id]?.owes(point) == false && book[duty.id]?.cameraDown.isEmpty == true)
    // Not even as 补查.
    var missed = RoundBook([duty])
    #expect(look(&missed, "15:00", usable: false) == .cameraDown)
    #expect(look(&missed, "15:01") == .makeup)
  }
}

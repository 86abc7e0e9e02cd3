import Casework
import Testing
import Units

/// D10: what an outcome makes of a delivery.
@Suite("D10: the life of a delivery") struct DeliveryLifeTests {
  private let life = DeliveryLife()
  private func receipt(_ code: Int) -> Receipt { Receipt(code: code, text: "words", stage: "rcpt") }
  private func delivery(_ state: DeliveryState = .sending, attempts: Int = 0) -> Delivery {
    Delivery(no: 1, messageNo: 2, recipient: "a@example.invalid", state: state, attempts: attempts, nextAt: noon)
  }

  @Test("accepted is sent, with its receipt and its time, and owes nothing") func accepted() {
    let next = life.after(.accepted(receipt(250)), delivery(attempts: 2), created: noon - .days(9), now: noon)
    #expect(next.state == .sent && next.acceptedAt == noon && next.receipt?.code == 250 && next.attempts == 3)
    #expect(!next.state.isOwed)
  }

  @Test("4xx is tried again, with waits that grow and stay at the last") func backOff() {
    var current = delivery()
    var waits: [Int64] = []
    for _ in 0..<9 {
      current = life.after(.deferred(receipt(451)), current, created: noon, now: noon)
      #expect(current.state == .retry && current.state.isOwed && current.acceptedAt == nil)
      waits.append((current.nextAt - noon).milliseconds / 1000)
    }
    #expect(waits == [30, 60, 120, 300, 600, 900, 1800, 1800, 1800])
    #expect(current.attempts == 9)
    let plain = DeliveryLife(backOff: [], keepFor: .days(1))
    #expect(plain.after(.deferred(receipt(451)), delivery(), created: noon, now: noon).nextAt == noon + .minutes(1))
  }

  @Test("a server down for three days: still owed; past its time it is stale and goes no more") func days() {
    for (days, state) in [(3, DeliveryState.retry), (7, .retry)] {
      let now = noon + .days(Int64(days))
      #expect(life.after(.deferred(receipt(0)), delivery(), created: noon, now: now).state == state)
    }
    let late = noon + .days(7) + .milliseconds(1)
    for outcome in [DeliveryOutcome.deferred(receipt(0)), .unclear(receipt(0))] {
      let next = life.after(outcome, delivery(), created: noon, now: late)
      #expect(next.state == .stale && !next.state.isOwed && next.receipt != nil)
    }
    #expect(life.after(.accepted(receipt(250)), delivery(), created: noon, now: late).state == .sent)
  }

  @Test("5xx is parked at once, however early") func refused() {
    let next = life.after(.refused(receipt(550)), delivery(), created: noon, now: noon)
    #expect(next.state == .parked && !next.state.isOwed && next.receipt?.code == 550 && next.attempts == 1)
  }

  @Test("lost after the final dot it is unclear and goes again: same delivery, same message") func unclear() {
    let next = life.after(.unclear(receipt(354)), delivery(), created: noon, now: noon)
    #expect(next.state == .unclear && next.state.isOwed && next.nextAt == noon + .seconds(30))
    #expect(next.no == 1 && next.messageNo == 2 && next.recipient == "a@example.invalid")
  }

  @Test("after a crash what was with the courier is unclear and goes now; nothing else moves") func crash() {
    for state in DeliveryState.allCases {
      let before = delivery(state, attempts: 4)
      let after = life.afterCrash(before, now: noon + .hours(1))
      if state == .sending {
        #expect(after.state == .unclear && after.nextAt == noon + .hours(1) && after.attempts == 4)
      } else {
        #expect(after == before)
      }
    }
  }

  @Test("what is owed is pending, retry and unclear") func owed() {
    #expect(DeliveryState.allCases.filter(\.isOwed) == [.pending, .retry, .unclear])
  }

  @Test("emergencies overtake everything, reports what is routine") func importance() {
    #expect(Importance.allCases.sorted() == [.emergency, .serious, .notice, .report, .routine])
  }
}

import Testing
import Units

@testable import Casework

@Suite("D10: how long the queue needs") struct QueuePaceTests {
  @Test("whole rounds of all connections, and the margin; nothing measured or nothing to send needs nothing")
  func needs() {
    let margin = TimeSpan.minutes(1)
    let one = QueuePace(perDelivery: .seconds(2), lanes: 1)
    #expect(one.needs(122, margin: margin) == .seconds(244) + margin)
    #expect(one.needs(0, margin: margin) == .zero)
    #expect(QueuePace(perDelivery: nil, lanes: 1).needs(122, margin: margin) == .zero)
    let four = QueuePace(perDelivery: .seconds(2), lanes: 4)
    #expect(four.needs(122, margin: .zero) == .seconds(62), "31 rounds: the last is not full")
    #expect(four.needs(1, margin: .zero) == .seconds(2))
    #expect(QueuePace(perDelivery: .seconds(2), lanes: 0).needs(3, margin: .zero) == .seconds(6))
    #expect(QueuePace(perDelivery: .days(300), lanes: 1).needs(.max, margin: margin) == .days(1), "bounded")
  }
}

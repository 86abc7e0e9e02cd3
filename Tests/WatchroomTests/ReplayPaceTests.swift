import Testing
import Units

@testable import watchroom_commands

@Suite("replay --speed") struct ReplayPaceTests {
  @Test("so much later as the recording went on, by the speed; never beyond a year") func due() {
    #expect(ReplayPace.due(after: .zero, speed: 10) == .zero)
    #expect(ReplayPace.due(after: .seconds(60), speed: 10) == .seconds(6))
    #expect(ReplayPace.due(after: .seconds(3), speed: 0.5) == .seconds(6))
    #expect(ReplayPace.due(after: .days(10_000), speed: 0.000_001) == .seconds(365 * 86_400))
  }
}

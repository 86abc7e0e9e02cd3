import Testing

@testable import Daemon

@Suite("What is not needed any more is given back")
struct RestServiceTests {
  @Test("pages of code leave, and what runs afterwards runs")
  func rests() {
    let (before, after) = RestService.rest()
    #expect(before > 0)
    #expect(after < before)
    // The code of what follows was just taken away: it comes again.
    #expect([3, 1, 2].sorted() == [1, 2, 3])
    #expect(RestService.rest().after > 0)
  }
}

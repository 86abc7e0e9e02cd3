import Casework
import ControlSocket
import Organisation
import Regulation
import Store
import Testing
import Units
import Wire

@testable import Daemon

@Suite("R2, R22: duty explain") struct ExplanationTests {
  /// Uid 0 looks, and draws are not for its eyes; uid 4711 is the province's console.
  private func explanation(_ kind: DutyKind, uid: UInt32, day: String? = nil) async throws -> DutyExplanation {
    let bench = try await Bench { $0.consoles.append(.init(account: "games", centre: .init("430000"))) }
    let room = bench.room()
    _ = try await bench.watch.tick(at: bench.now)
    let today = bench.context.zone.civil(bench.now).date
    let duty = try #require(try bench.register.read { try $0.duties(day: today) }.first { $0.duty.kind == kind })
    return try await room.explain(duty: duty.no, caller: Caller(uid: uid, gid: 0, pid: 1))
  }

  @Test("R1: the arithmetic's inputs are those of the regulation in force") func inputs() async throws {
    let explanation = try await explanation(.countySpotCheck, uid: 0)
    let inputs = try #require(explanation.inputs)
    #expect(inputs.dayOfMonth == 21 && inputs.daysInMonth == 30 && inputs.reserveDays == 3)
    #expect(inputs.sharePercent == 10 && inputs.atLeast == 0 && inputs.checksPerMonth == 3)
    #expect(explanation.detail.quota?.daysLeft == 7)
    #expect(explanation.openedAt.instant == Bench.start)
  }

  @Test("D1, R2: who may not see the draw is told the numbers only") func hidden() async throws {
    let explanation = try await explanation(.countySpotCheck, uid: 0)
    #expect(explanation.drawn.isEmpty && explanation.reproduced == nil)
  }

  @Test("R2: the drawing centre sees each object's reason, drawn again and found the same") func shown() async throws {
    // The account `games` is uid 5 in every Debian.
    let explanation = try await explanation(.countySpotCheck, uid: 5)
    #expect(explanation.reproduced == true)
    #expect(explanation.drawn.count == explanation.detail.quota?.quota)
    #expect(explanation.drawn.allSatisfy { $0.why != nil && !$0.name.isEmpty && $0.debt == 3 })
  }

  @Test("a duty that is not drawn has its clause, its window and no draw") func undrawn() async throws {
    let explanation = try await explanation(.countyRound, uid: 5)
    #expect(explanation.inputs == nil && explanation.drawn.isEmpty && explanation.reproduced == nil)
    #expect(explanation.detail.summary.clause == "C2")
    #expect(explanation.detail.regulationVersion != nil)
  }
}

import Foundation
import Organisation
import Regulation
import Testing
import Units

@testable import Store

@Suite("D1, D8: versions stored by an older daemon are still read") struct StoredRulesTests {
  /// The body with some groups taken out, as before they existed, and one number of a group that remains.
  private func older(_ rules: RegulationRules) throws -> String {
    let text = try Stored.encode(rules)
    var body = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    for key in ["watch", "keySheet", "broadcast", "equipment", "monthly", "register"] {
      #expect(body.removeValue(forKey: key) != nil, "\(key)")
    }
    var report = try #require(body["report"] as? [String: Any])
    report.removeValue(forKey: "latest")
    body["report"] = report
    return String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
  }

  @Test("what a stored regulation does not know has its default, what it knows stays") func defaults() throws {
    var rules = RegulationRules()
    rules.province.pointFloor = 55
    rules.report.cutOff = .minutes(7)
    rules.ladder.serious.repeatEvery = nil
    rules.broadcast.times = [CivilTime(6, 0)]
    rules.report.latest = .minutes(1)
    let read = try Stored.rules(try older(rules))
    #expect(read.province.pointFloor == 55 && read.report.cutOff == .minutes(7))
    #expect(read.broadcast == BroadcastRules() && read.keySheet == KeySheetRules())
    #expect(read.report.latest == ReportRules().latest)
    #expect(try Stored.rules(try Stored.encode(rules)) == rules, "a whole body is read as it stands")
  }

  @Test("what is no regulation at all is an error") func broken() throws {
    #expect(throws: (any Error).self) { try Stored.rules("[]") }
    #expect(throws: (any Error).self) { try Stored.rules(#"{"county": 3}"#) }
  }
}

import Wire
import Regulation
import Daemon
import ControlSocket
import Casework
import Organisation
import Store
import Story
import TestSupport
import Testing
import Units

@Suite("Story: findings become alarms, notices, incidents (P7, C10, X8, C13, R5, R15, R18, D5)") struct MatterTests {
  @Test("C10: form 8 with its number goes to the county's office, copied to its centre (R18), due in seven days (R5)")
  func formEight() async throws {
    let notices = try await Post.of("notice", centre: "430100")
    #expect(
      Set(notices.map(\.recipient)) == [
        "office-430112@haishi.example.invalid", "centre-430112@watchroom.example.invalid",
      ])
    let mail = try #require(notices.first)
    #expect(mail.subject.contains("湘水监违〔2026〕430100-0001号"))
    let text = mail.text()
    #expect(text.contains("监控点违章通知书"))
    #expect(text.contains("湘望城渡02"))
    #expect(text.contains("乔口夜间禁航区"))
    #expect(text.contains("2026年12月1日"))
    let paper = try await Book.whole().read { try $0.paper(number: "湘水监违〔2026〕430100-0001号") }
    #expect(paper?.receivedAt == Book.at(5, 32), "the clock starts at delivery")
    #expect(paper?.due == Book.at(23, 59, 59, days: 7))
  }

  @Test("C4, D6: the reply goes to the issuing centre, the verdict back; who filed could not verify") func answer()
    async throws
  {
    let reply = try await Post.of("reply")
    #expect(reply.map(\.recipient) == ["centre-430100@watchroom.example.invalid"])
    let verdict = try await Post.of("verdict")
    #expect(Set(verdict.map(\.date)) == ["2026-11-25T09:40:00+08:00"])
    let notice = try #require(try await Post.of("notice", centre: "430100").first)
    for mail in reply + verdict {
      #expect(mail.headers["References"]?.first?.contains(notice.messageID) == true, "one thread with the notice")
    }
    let paper = try await Book.whole().read { try $0.paper(number: "湘水监违〔2026〕430100-0001号") }
    #expect(paper?.verifications.map(\.by) == ["P-430100-02"])
  }

  @Test("X8: the county's own form 8 goes to the township, with the county's first number") func township() async throws
  {
    let notices = try await Post.of("notice", centre: "430112")
    #expect(notices.map(\.recipient).contains("t1-430112@township.example.invalid"))
    #expect(notices.allSatisfy { $0.subject.contains("湘水监违〔2026〕430112-0001号") })
  }

  @Test("D5: nobody acknowledges: watchkeepers at once, duty leader 5, centre leader 15, province 30 minutes later")
  func ladder() async throws {
    let alarms = try await Post.of("alarm", centre: "430100").filter { $0.text().contains("三汊矶禁航区") }
    func minute(_ mail: ParsedMail) -> Int {
      let clock = mail.date.dropFirst(11).prefix(5).split(separator: ":").compactMap { Int($0) }
      return clock.reduce(0) { $0 * 60 + $1 }
    }
    let first = try #require(alarms.map(minute).min())
    let steps = alarms.map { mail -> String in
      let person: Substring = mail.recipient.prefix { $0 != "@" }
      return "\(person) +\(minute(mail) - first)"
    }
    #expect(
      Set(steps) == [
        "p-430100-01 +0", "p-430100-02 +0", "p-430100-11 +5", "p-430100-21 +15", "p-430000-11 +30",
      ])
    #expect(alarms.count == 5)
  }

  @Test("R15, C13: an active AIS-SART tells all three at once; filed it is form 5 to centre, bureau and rescuers")
  func distress() async throws {
    let alarms = try await Post.of("alarm", centre: "430100").filter { $0.text().contains("970413001") }
    #expect(Set(alarms.map(\.date)).count == 1)
    #expect(
      Set(alarms.map(\.recipient)) == [
        "p-430100-01@watchroom.example.invalid", "p-430100-02@watchroom.example.invalid",
        "p-430100-11@watchroom.example.invalid", "p-430000-11@watchroom.example.invalid",
      ])
    let incident = try await Post.of("incident")
    #expect(
      Set(incident.map(\.recipient)) == [
        "centre-430000@watchroom.example.invalid", "office-430100@haishi.example.invalid",
        "rescue-430100@rescue.example.invalid", "t2-430100@township.example.invalid",
      ])
    #expect(incident.allSatisfy { $0.subject.contains("湘水监事〔2026〕430100-0001号") })
  }

  @Test("R20: in a city's direct waters a row of ledger 10 and no form 8") func directWaters() async throws {
    let rows = try await Book.whole().read { try $0.ledger(10) }
    let own = rows.filter { $0.paperNo == nil }
    #expect(own.map(\.centre.rawValue) == ["430100"])
    #expect(own.map(\.direction) == [.own])
    #expect(rows.count == 4, "two of the city's form 8, one of the county's, one without")
  }

  @Test("D5: evidence is the leg of track with its sentences as received") func evidence() async throws {
    let (findings, evidence) = try await Book.whole().read { read in
      let findings = try read.findings(before: .max, onlyOpen: false, limit: 10)
      return (findings, try findings.map { try read.evidence(finding: $0.no)?.fixes ?? [] })
    }
    #expect(findings.count == 5)
    for (finding, fixes) in zip(findings, evidence) {
      #expect(!fixes.isEmpty, "\(finding.finding.id)")
      #expect(fixes.contains { $0.raw.hasPrefix("!AIVDM") }, "\(finding.finding.id)")
    }
  }
}

import Wire
import Store
import Daemon
import ControlSocket
import Casework
import Organisation
import Regulation
import Story
import TestSupport
import Testing
import Units

@Suite("Story: the day is opened, rounds become reports (P3, C2, X2, P4, C3, R3, R15, R16)") struct DayTests {
  @Test("all that should have happened on the whole day did") func proof() async throws {
    let checks = try await Proof(Book.whole().story).checks()
    #expect(checks.count >= 30)
    for check in checks where !check.holds {
      Issue.record("\(check.clause) \(check.words.en): \(check.detail ?? "")")
    }
  }

  @Test("C2: four rounds of the counties in the halves of the office hours") func cityRounds() async throws {
    let book = try await Book.whole()
    let rounds = try await book.read { try $0.duties(day: Book.usual.day) }
      .filter { $0.duty.kind == .countyRound && $0.duty.centre.rawValue == "430100" }.map(\.duty)
    #expect(rounds.map(\.opens) == [Book.at(8, 30), Book.at(10, 15), Book.at(14, 30), Book.at(16, 0)])
    #expect(rounds.map(\.due) == [Book.at(10, 15), Book.at(12, 0), Book.at(16, 0), Book.at(17, 30)])
    #expect(rounds.allSatisfy { $0.targets.map(\.key) == ["centre:430105", "centre:430112", "centre:430181"] })
  }

  @Test("P3: the province looks at its cities a.m. and p.m., and X2: a county at its points until 19:00")
  func otherRounds() async throws {
    let duties = try await Book.whole().read { try $0.duties(day: Book.usual.day) }.map(\.duty)
    let province = duties.filter { $0.kind == .cityRound }
    #expect(province.map(\.due) == [Book.at(12, 0), Book.at(17, 30)])
    #expect(province.allSatisfy { $0.targets.count == 3 })
    let points = duties.filter { $0.kind == .pointSpotCheck }
    // 60 points, fewer than the floor of 80: all of them.
    #expect(points.map(\.targets.count) == [60])
    let county = duties.first { $0.kind == .pointRound && $0.centre.rawValue == "430112" }
    #expect(county?.targets.count == 7)
    // A quarter of an hour before the first ferry, 06:00.
    #expect(county?.opens == Book.at(5, 45))
    #expect(county?.due == Book.at(19, 0))
  }

  @Test("R3: the round nobody made is late, then missed, and the 20:00 report says so") func missedRound() async throws
  {
    let late = try await Post.of("roundLate")
    let missed = try await Post.of("roundMissed")
    #expect(late.map(\.recipient) == ["p-430100-11@watchroom.example.invalid"])
    #expect(late.map(\.date) == ["2026-11-24T12:00:00+08:00"])
    #expect(missed.map(\.date) == ["2026-11-24T14:30:00+08:00"])
    let report = try #require(try await Post.of("report", centre: "430100").first)
    #expect(report.text().hasPrefix("有 1 项未完成：漏查 1 轮"))
    #expect(report.text("text/html").contains("漏查"))
    for area in ["开福区", "望城区", "浏阳市"] {
      #expect(report.text().contains("\(area)水上交通监控中心：轮次 第2轮 巡查县(区)中心，状态 漏查，原因 没有查看记录"))
    }
    // The other cities' are all done.
    let other = try #require(try await Post.of("report", centre: "430200").first)
    #expect(other.text().hasPrefix("全部完成"))
  }

  @Test("R16: rounds that fall due with the report itself stand in it, though its cut-off is ten minutes earlier")
  func dueWithTheReport() async throws {
    let county = try #require(try await Post.of("report", centre: "430112").first)
    #expect(county.text().contains("应查 1 轮，按时 1 轮"))
    let city = try #require(try await Post.of("report", centre: "430100").first)
    // Four of the counties, one of its own points, one of the counties' points.
    #expect(city.text().contains("应查 6 轮，按时 5 轮"))
    #expect(city.attachment("监控情况记录表")?.contains("C2/430100") == false, "form 4 names rounds, not ids")
  }

  @Test("X2, C3, P4: before 19:00, 20:00 and 09:00, to city, province, bureau and department") func reports()
    async throws
  {
    let reports = try await Post.of("report")
    let county = reports.filter { $0.mark("Centre") == "430112" }
    #expect(county.map(\.recipient) == ["centre-430100@watchroom.example.invalid"])
    #expect(county.map(\.date) == ["2026-11-24T18:50:00+08:00"], "approved, so at the cut-off")
    let unapproved = try #require(reports.first { $0.mark("Centre") == "430105" })
    #expect(unapproved.date == "2026-11-24T18:55:00+08:00")
    #expect(unapproved.text().contains("未经审核"))
    let city = reports.filter { $0.mark("Centre") == "430100" }
    #expect(city.map(\.recipient) == ["centre-430000@watchroom.example.invalid"])
    #expect(city.map(\.date) == ["2026-11-24T19:50:00+08:00"])
    let province = reports.filter { $0.mark("Centre") == "430000" && $0.date.hasPrefix("2026-11-25") }
    #expect(
      Set(province.map(\.recipient)) == ["leaders@haishi.example.invalid", "duty@jtt.example.invalid"])
    #expect(Set(province.map(\.date)) == ["2026-11-25T08:50:00+08:00"])
    #expect(Set(province.map(\.messageID)).count == 1, "one message, two deliveries (D10)")
  }

  @Test("D10: half an hour before, the duty leader sees the draft and how to approve it") func draft() async throws {
    let draft = try #require(try await Post.of("draft", centre: "430112").first)
    #expect(draft.date == "2026-11-24T18:30:00+08:00")
    #expect(draft.recipient == "p-430112-11@watchroom.example.invalid")
    let no = try await Book.whole().read { try $0.duty(id: "X2/430112/2026-11-24/daily-report/1")?.no }
    #expect(draft.text().contains("watchroom report approve \(try #require(no))"))
  }

  @Test("every mail is multipart text and HTML with a Chinese subject, read by another parser without a defect")
  func mime() async throws {
    let mails = try await Post.all()
    #expect(mails.count >= 50)
    for mail in mails {
      #expect(mail.defects.isEmpty, "\(mail.subject): \(mail.defects)")
      #expect(mail.parts.prefix(2).map(\.type) == ["text/plain", "text/html"])
      #expect(mail.subject.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(mail.fromName == "湖南省水上交通监控中心")
      #expect(mail.messageID.hasSuffix("@watchroom.example.invalid"))
    }
  }

  @Test("X2: form 4 goes along as a spreadsheet: every point a row, and a cell that begins with = is text")
  func spreadsheet() async throws {
    let report = try #require(try await Post.of("report", centre: "430112").first)
    let form4 = try #require(report.attachment("监控情况记录表"))
    let lines = form4.split(separator: "\n")
    #expect(lines.first?.hasPrefix("监控情况记录表") == true)
    #expect(lines.count { $0.contains("巡查监控点") && $0.contains("孙思远") } == 7, "seven points: \(form4)")
    #expect(form4.contains("\t=当面提醒船管员") && !form4.contains("FORMULA =当面"))
  }
}

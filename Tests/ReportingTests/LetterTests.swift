import Casework
import Organisation
import Regulation
import Testing
import Units

@testable import Reporting

/// Every letter that the watch room writes.
enum Letters {
  /// All kinds, of a drill or not.
  static func all(_ letters: LetterWriter, drill: Bool = false, name: String = "湘长沙渡01", note: String = "夜间无灯") throws
    -> [Letter]
  {
    let people = try ["P-430105-11", "P-430105-21"].map { try Sample.person($0) }
    let record = Sample.matter(drill: drill, name: name, note: note)
    let paper = Sample.paper(drill: drill)
    let accident = Sample.matter(
      no: 5, kind: .incident, code: "D03", severity: .emergency, drill: drill, name: name, note: note)
    let report = Sample.paper(no: 7, .incidentReport, case: 5, drill: drill)
    let unit = letters.directory.unit("U-430105-A")
    var back = Sample.answered(paper, accepted: false)
    back.replies.append(.init(measures: "已加装警示标志", repliedAt: at("10:00", "2026-11-30"), by: "P-430105-01"))
    var closed = back
    closed.verifications.append(.init(accepted: true, note: "", at: at("09:00", "2026-12-01"), by: "P-430100-02"))
    var papers: [Letter] = [
      letters.notice(paper, of: record),
      letters.told(record, clause: "C10", to: people, unit: unit),
      letters.reply(Sample.answered(paper), of: record), letters.reply(back, of: record),
      letters.verdict(Sample.answered(paper, accepted: false), of: record),
      letters.verdict(closed, of: record),
      letters.reminder(paper, of: record, daysLeft: 3), letters.reminder(paper, of: record, daysLeft: 1),
      letters.overdue(paper, of: record, to: people),
      letters.told(accident, clause: "X9", to: people, unit: unit),
    ]
    papers += IncidentSamples.letters(letters, report, accident, people, text: note.isEmpty ? "现场救助" : note)
    let fault = Sample.fault(drill: drill)
    papers.append(letters.fault(fault.paper, of: fault.record, symptom: "8 频道不能发射", carrier: "王工", to: people))
    papers += try SafetyLetters.bulletins(letters, people, drill: drill, name: name)
    papers += CaseLetters.all(letters, people, drill: drill, name: name)
    if drill { return papers }
    papers += SafetyLetters.broadcasts(letters, people, name: name)
    let round = Sample.rounds()[2]
    papers += alarms(letters, people, name: name)
    papers += [
      letters.round(round, missed: false, to: people, at: at("16:01")),
      letters.round(round, missed: true, to: people, at: at("17:01")),
      letters.report(Sample.full()), letters.draft(Sample.full(approved: nil), to: people),
      letters.reportLate(Sample.report(), to: people, at: at("20:00")), letters.report(Sample.empty()),
    ]
    papers += [DeliveryState.parked, .stale].enumerated().map { index, state in
      let delivery = Delivery(
        no: Int64(index + 1), messageNo: 1, recipient: "nobody@example.invalid", state: state, attempts: 3,
        nextAt: cutOff,
        receipt: Receipt(code: 550, text: "no such user <nobody>", stage: "rcpt"))
      return letters.parked(delivery, subject: "【监控点违章通知书】", centre: Sample.city, to: people)
    }
    papers += [false, true].map { missed in
      letters.equipmentDay(Sample.equipment(letters.directory), duty: 31, missed: missed, to: people, at: at("17:31"))
    }
    return papers
  }

  private static func alarms(_ letters: LetterWriter, _ people: [Person], name: String) -> [Letter] {
    let start = at("10:12:35")
    let keys = ["step/1", "step/2", "repeat/1", "repeat/2"].map { "\(start.milliseconds)/\($0)" }
    var ended = Sample.finding(name: name)
    ended.condition = .ended(at: start + .minutes(3))
    return keys.map { key in
      letters.alarm(
        Sample.finding(name: name), call: LadderCall(key: key, rungs: [.watchkeepers], due: start), to: people,
        at: start + .minutes(1))
    } + [
      letters.alarm(
        Sample.finding(no: 10, .emergency, code: "D03", name: name, object: "sart"),
        call: LadderCall(key: keys[0], rungs: [.watchkeepers], due: start), to: people, at: start),
      letters.alarm(
        ended, call: LadderCall(key: "\(start.milliseconds)/step/3", rungs: [.dutyLeader], due: start), to: people,
        at: start + .minutes(16)),
    ]
  }
}

@Suite("Letters: the same facts in text and HTML, in both languages") struct LetterTests {
  @Test("every text is in the catalogue and every place in it is filled", arguments: Catalogue.Language.allCases)
  func complete(language: Catalogue.Language) throws {
    let letters = try Example.letters(language)
    for drill in [false, true] {
      for letter in try Letters.all(letters, drill: drill) {
        for part in [letter.subject, letter.text, letter.html]
          + letter.attachments.map({ String(decoding: $0.bytes, as: UTF8.self) })
        {
          #expect(!part.contains("⟨"), "\(letter.kind): \(part.excerpt(at: "⟨"))")
          #expect(part.firstMatch(of: /\{[A-Za-z.-]+\}/) == nil, "\(letter.kind): \(part.excerpt(at: "{"))")
        }
        #expect(!letter.subject.isEmpty && !letter.text.isEmpty && !letter.html.isEmpty)
        #expect(!letter.subject.contains("\n"))
      }
    }
  }

  @Test("an English letter has no Chinese but names and titles; a Chinese one is Chinese") func languages() throws {
    let english = try Example.letters(.en).round(Sample.rounds()[2], missed: true, to: [], at: cutOff)
    let words = english.text.unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }
    #expect(words.count * 4 < english.text.unicodeScalars.count)
    #expect(english.html.contains("lang=\"en\""))
    let chinese = try Example.letters().round(Sample.rounds()[2], missed: true, to: [], at: cutOff)
    #expect(chinese.text.contains("漏查已记入日报") && chinese.html.contains("lang=\"zh-CN\""))
  }

  @Test("what the text says the HTML says as well", arguments: Catalogue.Language.allCases)
  func sameFacts(language: Catalogue.Language) throws {
    let letters = try Example.letters(language)
    for letter in try Letters.all(letters) {
      let html = letter.html.replacing(/<[^>]*>/, with: " ").withoutBlanks
      for line in letter.text.split(separator: "\n") {
        // Of a table's line and a fact's line each value; labels of columns stand once in HTML.
        let values = line.split { ":：,，■- ".contains($0) }
        for value in values where value.count > 1 {
          #expect(html.contains(HTMLText.escaped(String(value)).withoutBlanks), "\(letter.kind): \(value)")
        }
      }
    }
  }

  @Test("docs/decisions/0002: no two letters have one cause, and a cause does not depend on when") func causes() throws
  {
    let letters = try Example.letters()
    let causes = try [false, true].flatMap { try Letters.all(letters, drill: $0) }.map(\.cause)
    // `told` is named by the case and its clause, which a drill shares with nothing: a case is a drill or is not.
    let distinct = Set(causes)
    let shared = Dictionary(grouping: causes) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(shared == ["told/3/C10", "told/5/X9"])
    #expect(distinct.count == causes.count - 2)
    #expect(try Letters.all(letters).map(\.cause) == Letters.all(try Example.letters(.en)).map(\.cause))
  }

  @Test("a letter's thread leads back to causes that were written before it") func threads() throws {
    let all = try Letters.all(Example.letters())
    let causes = Set(all.map(\.cause))
    for letter in all {
      for cause in letter.thread { #expect(causes.contains(cause), "\(letter.cause) refers to \(cause)") }
      #expect(!letter.thread.contains(letter.cause))
    }
  }

  @Test("D14: a drill is marked in subject, at head and foot, and goes to nobody outside") func drills() throws {
    let letters = try Example.letters()
    let outside = Set(letters.directory.organisation.units.flatMap(\.addresses))
    for letter in try Letters.all(letters, drill: true) {
      #expect(letter.drill)
      #expect(letter.subject.hasPrefix("【演练】"), "\(letter.kind)")
      let lines = letter.text.split(separator: "\n")
      #expect(lines.first?.hasPrefix("演练　演练") == true && lines.last?.hasPrefix("演练　演练") == true, "\(letter.kind)")
      #expect(letter.html.ranges(of: "演练　演练　演练").count == 2)
      #expect(outside.isDisjoint(with: letter.recipients), "\(letter.kind) goes to \(letter.recipients)")
      #expect(!letter.recipients.isEmpty, "\(letter.kind)")
    }
    for letter in try Letters.all(letters) where !letter.drill { #expect(!letter.text.contains("演练")) }
  }

  @Test("names from outside stay text: nothing in HTML, nothing in a subject breaks out") func escaped() throws {
    let name = "<script>alert(\"x\")</script>&'\r\nBcc: x\u{202E}"
    for letter in try Letters.all(Example.letters(), name: name, note: name) {
      #expect(!letter.html.contains("<script"), "\(letter.kind)")
      #expect(!letter.html.contains("\u{202E}") && !letter.text.contains("\u{202E}"))
      #expect(!letter.subject.contains("\n") && !letter.subject.contains("\r"))
      #expect(
        !letter.text.contains("\nBcc:") || letter.kind.rawValue.hasPrefix("incident") || letter.kind == .notice
          || letter.kind == .told)
      #expect(letter.html.firstMatch(of: /&(?!amp;|lt;|gt;|quot;|#39;)/) == nil, "\(letter.kind)")
    }
  }

  @Test("nothing in HTML is fetched from anywhere, and it is one well-formed page") func selfContained() throws {
    for letter in try Letters.all(Example.letters()) {
      for word in ["http:", "https:", "src=", "url(", "<link", "<script", "@import", "<style"] {
        #expect(!letter.html.contains(word), "\(letter.kind): \(word)")
      }
      for tag in ["table", "tr", "td", "th", "div", "p", "h2", "ul", "li", "html", "body", "head"] {
        let opened = letter.html.ranges(of: "<\(tag)>").count + letter.html.ranges(of: "<\(tag) ").count
        #expect(opened == letter.html.ranges(of: "</\(tag)>").count, "\(letter.kind): \(tag)")
      }
      #expect(letter.html.utf8.count < 102_400, "longer than what mail programs show whole")
    }
  }

  @Test("no address twice, none empty, in order of first mention") func recipients() throws {
    for letter in try Letters.all(Example.letters()) {
      #expect(Set(letter.recipients.map { $0.lowercased() }).count == letter.recipients.count)
      #expect(letter.recipients.allSatisfy { $0.contains("@") })
    }
    #expect(LetterWriter.distinct(["A@x", "b@x", "a@X", ""]) == ["A@x", "b@x"])
  }
}

extension String {
  func excerpt(at mark: String) -> String {
    firstRange(of: mark).map { String(self[$0.lowerBound...].prefix(40)) } ?? ""
  }
  var withoutBlanks: String { filter { !$0.isWhitespace } }
}

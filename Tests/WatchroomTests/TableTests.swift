import Testing
import Wire

@testable import watchroom_commands

/// Tables fit their screen, whatever the width of a character.
@Suite struct TableTests {
  @Test(arguments: [
    ("abc", 3), ("渡口", 4), ("“渡”", 4), ("，（）", 6), ("é", 1), ("e\u{301}", 1), ("〔2026〕", 8), ("…", 1), ("🚢", 2),
    ("", 0),
  ]) func `characters take the columns a terminal gives them`(_ text: String, _ columns: Int) {
    #expect(TextWidth.of(text) == columns)
  }

  @Test func `cut text never takes more than its room, and says that it was cut`() {
    let text = "在三汊矶禁航区 42 m"
    for width in 0...TextWidth.of(text) + 2 {
      let cut = TextWidth.cut(text, to: width)
      #expect(TextWidth.of(cut) <= width)
      #expect(cut == text || width == 0 || cut.hasSuffix("…"))
    }
  }

  @Test func `a name can not move the cursor or turn the line round`() {
    #expect(TextWidth.tame("A\u{1B}[2JB\u{202E}C\r") == "A [2JB C ")
  }

  @Test(arguments: [40, 60, 80, 100, 120, 200], [Language.zh, .en])
  func `rows of every table fit, and columns stand under their headings`(_ width: Int, _ language: Language) {
    let screen = Screen(language: language, width: width)
    let tables: [[String]] = [
      FindingViews.table(at: Samples.now).lines(
        [Samples.finding(), Samples.finding(12, attention: "acknowledged")], on: screen),
      DutyViews.table(at: Samples.now).lines([Samples.duty(), Samples.duty(120, state: "open")], on: screen),
      CaseViews.cases(at: Samples.now).lines([Samples.matter()], on: screen),
      CaseViews.notices(at: Samples.now).lines([Samples.notice()], on: screen),
      TrafficViews.vessels(at: Samples.now).lines([Samples.vessel()], on: screen),
      FeedViews.lines(
        [Samples.feed(), Samples.terminalFeed()],
        outputs: [
          OutputRow(
            name: "plotter", kind: "tcp-server", address: "0.0.0.0:10120", lines: 88_120, dropped: 3, clients: 2)
        ],
        at: Samples.now, on: screen),
      PaperViews.outbox(at: Samples.now).lines([Samples.delivery()], on: screen),
      PaperViews.reports(at: Samples.now).lines([Samples.report()], on: screen),
      SheetViews.detail(Samples.sheetDetail(), on: screen), SheetViews.sheets.lines([Samples.sheet()], on: screen),
      SheetViews.cargo(at: Samples.now).lines([Samples.cargo()], on: screen),
      DutyViews.round(Samples.round(), on: screen), JournalViews.table.lines([Samples.journal()], on: screen),
      PaperViews.ledger(Samples.ledger(), on: screen),
      CaseViews.detail(CaseLifeSamples.detail(), on: screen),
      CaseViews.cases(at: Samples.now).lines([CaseLifeSamples.matter()], on: screen),
      CaseLifeViews.after(CaseLifeSamples.matter(), on: screen),
      CaseLifeViews.triage.lines([CaseLifeSamples.triage], on: screen),
      CaseLifeViews.recurrences.lines([CaseLifeSamples.recurrence], on: screen),
      CaseLifeViews.drafts(at: Samples.now).lines([CaseLifeSamples.draft], on: screen),
    ]
    for (number, lines) in tables.enumerated() {
      for line in lines { #expect(TextWidth.of(line) <= width, "table \(number): \(line)") }
      #expect(lines.allSatisfy { $0.last != " " })
    }
  }

  @Test func `a reason is shown whole below its column; a pipe gets one line a row`() {
    let table = FindingViews.table(at: Samples.now)
    let lines = table.lines([Samples.finding()], on: Screen(width: 80))
    #expect(lines.count > 2)
    let reason = Samples.finding().reason.zh.filter { $0 != " " }
    let shown = lines.dropFirst().joined().filter { $0 != " " }
    #expect(reason.allSatisfy { shown.contains($0) } && shown.contains("6.1节"))
    #expect(table.lines([Samples.finding()], on: Screen()).count == 2)
  }

  @Test func `columns of little weight go before others are shortened`() {
    struct Row {}
    let table = TextTable<Row>(columns: [
      .init("甲", "a", rank: 1, least: 4, text: { _ in "abcdefghij" }),
      .init("乙", "b", rank: 4, text: { _ in "0123456789" }),
    ])
    #expect(table.lines([Row()], on: Screen(width: 22))[1] == "abcdefghij  0123456789")
    #expect(table.lines([Row()], on: Screen(width: 21))[1] == "abcdefghij")
    #expect(table.lines([Row()], on: Screen(width: 6))[1] == "abcde…")
  }

  @Test func `status answers on 24 lines at 80 columns: what is owed, what is wrong, what waits`() {
    let screen = Screen(width: 80)
    let lines = StatusView.lines(Samples.status(), who: Samples.who(), on: screen)
    let text = lines.joined(separator: "\n")
    #expect(lines.count <= 24)
    for word in [
      "当班 唐思远、黄振华", "紧急 1", "未确认 2", "逾期 1", "待办 3", "待核查 1", "外发未启用", "搁置 2", "巡查县(区)中心 第3次",
    ] { #expect(text.contains(word), "\(word)") }
    #expect(!text.contains("holidays/2027"))
    #expect(
      StatusView.lines(Samples.status(), who: Samples.who("root", person: false), on: screen).joined().contains(
        "holidays/2027"))
  }

  @Test func `a duty says what command it is done through, while it is owed`() {
    let screen = Screen(width: 80)
    var row = Samples.duty(18, state: "open", kind: "broadcast")
    row.work = "broadcast/1"
    #expect(DutyViews.through(row, on: screen) == ["办理：watchroom broadcast show 1"])
    row.work = "report/18"
    #expect(DutyViews.through(row, on: screen) == ["办理：watchroom report preview 18"])
    #expect(DutyViews.table(at: Samples.now).lines([row], on: screen).last?.contains("report 18") == true)
    row.state = "done"
    #expect(DutyViews.through(row, on: screen).isEmpty)
  }

  @Test func `a picture that does not show its object stands out in form 4 (G15)`() {
    let lines = DutyViews.round(Samples.round(), on: Screen(width: 120, hasColour: true))
    #expect(lines.contains { $0.contains("\u{1B}[1;31m无效") && $0.contains("橘子洲码头") })
    #expect(lines.contains { $0.contains("round check 8 --all") })
  }

  @Test func `when nothing is owed status says what comes next`() {
    var status = Samples.status()
    (status.due, status.owed) = ([], OwedCounts(ahead: 1))
    let lines = StatusView.lines(
      status, who: Samples.who(), next: Samples.duty(9, state: "ahead"), on: Screen(width: 80))
    #expect(lines.contains { $0.contains("下一项 14:30 起") })
  }
}

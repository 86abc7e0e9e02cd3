import ControlSocket
import Testing
import Wire

@testable import watchroom_commands

/// Each command of the list, through the daemon's own socket: what it asks, what it says, its exit code.
@Suite(.timeLimit(.minutes(10))) struct CommandTests {
  static let asked: [(line: String, call: String)] = [
    ("status", "status 430100"), ("status --centre all", "status"), ("status --centre 430112", "status 430112"),
    ("duty list", "duties 430100"), ("duty list --centre all --state open,late --clause C2", "duties C2 late,open"),
    ("agenda --from 2026-11-22 --clause C2 --clause C3", "agenda 2026-11-22 C2,C3"),
    ("duty show 8", "duty 8"), ("duty explain 12", "explain 12"), ("round list", "rounds 430100"),
    ("round show 8", "round 8"),
    ("round check 8 --all", "check 8 all"), ("round check 8 橘子洲 --means ais", "check 8 point:PT-3/ais//"),
    (
      "round check 8 1 PT-2 --code V01 --code V02 --action 劝导",
      "check 8 point:PT-1/cctv/V01+V02/劝导,point:PT-2/cctv/V01+V02/劝导"
    ),
    ("duty show C2/430100/2026-11-22/county-round/3", "duty 8"),
    ("duty add PT-1 430105 --reason 节前 --due 17:45", "addDuty point:PT-1,centre:430105 2026-11-22T17:45:00+08:00 节前"),
    ("duty waive 8 --reason 停航", "waive 8 停航"), ("finding add V05 --point PT-1 --note 来电", "observe V05 PT-1 来电"),
    ("config apply --now --reason 汛期", "applyConfiguration 汛期"),
    ("finding list", "findings open 430100"), ("finding list --all --severity serious", "findings all 430100 serious"),
    ("finding show 2", "finding 2"), ("finding ack 2 --note x", "acknowledge 2 x"), ("finding silence 2", "silence 2"),
    ("finding shelve 2 --scope zone --minutes 30 --reason 施工", "shelve 2 zone 30 施工"),
    ("finding shelve 2 --until 17:45 --reason 施工", "shelve 2 vessel 2026-11-22T17:45:00+08:00 施工"),
    ("finding file 2 --drill --point PT-1 --revision 7", "file 2 true PT-1 revision=7"),
    ("finding shelves", "shelves 430100"), ("finding shelves --all --centre all", "shelves all"),
    ("finding unshelve 4 --reason 完工", "endShelf 4 完工"), ("finding load", "alarmLoad 430100"),
    ("finding verify 2", "verifyEvidence 2"),
    ("finding dismiss 2 --reason 误报", "dismiss 2 误报"), ("case list", "cases open 430100"),
    ("case list --all --kind incident --centre all", "cases incident"), ("case show 1", "case 1"),
    ("notice list", "notices open 430100"), ("notice show 1", "notice 1"), ("notice receive 1", "receive 1"),
    ("notice reply 1 --measures 已整改 --at 16:10", "reply 1 已整改 2026-11-22T16:10:00+08:00"),
    ("case close 1 --note 已妥善处置", "close 1 已妥善处置"),
    ("case urge 1 --words 请抓紧", "urge 1 请抓紧"),
    ("case tell 1 --whom township --by phone --no-obeyed --words 令其停航", "tell 1 township phone false 令其停航"),
    (
      "case supervise 1 --deadline 18:00 --level urgent --words 限期办结",
      "supervise 1 urgent 2026-11-22T18:00:00+08:00 限期办结"
    ), ("case result 1 已处理完毕 --words 已处罚", "result 1 done 已处罚"),
    ("case result 1 not-handled --words 不属实", "result 1 notHandled 不属实"),
    ("case raise 1 --reason 屡犯", "raise 1 屡犯"), ("case hand 1 --to 何平 --words 明早复查", "hand 1 何平 明早复查"),
    ("case accept 1", "accept 1"), ("case dismiss 1 --reason 误报", "dismissCase 1 误报"),
    ("case reopen 1 --reason 又犯 --due 2026-11-30", "reopen 1 又犯 2026-11-30"),
    ("case list --recurring --centre 430100", "recurrences 430100"),
    ("case triage --day 2026-11-21 --centre all", "triage 2026-11-21"),
    ("notice cancel 1 --reason 写错", "cancelNotice 1 写错"), ("notice pass 1", "pass 1"), ("notice issue 1", "issue 1"),
    ("notice drafts --centre all", "drafts false"), ("notice sign 2 --demand 限期整改", "sign 2 限期整改"),
    ("notice discard 2 --reason 已纠正", "discard 2 已纠正"),
    ("notice verify 1 accepted --second 黄振华 --pin-stdin", "verify 1 accepted 黄振华 123456"),
    ("vessel list 渡 --registered", "vessels 渡 true"), ("vessel show 413900101", "vessel 413900101"),
    ("vessel track 413900101", "track 413900101 2026-11-21T16:30:00+08:00 2026-11-22T16:30:00+08:00 20000"),
    (
      "vessel track 湘长沙渡01 --from 08:00 --to 10:30",
      "track 湘长沙渡01 2026-11-22T08:00:00+08:00 2026-11-22T10:30:00+08:00 20000"
    ),
    (
      "vessel track V-001 --from 2026-11-20 --to 11-21 --limit 2",
      "track V-001 2026-11-20T00:00:00+08:00 2026-11-21T23:59:59.999+08:00 2"
    ),
    ("vessel text 长渡03 大风请靠泊 --kind urgent --speak", "textTerminal 长渡03 大风请靠泊 urgent true"),
    ("vessel text 13912345678 x --no-display --screen --feed t", "textTerminal 13912345678 x false t"),
    ("trip list", "trips 430100"), ("trip", "lines 430100"), ("trip lines --centre all", "lines"),
    ("trip list --line L-1 --vessel V-7 --day 2026-11-20 --unsigned --centre all", "trips L-1 V-7 2026-11-20 unsigned"),
    ("signoff", "signOffs 430100"), ("signoff list --vessel V-7 --centre all", "signOffs V-7"),
    (
      "signoff add V-007 西岸 --persons 23 --clerk 李四 --at 08:01",
      "signDeparture V-007 西岸 23 李四 2026-11-22T08:01:00+08:00"
    ),
    ("feed list", "feeds"), ("feed", "outputs"), ("feed outputs", "outputs"),
    ("zone list", "zones 430100"), ("zone --centre all", "zones"), ("zone show Z-SCJ", "zone Z-SCJ"),
    ("zone test 112.95 28.2 --mmsi 413900101", "testZones 28.2 112.95 413900101"),
    ("zone test 112.95 28.2 --at 22:30", "testZones 28.2 112.95 2026-11-22T22:30:00+08:00"),
    ("zone withdraw Z-SCJ --reason 撤桥", "withdrawZone Z-SCJ 撤桥"),
    ("zone revert Z-SCJ --reason 完工", "revertZone Z-SCJ 完工"),
    ("outbox list --state retry", "outbox retry"),
    ("mail arm", "armMail true"), ("mail disarm", "armMail false"),
    ("report list --day 2026-11-22", "reports 2026-11-22 430100"),
    ("report preview 12 --format html", "preview 12 html"), ("report approve 12 --revision 4", "approve 12 revision=4"),
    ("report send 12", "send 12"), ("report resend 12 --to a@example.invalid", "resend 12 a@example.invalid"),
    ("report history 12", "history 12"), ("report history --centre all", "pastReports"),
    ("ledger list --month 2026-11", "books 430100 2026-11-01"),
    ("ledger show 10 --month 2026-11 --latest", "bookTable 10 430100 2026-11-01 true"),
    ("ledger amend 2026-11", "amend 2026-11"), ("summary list", "summaries 430100"), ("summary", "summaries 430100"),
    ("summary show 4", "summary 4"), ("summary approve 4 --revision 2", "approveSummary 4 revision=2"),
    ("summary edit 4 --text 一、无。", "editSummary 4 一、无。"),
    ("ledger show 10 --from 2026-11-01 --centre all", "ledger 10 2026-11-01"), ("ledger show 9 --csv", "ledgerFile 9"),
    ("equipment show 31", "equipmentSheet 31"), ("equipment show --day 2026-11-23", "duties 430100 2026-11-23"),
    ("equipment list", "equipment 430100"), ("equipment list --centre all --faults", "equipment faults"),
    ("equipment check 31 --all-ok --carrier 王工", "checkEquipment 31 others-ok 王工"),
    (
      "equipment check 31 --all-ok --except vhf:8频道不能发射 --fault 三汊矶：黑屏",
      "checkEquipment 31 others-ok vhf/fault/8频道不能发射,PT-430100-01/fault/黑屏"
    ),
    ("equipment check 31 --ok power --ok 2", "checkEquipment 31 power/ok/,vhf/ok/"),
    ("fault", "faults open 430100"), ("fault list --all --centre all", "faults"),
    ("fault list --state overdue", "faults overdue 430100"), ("fault show 7", "fault 7"),
    ("fault add --point PT-1 黑屏", "addFault 黑屏 PT-1"), ("fault add --item vhf 坏 --drill", "addFault 坏 vhf true"),
    ("fault add --name UPS 坏 --code F02", "addFault 坏 UPS F02"),
    ("fault report 7 --to 移动王工", "stepFault 7 report 移动王工"), ("fault diagnose 7 电源板", "stepFault 7 diagnose 电源板"),
    ("fault repair 7 送修", "stepFault 7 repair 送修"), ("fault done 7 换电源板", "stepFault 7 done 换电源板"),
    ("fault accept 7 --note 正常", "stepFault 7 accept 正常"),
    ("fault send-back 7 --reason 仍黑屏", "stepFault 7 send-back 仍黑屏"),
    ("fault cancel 7 --reason 误报", "stepFault 7 cancel 误报"), ("fault outage", "outages 430100"),
    (
      "fault outage add 割接 --from 20:00 --until 22:00 --point PT-1 --to own",
      "announce 割接 2026-11-22T20:00:00+08:00 2026-11-22T22:00:00+08:00 PT-1 own"
    ),
    ("fault outage cancel 3 --reason 改期", "cancelOutage 3 改期"), ("watch ask 430105", "askPresence 430105"),
    ("watch answer", "answerPresence"), ("watch answer 3 --who 张三", "answerPresence 3 张三"),
    ("watch missed 3 --note 占线", "notReached 3 占线"), ("watch checks --outcome absent", "presenceChecks absent 430100"),
    ("record", "dayRecords"), ("record sign --day 2026-11-20 --note 已阅", "signDay 2026-11-20 已阅"),
    ("handover", "handover"), ("handover list", "handovers 430100"),
    ("handover prepare --equipment 大屏幕:正常 --instructions 有雾", "prepareHandover 大屏幕=正常 有雾"),
    ("handover sign --arrived 13:48", "signHandover 2026-11-22T13:48:00+08:00"),
    ("handover swap P-1 --for P-2 --reason 病假", "askSwap P-1 P-2 病假"), ("handover approve P-1", "approveSwap P-1"),
    ("watch here", "confirmHere"), ("register list", "objects 430100"),
    ("register list --centre all --unconfirmed", "objects unconfirmed"),
    ("register show PT-430100-01", "object 7"), ("register show 9", "object 9"),
    (
      "register set PT-430100-01 --manager 张三 --manager-phone 13800138000",
      "setContacts 7 manager=张三 manager-phone=13800138000"
    ),
    ("register confirm PT-430100-01 8", "confirmObjects 7,8"), ("register confirm --all", "objects 430100 unconfirmed"),
    ("contacts", "contacts 430100"), ("contacts confirm", "confirmContacts"),
    ("contacts list --centre 430112", "contacts 430112"),
    ("sheet", "sheet 7"), ("sheet show", "sheet 7"), ("sheet show 5", "sheet 5"), ("sheet list", "sheets 430100"),
    ("sheet list --centre all --week 2026-12-01", "sheets 2026-12-01"), ("sheet show --form text", "sheetForm 7 text"),
    ("sheet propose --week 2026-12-10", "proposeSheet 2026-12-10"),
    (
      "sheet add PT-430100-02 --days 12-01,12-03..12-04 --hours 06:00-12:00 --why market --because 橘子洲赶集",
      "addSheet 7 point:PT-430100-02 2026-12-01,2026-12-03,2026-12-04 06:00-12:00 market 橘子洲赶集"
    ),
    (
      "sheet add all --days 12-06 --why weather --because 大风 --sheet 9",
      "addSheet 9 centre:430100 2026-12-06 weather 大风"
    ),
    ("sheet edit 2 --days 2026-12-02 --watch 看超载", "editSheet 7 2 2026-12-02 看超载"),
    ("sheet edit 2 --hours all", "editSheet 7 2 all"), ("sheet remove 2 --reason 不办", "removeSheet 7 2 不办"),
    ("sheet approve", "approveSheet 7"), ("sheet approve 9 --revision 3", "approveSheet 9 revision=3"),
    ("sheet send", "sendSheet 7"), ("cargo", "cargoPlans 430100"), ("cargo list --centre all", "cargoPlans"),
    (
      "cargo add PT-430100-02 --vessel 湘长沙货08 --cargo 汽油 --dangerous --from 17:00 --through 2026-11-23T06:00:00+08:00",
      "planCargo PT-430100-02 湘长沙货08 汽油 true 2026-11-22T17:00:00+08:00 2026-11-23T06:00:00+08:00"
    ), ("cargo cancel 3", "cancelCargo 3"),
    ("ban list", "bans live 430100"), ("ban", "bans live 430100"), ("ban list --all --centre all", "bans"),
    (
      "ban declare --waters Z-1 --waters 430100 --cause 大风 --until 17:45 --reason 七级风",
      "declareBan Z-1+430100 wind 2026-11-22T17:45:00+08:00 七级风"
    ),
    (
      "ban declare --waters Z-1 --cause fog --from 17:00 --reason 雾 --quiet",
      "declareBan Z-1 fog 2026-11-22T17:00:00+08:00 雾 true"
    ),
    ("ban lift 1 --reason 风停 --revision 2", "liftBan 1 风停 revision=2"),
    ("reading list", "readings 430100"), ("reading list --centre all", "readings"),
    ("reading set G-CS --level 34.62 --at 16:10", "enterReading G-CS 34.62 2026-11-22T16:10:00+08:00"),
    ("reading set W-LS --wind 12.5 --visibility 300", "enterReading W-LS 12.5 300.0"),
    ("bulletin list", "bulletins live 430100"), ("bulletin", "bulletins live 430100"),
    ("bulletin list --all --kind 禁航令 --centre all", "bulletins sailingBan"), ("bulletin show 4", "bulletin 4"),
    (
      "bulletin add --kind weather --text 大风 --zone Z-1 --zone Z-2 --until 17:45 --severity serious",
      "addBulletin weather 大风 Z-1+Z-2 2026-11-22T17:45:00+08:00 serious"
    ),
    ("bulletin adopt 5 --kind 航道 --text 沉船", "adopt 5 fairway 沉船"), ("bulletin receive 4", "receiveBulletin 4"),
    (
      "bulletin receive 4 --for U-430112-T1 --who 龙静怡 --at 16:10",
      "receiveBulletin 4 U-430112-T1 龙静怡 2026-11-22T16:10:00+08:00"
    ),
    ("bulletin cancel 4 --reason 已解除 --revision 2", "cancel 4 已解除 revision=2"),
    ("broadcast list", "broadcasts 2026-11-22 430100"),
    ("broadcast list --all --centre all --state open", "broadcasts open"),
    ("broadcast show 1", "broadcast 1"), ("broadcast edit 1 --file -", "editBroadcast 1 123456"),
    ("broadcast approve 1 --revision 3", "approveBroadcast 1 revision=3"),
    ("broadcast confirm 1 --over vhf --channel 16 --at 10:07", "confirmBroadcast 1 vhf 16 2026-11-22T10:07:00+08:00"),
    ("broadcast add --reason 突发大雾", "addBroadcast 突发大雾"),
    ("watch", "watches 430100"), ("watch show --centre all", "watches"),
    ("watch berthed PT-430100-01 --at 16:10 --note 无异常", "berthed PT-430100-01 2026-11-22T16:10:00+08:00 无异常"),
    ("watch late PT-430100-01 --until 23:30", "late PT-430100-01 2026-11-22T23:30:00+08:00"),
    ("caller", "callers 430100"), ("caller list --state overdue --centre all", "callers overdue"),
    ("caller show 1", "publicReport 1"),
    (
      "caller take 有人落水未救 --grade report --phone 139 --confidential --scene --code V03 --point PT-430100-01",
      "take 有人落水未救 report 139 true true V03 PT-430100-01"
    ),
    ("caller scene 1", "stepCaller 1 scene"), ("caller opinion 1 批评教育", "stepCaller 1 opinion 批评教育"),
    ("caller close 1 已改正", "stepCaller 1 close 已改正"), ("caller back 1 满意", "stepCaller 1 back 满意"),
    ("caller missed 1", "stepCaller 1 missed"),
    ("review", "reviews 430100"), ("review owed --centre all", "reviewsOwed"), ("review show 1", "review 1"),
    ("review begin leadership", "beginReview leadership"),
    ("review judge 1 5 --late --futile --note 迟发", "judgeReview 1 5 false true false 迟发"),
    ("review mend 1 5 已重新督促 --revision 3", "mendReview 1 5 已重新督促 revision=3"),
    ("journal --after 3", "journal 3"), ("journal list --person P-1 --about case:2 --from 2026-11-22", "journal"),
    ("journal show 3", "journal 2"), ("journal verify", "checkJournal"),
    ("clock confirm --reason 已对时", "confirmClock 已对时"),
  ]

  @Test func `each command asks what it should, shows something, and ends with 0`() async throws {
    try await withDaemon { desk, cli in
      for (line, call) in Self.asked {
        for width in [nil, 80, 120] as [Int?] {
          var run = cli
          (run.width, run.input) = (width, ["123456"])
          let outcome = await run.run(line.split(separator: " ").map(String.init))
          #expect(outcome.code == 0, "\(line): \(outcome.errors)")
          #expect(desk.log.contains(call), "\(line) asked \(desk.log.suffix(3)), not \(call)")
          #expect(!outcome.output.isEmpty && outcome.errors.isEmpty, "\(line)")
          guard let width, !line.contains("preview"), !line.contains("--csv") else { continue }
          for shown in outcome.output.split(separator: "\n") {
            #expect(TextWidth.of(String(shown)) <= width, "\(line) at \(width): \(shown)")
          }
        }
      }
      #expect(!desk.log.contains { $0.contains("without-key") }, "every act carries an idempotency key")
    }
  }

  @Test func `all of them answer in English and as JSON`() async throws {
    try await withDaemon { _, cli in
      for (line, _) in Self.asked
      where !line.contains("preview") && !line.contains("--form") && !line.contains("--csv")
        && !line.hasPrefix("agenda")
      {
        var run = cli
        run.input = ["123456"]
        let words = line.split(separator: " ").map(String.init)
        let english = await run.run(["--lang", "en"] + words)
        #expect(english.code == 0, "\(line): \(english.errors)")
        let json = await run.run(words + ["-o", "json"])
        #expect(json.code == 0 && json.output.hasPrefix("{") && json.output.hasSuffix("}\n"), "\(line): \(json.output)")
        #expect(json.output.split(separator: "\n").count == 1)
      }
    }
  }

  @Test func `a person signs on, acts with the token, and signs off`() async throws {
    try await withDaemon { desk, cli in
      var run = cli
      run.input = ["4711"]
      let on = await run("sign-on", "唐思远", "--pin-stdin")
      #expect(on.code == 0 && on.output.contains("唐思远") && !on.output.contains("token-1"))
      #expect(desk.log == ["signOn 唐思远 4711"])
      let who = await cli("whoami")
      #expect(who.output.contains("值班人员"))
      let off = await cli("sign-off")
      #expect(off.code == 0 && desk.log.last == "signOff token-1")
      let after = await cli("whoami")
      #expect(after.output.contains("只读"))
    }
  }

  @Test func `on a console the second person is asked for; without a terminal it says what to give`() async throws {
    try await withDaemon { desk, cli in
      var run = cli
      run.input = ["4711"]
      _ = await run("sign-on", "P-430100-03", "--pin-stdin")
      run.input = ["黄振华", "0815"]
      let asked = await run("notice", "verify", "1", "accepted")
      #expect(asked.code == 0 && desk.log.last == "status", "\(asked.errors)")
      #expect(desk.log.contains("verify 1 accepted 黄振华 0815"))
      let refused = await cli("notice", "verify", "1", "accepted")
      #expect(refused.code == 2 && refused.errors.contains("--second"))
    }
  }

  @Test func `a refusal is said in words and ends with 1`() async throws {
    try await withDaemon { desk, cli in
      desk.refuse("acknowledge", ControlError(.forbidden, Words("此事属望城区", "that belongs to 望城区")))
      let zh = await cli("finding", "ack", "2")
      #expect(zh.code == 1 && zh.output.isEmpty && zh.errors.contains("此事属望城区"))
      let en = await cli("finding", "ack", "2", "--lang", "en")
      #expect(en.code == 1 && en.errors.contains("that belongs to 望城区"))
      desk.refuse("finding", ControlError(.notFound, Words("发现 9 不存在", "there is no finding 9")))
      let absent = await cli("finding", "show", "9")
      #expect(absent.code == 1 && absent.errors.contains("发现 9 不存在"))
    }
  }

  @Test func `what is typed wrong ends with 2 and is never sent`() async throws {
    try await withDaemon { desk, cli in
      for (line, word) in [
        ("finding dismiss 2", "--reason"), ("round check 8", "--all"), ("round check 8 1 --all", "--all"),
        ("round check 8 渡口码头", "round show 8"), ("finding shelve 2 --reason x", "--minutes"), ("foo", "--help"),
        ("round check x --all", "“x”"), ("finding list --severity loud", "loud"),
        ("notice reply 1 --measures x --at 25:00", "14:30"), ("duty list --bogus", "--bogus"),
        ("notice verify 1 sentBack", "--note"), ("sheet edit 2", "--days"),
        ("sheet add PT-1 --days 12-20 --why market --because x", "--days"), ("sheet remove 2", "--reason"),
        ("sheet add PT-1 --why feast --because x", "feast"), ("sheet propose --week soon", "--week"),
      ] {
        let outcome = await cli.run(line.split(separator: " ").map(String.init))
        #expect(outcome.code == 2, "\(line): \(outcome.code) \(outcome.errors)")
        #expect(outcome.errors.contains(word), "\(line): \(outcome.errors)")
      }
      #expect(!desk.log.contains { $0.hasPrefix("addSheet") || $0.hasPrefix("editSheet") })
      #expect(!desk.log.contains { $0.hasPrefix("check") || $0.hasPrefix("reply") || $0.hasPrefix("shelve") })
    }
  }

  @Test func `a daemon that is not there is 69`() async {
    let folder = TemporaryFolder()
    var run = CommandLineRun()
    run.environment = ["WATCHROOM_SOCKET": folder.path + "/none", "XDG_RUNTIME_DIR": folder.path]
    let outcome = await run()
    #expect(outcome.code == 69 && outcome.errors.contains(folder.path) && outcome.errors.contains("--socket"))
    let english = await run("--lang", "en", "duty", "list")
    #expect(english.code == 69 && english.errors.contains("watchroomd does not answer"))
  }

  @Test func `events come in order, resume after a sequence, and end after a count`() async throws {
    try await withDaemon { _, cli in
      let three = await cli("events", "--after", "2", "--count", "3")
      #expect(three.code == 0)
      #expect(three.output.split(separator: "\n").count == 3)
      #expect(three.output.contains("发现 2  违反禁止航行规定 湘长沙渡01"))
      let json = await cli("events", "--after", "4", "--count", "1", "-o", "json")
      #expect(json.output.contains("\"seq\":5"))
    }
  }

  @Test func `colour says nothing that words do not`() async throws {
    try await withDaemon { _, cli in
      var colour = cli
      (colour.width, colour.hasColour) = (100, true)
      var plain = cli
      plain.width = 100
      for line in [["status"], ["finding", "show", "2"], ["round", "show", "8"], ["outbox", "list"]] {
        let painted = await colour.run(line).output
        #expect(painted.contains("\u{1B}["))
        #expect(painted.replacing(/\u{1B}\[[0-9;]*m/, with: "") == (await plain.run(line)).output, "\(line)")
      }
    }
  }
}

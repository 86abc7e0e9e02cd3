import ControlSocket
import Units
import Wire

extension FakeDesk {
  func sheets(_ filter: SheetFilter, page: PageRequest, caller: Caller) async throws -> Page<SheetRow> {
    try note("sheets", filter.centre, filter.week?.iso)
    return Page(items: [Samples.sheet(5, "2026-11-23"), Samples.sheet(), Samples.sheet(8, centre: "430105")])
  }
  func sheet(_ no: Int64, caller: Caller) async throws -> SheetDetail {
    try note("sheet", no)
    return Samples.sheetDetail()
  }
  func sheetForm(_ no: Int64, format: PreviewFormat, caller: Caller) async throws -> String {
    try note("sheetForm", no, format.rawValue)
    return "重点监控任务表\n"
  }
  func sheetFile(_ no: Int64, caller: Caller) async throws -> [UInt8] {
    try note("sheetFile", no)
    return Array("\u{FEFF}中心\r\n".utf8)
  }
  func proposeSheet(_ request: SheetProposeRequest, act: Act) async throws -> SheetDetail {
    try self.act("proposeSheet", act, request.week?.iso)
    return Samples.sheetDetail()
  }
  func add(sheet no: Int64, _ request: SheetAddRequest, act: Act) async throws -> SheetDetail {
    try self.act(
      "addSheet", act, no, request.object, request.days.map(\.iso).joined(separator: ","), request.hours,
      request.why.rawValue, request.because, request.watch)
    return Samples.sheetDetail()
  }
  func edit(sheet no: Int64, _ request: SheetEditRequest, act: Act) async throws -> SheetDetail {
    try self.act(
      "editSheet", act, no, request.row, request.days?.map(\.iso).joined(separator: ","), request.hours,
      request.why?.rawValue, request.because, request.watch)
    return Samples.sheetDetail()
  }
  func remove(sheet no: Int64, _ request: SheetRemoveRequest, act: Act) async throws -> SheetDetail {
    try self.act("removeSheet", act, no, request.row, request.reason)
    return Samples.sheetDetail()
  }
  func approve(sheet no: Int64, _ request: ApproveRequest, act: Act) async throws -> SheetDetail {
    try self.act("approveSheet", act, no)
    return Samples.sheetDetail()
  }
  func send(sheet no: Int64, _ request: ApproveRequest, act: Act) async throws -> SheetDetail {
    try self.act("sendSheet", act, no)
    return Samples.sheetDetail()
  }
  func cargoPlans(centre: String?, page: PageRequest, caller: Caller) async throws -> Page<CargoRow> {
    try note("cargoPlans", centre)
    return Page(items: [Samples.cargo()])
  }
  func plan(cargo request: CargoRequest, act: Act) async throws -> CargoRow {
    try self.act(
      "planCargo", act, request.point, request.vessel, request.cargo, request.dangerous, request.from.iso8601,
      request.through.iso8601)
    return Samples.cargo()
  }
  func cancel(cargo no: Int64, act: Act) async throws -> CargoRow {
    try self.act("cancelCargo", act, no)
    return Samples.cargo()
  }
}

extension Samples {
  private static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? CivilDate(dayNumber: 0) }

  static func sheet(_ no: Int64 = 7, _ monday: String = "2026-11-30", centre: String = "430100") -> SheetRow {
    SheetRow(
      no: no, revision: 4, centre: centre, centreName: centre == "430100" ? Samples.centre : "开福区水上交通监控中心",
      from: day(monday), through: day(monday) + 6, state: "edited", rows: 3, edition: 1,
      due: time("2026-11-27T17:30:00+08:00"), compiledBy: "唐思远", approvedBy: "黄振华", approvedAt: now, sentAt: now,
      deliveredAt: now, late: true, missing: ["浏阳市水上交通监控中心", "望城区水上交通监控中心"])
  }

  static func sheetDetail() -> SheetDetail {
    SheetDetail(
      summary: sheet(),
      lines: [
        SheetLine(
          row: 1, centre: "430100", centreName: centre, key: "centre:430100",
          object: Words("长沙市全部渡口、码头", "all ferries and wharves of 长沙市"), days: [day("2026-12-01")],
          period: Words("12-01（周二）至12-03（周四）", "12-01 (Tue) to 12-03 (Thu)"), why: "holiday",
          whyName: Words("节假日", "holiday"), because: Words("元旦（01-01至01-03）", "元旦 (01-01 to 01-03)"),
          watch: Words(
            "客流高峰、超载、乘客穿（拿）救生衣、签单发航；现场监管人员到岗", "crowds, overloading, life-jackets, sign-off; supervisors present"),
          source: Words("系统提出", "proposed"), pending: false),
        SheetLine(
          row: 2, centre: "430100", centreName: centre, key: "point:PT-430100-02", object: Words("橘子洲码头", "橘子洲码头"),
          days: [day("2026-12-05")], hours: "08:00–17:00",
          period: Words("12-05（周六）08:00–17:00", "12-05 (Sat) 08:00–17:00"), why: "port-cargo-plan",
          whyName: Words("港口装卸作业计划", "port cargo plan"),
          because: Words(
            "湘长沙货08 装卸砂石，12-05 08:00 至 12-05 17:00（作业计划 3 号）",
            "湘长沙货08 handles 砂石, 12-05 08:00 to 12-05 17:00 (plan 3)"), watch: Words("靠离泊、装卸过程", "berthing, loading"),
          source: Words("系统提出，唐思远修改", "proposed, changed by 唐思远"), pending: true),
        SheetLine(
          row: 4, centre: "430105", centreName: "开福区水上交通监控中心", key: "point:PT-430105-01",
          object: Words("鸭子铺渡口", "鸭子铺渡口"), days: [day("2026-12-01"), day("2026-12-06")], hours: "06:00–12:00",
          period: Words("12-01（周二）、12-06（周日） 06:00–12:00", "12-01 (Tue), 12-06 (Sun) 06:00–12:00"), why: "market",
          whyName: Words("赶集（墟日）", "market day"), because: Words("鸭子铺赶集", "鸭子铺赶集"),
          watch: Words("超载、人车混渡；船管员、签单员到岗", "overloading, vehicles"), source: Words("何志强增加", "added by 何志强"),
          pending: false),
      ])
  }

  static func cargo() -> CargoRow {
    CargoRow(
      no: 3, point: "PT-430100-02", pointName: "橘子洲码头", centre: "430100", centreName: centre, vessel: "湘长沙货08",
      cargo: "汽油", dangerous: true, from: time("2026-12-05T08:00:00+08:00"), through: time("2026-12-05T17:00:00+08:00"),
      enteredBy: "唐思远", enteredAt: now, cancelled: false)
  }
}

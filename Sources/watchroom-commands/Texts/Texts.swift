import Wire

/// The words of the command line. They stand here and not in the configuration folder, so that the command works without one.
/// A word that is not known is shown as it came: an older command still shows what a newer daemon says.
enum Texts {
  static func dutyState(_ state: String) -> Words { look(dutyStates, state) }
  static func dutyKind(_ kind: String) -> Words { look(dutyKinds, kind) }
  static func severity(_ severity: String) -> Words { look(severities, severity) }
  static func condition(_ condition: String) -> Words { look(conditions, condition) }
  static func caseState(_ state: String) -> Words { look(caseStates, state) }
  static func caseKind(_ kind: String) -> Words { look(caseKinds, kind) }
  static func noticeState(_ state: String) -> Words { look(noticeStates, state) }
  static func deliveryState(_ state: String) -> Words { look(deliveryStates, state) }
  static func deliveryKind(_ kind: String) -> Words { look(deliveryKinds, kind) }
  static func reportState(_ state: String) -> Words { look(reportStates, state) }
  static func sheetState(_ state: String) -> Words { look(sheetStates, state) }
  static func feedState(_ state: String) -> Words { look(feedStates, state) }
  static func role(_ role: String) -> Words { look(roles, role) }
  static func rung(_ rung: String) -> Words { look(rungs, rung) }
  static func means(_ means: String) -> Words { look(meansOfChecking, means) }
  static func vesselKind(_ kind: String) -> Words { look(vesselKinds, kind) }
  static func ladderState(_ state: String) -> Words { look(ladderStates, state) }
  static func tier(_ tier: String) -> Words { look(tiers, tier) }
  static func channel(_ channel: String) -> Words { look(channels, channel) }
  static func subject(_ subject: String) -> Words { look(subjects, subject) }
  static func pointKind(_ kind: String) -> Words { look(pointKinds, kind) }
  static func contact(_ field: String) -> Words { look(contactFields, field) }
  static func contactRole(_ role: String) -> Words { Texts.contactRoles[role] ?? look(roles, role) }
  static func outcome(_ outcome: String) -> Words { look(outcomes, outcome) }
  static func bulletinKind(_ kind: String) -> Words { look(SafetyTexts.kinds, kind) }
  static func bulletinState(_ state: String) -> Words { look(SafetyTexts.states, state) }
  static func bulletinSource(_ source: String) -> Words { look(SafetyTexts.sources, source) }
  static func bulletinReminder(_ step: String) -> Words { look(SafetyTexts.reminders, step) }
  static func broadcastState(_ state: String) -> Words { look(SafetyTexts.broadcasts, state) }
  static func broadcastChannel(_ channel: String) -> Words { look(SafetyTexts.channels, channel) }

  /// D5's word for an alarm: condition and attention together.
  static func alarm(_ row: FindingRow) -> Words {
    switch row.disposition {
    case "filed": return Words("已立案", "filed")
    case "dismissed": return Words("已排除", "dismissed")
    default: break
    }
    switch (row.condition, row.attention) {
    case ("ended", "unacknowledged"): return Words("已消失未确认", "ended, unack'd")
    case ("ended", _): return Words("已消失", "ended")
    case (_, "acknowledged"): return Words("已确认", "acknowledged")
    default: return Words("未确认", "unacknowledged")
    }
  }

  private static func look(_ table: [String: Words], _ key: String) -> Words { table[key] ?? Words(key, key) }

  private static let dutyStates: [String: Words] = [
    "ahead": Words("未到时", "ahead"), "open": Words("待办", "open"), "done": Words("已完成", "done"),
    "late": Words("逾期", "late"), "done-late": Words("逾期完成", "done late"), "missed": Words("漏查", "missed"),
    "withdrawn": Words("已撤销", "withdrawn"), "over": Words("已过", "over"),
  ]
  private static let dutyKinds: [String: Words] = [
    "city-round": Words("巡查市(州)中心", "city centres"), "county-spot-check": Words("抽查县(区)中心", "county spot checks"),
    "point-spot-check": Words("抽查监控点", "point spot checks"), "county-round": Words("巡查县(区)中心", "county centres"),
    "county-point-check": Words("抽查县(区)监控点", "counties' points"),
    "direct-point-round": Words("巡查直管监控点", "own points"), "point-round": Words("巡查监控点", "points"),
    "daily-report": Words("值班日报", "daily report"), "monthly-ledgers": Words("月度台账", "monthly ledgers"),
    "monthly-summary": Words("月度小结", "monthly summary"), "key-sheet": Words("重点监控任务表", "key-monitoring sheet"),
    "broadcast": Words("安全信息播报", "broadcast"), "equipment-check": Words("设备检查日", "equipment check"),
    "watch": Words("值班", "watch"), "staffed-watch": Words("在岗值守", "staffed watch"),
  ]
  private static let severities: [String: Words] = [
    "info": Words("提示", "info"), "ordinary": Words("一般", "ordinary"), "serious": Words("严重", "serious"),
    "emergency": Words("紧急", "emergency"),
  ]
  private static let conditions: [String: Words] = ["active": Words("持续中", "active"), "ended": Words("已消失", "ended")]
  private static let caseStates: [String: Words] = [
    "candidate": Words("预立案", "candidate"), "filed": Words("立案", "filed"), "dispatched": Words("派遣", "dispatched"),
    "answered": Words("已回复", "answered"), "verified": Words("已核查", "verified"), "closed": Words("结案", "closed"),
    "dismissed": Words("已销案", "dismissed"), "sent-back": Words("退回整改", "sent back"),
  ]
  private static let caseKinds: [String: Words] = [
    "violation": Words("监控点违章", "violation"), "breach": Words("监控中心违规", "breach"),
    "incident": Words("监控事件", "incident"), "fault": Words("设备故障", "fault"),
  ]
  private static let noticeStates: [String: Words] = [
    "issued": Words("已发出", "issued"), "received": Words("已签收", "received"), "answered": Words("已回复", "answered"),
    "sent-back": Words("退回整改", "sent back"), "closed": Words("已结案", "closed"), "cancelled": Words("作废", "cancelled"),
  ]
  private static let deliveryStates: [String: Words] = [
    "held": Words("暂扣", "held"), "pending": Words("待发", "pending"), "sending": Words("发送中", "sending"),
    "sent": Words("已送达", "sent"), "retry": Words("重试", "retry"), "unclear": Words("结果不明", "unclear"),
    "refused": Words("被拒", "refused"), "parked": Words("搁置", "parked"), "stale": Words("已过时", "stale"),
    "diverted": Words("已改道", "diverted"),
  ]
  private static let deliveryKinds: [String: Words] = [
    "report": Words("报告", "report"), "notice": Words("通知书", "notice"), "alarm": Words("报警", "alarm"),
    "incident": Words("事件", "incident"), "reminder": Words("提醒", "reminder"), "draft": Words("待审稿", "draft"),
    "fault": Words("故障", "fault"), "faultDue": Words("故障待办", "fault due"),
    "faultOverdue": Words("故障逾期", "fault overdue"), "outage": Words("停用公告", "outage"),
    "outageCancelled": Words("取消停用", "outage off"), "presenceAsked": Words("查岗", "presence check"),
    "presenceAbsent": Words("脱岗", "absent"), "callerDue": Words("来电待办", "caller due"),
    "reviewDue": Words("业务抽查", "reviews"),
    "callerOverdue": Words("来电逾期", "caller overdue"),
    "ledgers": Words("月度台账", "monthly ledgers"), "amendment": Words("台账更正", "amendment"),
    "summary": Words("月度小结", "monthly summary"),
    "keySheet": Words("重点监控任务表", "key-monitoring sheet"),
    "incidentFollowUp": Words("事件续报", "follow-up"), "incidentFinal": Words("事件终报", "final report"),
    "incidentAwaits": Words("事件待审", "to approve"), "incidentReturned": Words("事件退回", "sent back"),
    "incidentReminder": Words("事件催办", "reminder"), "incidentReceived": Words("事件来报", "came in"),
    "incidentInstruction": Words("事件指示", "instruction"), "incidentHelp": Words("事件求援", "help wanted"),
    "audit": Words("巡检", "audit"), "gatewayTest": Words("网关测试", "gateway test"), "told": Words("告知", "told"),
  ]
  private static let reportStates: [String: Words] = [
    "draft": Words("草稿", "draft"), "approved": Words("已审核", "approved"), "queued": Words("待发", "queued"),
    "sent": Words("已送达", "sent"), "undelivered": Words("未送达", "undelivered"),
  ]
  private static let sheetStates: [String: Words] = [
    "proposed": Words("系统提出", "proposed"), "edited": Words("编制中", "edited"), "approved": Words("已审批", "approved"),
    "sent": Words("已报出", "sent"),
  ]
  private static let feedStates: [String: Words] = [
    "live": Words("正常", "live"), "silent": Words("无数据", "silent"), "down": Words("中断", "down"),
    "done": Words("已读完", "done"), "waiting": Words("等待中", "waiting"),
  ]
  private static let roles: [String: Words] = [
    "watchkeeper": Words("值班人员", "watchkeeper"), "dutyLeader": Words("带班领导", "duty leader"),
    "centreLeader": Words("中心领导", "centre leader"), "leaderInCharge": Words("主管领导", "leader in charge"),
    "superior": Words("上级", "superior"), "clerk": Words("签单员", "sign-off clerk"),
  ]
  private static let rungs: [String: Words] = [
    "watchkeepers": Words("值班人员", "watchkeepers"), "dutyLeader": Words("带班领导", "duty leader"),
    "centreLeader": Words("中心领导", "centre leader"),
    "superiorDutyLeader": Words("上级中心带班领导", "superior centre's duty leader"),
    "provinceDutyLeader": Words("省中心带班领导", "province duty leader"),
  ]
  private static let ladderStates: [String: Words] = [
    "told": Words("已通知", "told"), "gap": Words("无人可通知", "nobody to tell"), "next": Words("待通知", "next"),
  ]
  private static let meansOfChecking: [String: Words] = [
    "cctv": Words("视频", "CCTV"), "gps": Words("GPS", "GPS"), "ais": Words("AIS", "AIS"), "vhf": Words("甚高频", "VHF"),
    "phone": Words("电话", "phone"), "onsite": Words("现场", "on site"),
  ]
  private static let vesselKinds: [String: Words] = [
    "passenger": Words("客船", "passenger"), "ferry": Words("渡船", "ferry"), "tourist": Words("旅游船", "tourist"),
    "dangerousGoods": Words("危险品船", "dangerous goods"), "cargo": Words("货船", "cargo"), "tanker": Words("油船", "tanker"),
    "tug": Words("拖船", "tug"), "workboat": Words("工程船", "workboat"), "official": Words("公务船", "official"),
  ]
  private static let tiers: [String: Words] = [
    "province": Words("省", "province"), "city": Words("市(州)", "city"), "county": Words("县(区)", "county"),
  ]
  private static let channels: [String: Words] = [
    "mail": Words("邮件", "mail"), "phone": Words("电话", "phone"), "sms": Words("短信", "SMS"),
    "fax": Words("传真", "fax"), "call": Words("电话外呼", "call-out"), "wecom": Words("企业微信", "WeCom"),
    "dingtalk": Words("钉钉", "DingTalk"), "other": Words("其他", "other"),
  ]
  private static let subjects: [String: Words] = [
    "finding": Words("发现", "finding"), "case": Words("案件", "case"), "notice": Words("通知书", "notice"),
    "incident": Words("事件报告单", "incident"), "message": Words("邮件", "mail"), "delivery": Words("投递", "delivery"),
    "object": Words("监控对象", "object"), "duty": Words("任务", "duty"), "round": Words("巡查", "round"),
    "report": Words("报告", "report"), "outage": Words("停用公告", "outage"), "presence": Words("查岗", "presence check"),
    "caller": Words("来电来访", "public report"), "handover": Words("交接班", "handover"),
    "record": Words("当日记录", "day's record"), "ban": Words("禁航令", "ban"), "station": Words("测站", "station"),
  ]
  private static let pointKinds: [String: Words] = [
    "ferry": Words("渡口", "ferry crossing"), "wharf": Words("码头", "wharf"), "reach": Words("水域", "reach"),
  ]
  private static let contactFields: [String: Words] = [
    "manager": Words("船管员", "ship manager"), "manager-phone": Words("船管员电话", "ship manager's phone"),
    "clerk": Words("签单员", "sign-off clerk"), "clerk-phone": Words("签单员电话", "sign-off clerk's phone"),
    "supervisor": Words("现场监管人员", "on-site supervisor"),
    "supervisor-phone": Words("现场监管人员电话", "on-site supervisor's phone"),
    "government": Words("当地政府", "local government"),
    "government-phone": Words("当地政府电话", "local government's phone"),
    "maintainer": Words("维护单位", "maintainer"), "maintainer-phone": Words("维护单位电话", "maintainer's phone"),
  ]
  private static let contactRoles: [String: Words] = [
    "province": Words("省中心", "province centre"), "city": Words("市中心", "city centre"),
    "county": Words("县(区)中心", "county centre"), "provincialBureau": Words("省海事局", "provincial bureau"),
    "department": Words("交通运输厅", "transport department"), "cityBureau": Words("市海事局", "city bureau"),
    "countyOffice": Words("县海事处", "county office"), "township": Words("乡镇(街道)", "township"),
    "emergency": Words("应急单位", "emergency unit"), "manager": Words("船管员", "ship manager"),
    "clerk": Words("签单员", "sign-off clerk"), "supervisor": Words("现场监管", "on-site supervisor"),
    "government": Words("当地政府", "local government"), "maintainer": Words("维护单位", "maintainer"),
    "bulletin": Words("安全信息", "bulletin"), "broadcast": Words("播报", "broadcast"),
    "duty": Words("任务", "duty"), "round": Words("巡查", "round"), "report": Words("报告", "report"),
    "sheet": Words("重点监控任务表", "sheet"), "cargo": Words("装卸作业计划", "cargo plan"),
  ]
  private static let outcomes: [String: Words] = [
    "accepted": Words("通过", "accepted"), "sentBack": Words("退回", "sent back"),
  ]
}

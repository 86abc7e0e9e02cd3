import Wire

extension Texts {
  /// What a clause asks, in one sentence; a clause that is not known here is shown by its id alone.
  static func clause(_ id: String) -> Words? { clauses[id] }

  private static let clauses: [String: Words] = [
    "G2": Words("一线中心每日三班：08:00–14:00、14:00–20:00、20:00–次日08:00", "a first-line centre keeps three watches a day"),
    "G3": Words(
      "一线中心自首班客(渡)船开航前15分钟至末班停靠须在岗值守，其余时段可电话值守",
      "staffed from 15 minutes before the first passenger vessel or ferry until the last has berthed"),
    "G4": Words("二线中心全年每日按办公时间值班", "a second-line centre keeps office hours on every day of the year"),
    "P3": Words(
      "省中心每日巡查各市中心上、下午各一次；抽查不少于10%的县中心、不少于10%且不少于80个监控点；每个县中心和监控点每月不少于三次",
      "every city centre twice a day; spot checks of 10 % of the county centres, of 10 % of the points and at least 80; each three times a month"
    ),
    "P4": Words("次日09:00前汇总前一日情况，传真并短信报局领导和厅", "yesterday's record to the bureau and the department by 09:00"),
    "P6": Words("每周一为设备检查日", "Monday is equipment-check day"),
    "P11": Words("每月重大事件和系统运行情况小结，经中心领导批准报局领导", "monthly summary to the bureau's leaders"),
    "C2": Words(
      "市中心每日巡查各县中心四次（上、下午各两次）和全部直管监控点，抽查县监控点不少于80个（不足80个的全部）",
      "every county centre four times a day, all its own points, and of the counties' points all or at least 80"),
    "C3": Words("每日20:00前报省中心；每月4日前报上月台账", "to the province centre by 20:00; last month's ledgers by the 4th"),
    "C6": Words("每周五汇总下周重点监控任务表报省中心", "next week's form 2 to the province centre on Fridays"),
    "C7": Words("每日10:00、17:00播报安全信息", "safety information is broadcast at 10:00 and 17:00"),
    "C8": Words("每周一为设备检查日", "Monday is equipment-check day"),
    "C9": Words("每月4日前上月重大事件小结，经中心领导批准报局领导和省中心", "last month's summary by the 4th"),
    "C14": Words("每月小结报市局领导", "monthly summary to the city bureau's leaders"),
    "X2": Words(
      "县中心每日巡查全部监控点；19:00前报市中心；每月2日前报上月台账",
      "all its points every day; to the city centre by 19:00; last month's ledgers by the 2nd"),
    "X5": Words("每周五填报下周重点监控任务表报市中心", "next week's form 2 to the city centre on Fridays"),
    "X6": Words("每周一为设备检查日", "Monday is equipment-check day"),
    "X7": Words("每月2日前上月重大事件和视频系统运行情况小结，经中心领导批准报市中心", "last month's summary by the 2nd"),
    "X10": Words("每月小结报县处(局)领导", "monthly summary to the county office's leaders"),
  ]

  /// R2: why an object was drawn.
  static func why(_ why: String) -> Words { reasons[why] ?? Words(why, why) }

  private static let reasons: [String: Words] = [
    "key-task": Words("重点任务", "key task"), "urgent": Words("剩余天数只够补足", "no day to spare"),
    "lot": Words("抽签", "by lot"), "fewest": Words("本月最少", "fewest this month"),
  ]
}

import Organisation
import Regulation
import Simulation
import Units
import Wire

/// A trial run as people read it: the verdict first, then tables.
struct SimulationView {
  var result: SimulationResult
  var directory: Directory

  func lines(on screen: Screen) -> [String] {
    head(screen) + kinds(screen) + months(screen) + reports(screen) + loads(screen) + worst(screen) + curve(screen)
  }

  // MARK: Verdict

  private func head(_ screen: Screen) -> [String] {
    let sum = result.kinds.reduce(into: (owed: 0, late: 0, missed: 0)) {
      $0 = ($0.owed + $1.owed, $0.late + $1.late, $0.missed + $1.missed)
    }
    let short = result.months.reduce(0) { $0 + $1.short.count }
    let manner = screen.text(Self.manner(result.manner))
    var lines = [
      screen.line(
        screen.text(
          "试行 \(result.from.iso) 至 \(result.through.iso)：\(result.centres) 个中心，\(result.points) 个监控点，人员\(manner)，种子 \(result.seed)",
          "trial \(result.from.iso) to \(result.through.iso): \(result.centres) centres, \(result.points) points, people \(manner), seed \(result.seed)"
        ), .strong)
    ]
    let verdict = screen.text(
      "应办 \(sum.owed)，漏 \(sum.missed)（\(Self.share(sum.missed, sum.owed))），逾期 \(sum.late)（\(Self.share(sum.late, sum.owed))）；日报、月报逾期 \(result.lateReportCount) 份；每月未满次数的对象 \(short) 个",
      "owed \(sum.owed), missed \(sum.missed) (\(Self.share(sum.missed, sum.owed))), late \(sum.late) (\(Self.share(sum.late, sum.owed))); \(result.lateReportCount) reports late; \(short) objects short of their checks in a month"
    )
    lines += screen.wrapped(verdict).map { screen.paint($0, sum.missed + short > 0 ? .warning : .good) }
    if result.unrostered > 0 {
      lines.append(
        screen.line(
          screen.text(
            "注意：\(result.unrostered) 个中心没有排班，按全天有人假定",
            "note: \(result.unrostered) centres have no roster; somebody is assumed round the clock"), .warning))
    }
    return lines + [""]
  }

  // MARK: Tables

  private func kinds(_ screen: Screen) -> [String] {
    let table = TextTable<KindLine>(columns: [
      .init("层级", "tier", rank: 1, text: { screen.text(Texts.tier($0.tier)) }),
      .init("条款", "clause", rank: 4, text: \.clause),
      .init("事项", "what", rank: 1, least: 10, text: { screen.text(Texts.dutyKind($0.kind)) }),
      .init("应办", "owed", rank: 1, isNumber: true, text: { "\($0.owed)" }),
      .init("按时", "in time", rank: 1, isNumber: true, text: { Self.share($0.inTime, $0.owed) }),
      .init("逾期", "late", rank: 1, isNumber: true, text: { "\($0.late)" }),
      .init("漏", "missed", rank: 1, isNumber: true, text: { "\($0.missed)" }),
      .init("其中补查", "made up", rank: 2, isNumber: true, text: { $0.madeUp == 0 ? "" : "\($0.madeUp)" }),
      .init("画面无效", "no picture", rank: 3, isNumber: true, text: { $0.blind == 0 ? "" : "\($0.blind)" }),
      .init("未经审核", "unapproved", rank: 3, isNumber: true, text: { $0.unapproved == 0 ? "" : "\($0.unapproved)" }),
    ])
    return table.lines(result.kinds, on: screen) + [""]
  }

  private func months(_ screen: Screen) -> [String] {
    var lines: [String] = []
    for month in result.months {
      lines.append(
        screen.line(
          screen.text(
            "\(month.month)：\(month.objects) 个对象中 \(month.short.count) 个未满月度次数",
            "\(month.month): \(month.short.count) of \(month.objects) objects short of their checks"),
          month.short.isEmpty ? .good : .warning))
      for object in month.short.prefix(Self.mostShort) {
        lines.append(
          screen.line(
            "  "
              + screen.text(
                "\(name(object.object))：应 \(object.owed)，抽到 \(object.drawn)，查成 \(object.made)，画面无效 \(object.blind)，未查 \(object.notMade)（\(screen.text(Self.reason(object.reason)))）",
                "\(name(object.object)): owed \(object.owed), drawn \(object.drawn), seen \(object.made), no picture \(object.blind), not looked at \(object.notMade) (\(screen.text(Self.reason(object.reason))))"
              )))
      }
      if month.short.count > Self.mostShort {
        lines.append(screen.line("  … " + screen.text("全部见 -o json", "all of them: -o json"), .faint))
      }
    }
    return lines.isEmpty ? [] : lines + [""]
  }

  private func reports(_ screen: Screen) -> [String] {
    guard result.lateReportCount > 0 else { return [] }
    let heading = screen.line(
      screen.text("逾期的报告 \(result.lateReportCount) 份：", "\(result.lateReportCount) reports late:"), .warning)
    let some = result.lateReports.prefix(Self.mostShort).map { report in
      screen.line("  \(report.duty)  " + screen.text("晚 \(report.minutes) 分钟", "\(report.minutes) min late"))
    }
    return [heading] + some + [""]
  }

  private func loads(_ screen: Screen) -> [String] {
    let table = TextTable<LoadLine>(columns: [
      .init("层级", "tier", rank: 1, text: { screen.text(Texts.tier($0.tier)) }),
      .init("查看次数", "checks", rank: 2, isNumber: true, text: { "\($0.checks)" }),
      .init("人均每小时", "per person and hour", rank: 1, isNumber: true, text: { Self.tenths($0.averageTenths) }),
      .init("最忙", "busiest", rank: 1, isNumber: true, text: { Self.tenths($0.peakTenths) }),
      .init("何处", "where", rank: 1, least: 6, text: { name("centre:" + $0.peakCentre) }),
      .init("何时", "when", rank: 3, text: { "\($0.peakDay.iso) \(padded($0.peakHour, 2)):00" }),
    ])
    return table.lines(result.loads, on: screen) + [""]
  }

  private func worst(_ screen: Screen) -> [String] {
    guard !result.worst.isEmpty else { return [] }
    let table = TextTable<CentreLine>(columns: [
      .init("问题最多的中心", "the worst centres", rank: 1, least: 8, text: { name("centre:" + $0.centre) }),
      .init("应办", "owed", rank: 1, isNumber: true, text: { "\($0.owed)" }),
      .init("漏", "missed", rank: 1, isNumber: true, text: { "\($0.missed)" }),
      .init("逾期", "late", rank: 1, isNumber: true, text: { "\($0.late)" }),
      .init("报告逾期", "reports late", rank: 2, isNumber: true, text: { "\($0.lateReports)" }),
    ])
    return table.lines(result.worst, on: screen) + [""]
  }

  /// The province's quota day by day, with a bar.
  private func curve(_ screen: Screen) -> [String] {
    guard let most = result.days.map(\.points).max(), most > 0 else { return [] }
    let table = TextTable<DayLine>(columns: [
      .init("抽查监控点", "points a day", rank: 1, text: { $0.day.iso }),
      .init("定额", "quota", rank: 1, isNumber: true, text: { "\($0.points)" }),
      .init("下限", "floor", rank: 3, isNumber: true, text: { "\($0.floor)" }),
      .init("月内尚欠", "owed", rank: 2, isNumber: true, text: { "\($0.owed)" }),
      .init("余日", "days left", rank: 3, isNumber: true, text: { "\($0.daysLeft)" }),
      .init("", "", rank: 2, text: { String(repeating: "▇", count: ($0.points * 24 + most - 1) / most) }),
    ])
    return table.lines(result.days, on: screen)
  }

  // MARK: Pieces

  private static let mostShort = 10

  private func name(_ key: String) -> String {
    switch Target(key: key) {
    case .centre(let id): Facts.short(directory.centre(id)?.name ?? id.rawValue)
    case .point(let id): directory.point(id).map { "\($0.name)（\(id)）" } ?? id
    case nil: key
    }
  }

  private static func manner(_ manner: Manner) -> Words {
    switch manner {
    case .good: Words("尽责", "good")
    case .lazy: Words("拖拉", "lazy")
    case .absent: Words("时有脱岗", "at times absent")
    }
  }

  private static func reason(_ reason: ShortObject.Reason) -> Words {
    switch reason {
    case .cameraDown: Words("画面无效", "the camera was down")
    case .notMade: Words("抽到而未查", "drawn and not looked at")
    case .notDrawn: Words("抽取不足", "drawn too seldom")
    }
  }

  /// `99.6 %`; below one in a thousand the digit says so, nothing is rounded up to 100.
  static func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "" }
    return tenths(part * 1000 / whole) + " %"
  }

  static func tenths(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}

import Foundation
import Wire

/// The journal and live events as people read them.
enum JournalViews {
  static var table: TextTable<JournalRow> {
    TextTable(columns: [
      .init("序号", "seq", rank: 1, isNumber: true, text: { "\($0.seq)" }),
      .init("时间", "at", rank: 1, text: { String(Render.screen.fullTime($0.occurredAt).dropFirst(5)) }),
      .init("事项", "what", rank: 1, least: 8, text: { $0.text.map(Render.words) ?? $0.kind }),
      .init("关于", "about", rank: 1, least: 38, text: about),
      .init("人员", "who", rank: 1, least: 6, text: who),
      .init("中心", "centre", rank: 4, text: { $0.centre ?? "" }),
      .init("帐号", "account", rank: 5, text: { $0.account ?? "" }),
      .init("类型", "kind", rank: 6, text: \.kind),
    ])
  }

  /// `案件 2 超速 XIANG HUO 1001`
  private static func about(_ row: JournalRow) -> String {
    let about = row.about.map(Render.words)
    guard let subject = row.subject else { return about ?? "" }
    guard let number = row.no else { return about ?? subject }
    return ["\(Render.words(Texts.subject(subject))) \(number)", about].compactMap { $0 }.joined(separator: "  ")
  }

  private static func who(_ row: JournalRow) -> String {
    if let name = row.personName { return name }
    return row.account == "watchroomd" ? "" : row.account ?? ""
  }

  /// One line, for events as they come.
  static func line(_ row: JournalRow, on screen: Screen) -> String {
    Render.$screen.withValue(screen) {
      let parts = [screen.fullTime(row.occurredAt), row.text.map(screen.text) ?? row.kind, about(row), who(row)]
      return screen.line(parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }

  /// One entry with all that was written with it.
  static func whole(_ row: JournalRow, on screen: Screen) -> [String] {
    var facts = [
      ("序号", "seq", "\(row.seq)"), ("类型", "kind", row.kind),
      ("事项", "what", row.text.map(screen.text) ?? ""), ("关于", "about", about(row)),
      ("发生", "occurred", screen.fullTime(row.occurredAt)), ("记录", "recorded", screen.fullTime(row.recordedAt)),
      ("人员", "who", [row.personName, row.person].compactMap { $0 }.joined(separator: "  ")),
      ("中心", "centre", row.centre ?? ""), ("帐号", "account", row.account ?? ""), ("摘要", "hash", row.hash ?? ""),
    ]
    facts += pairs(row.detail).map { ($0.0, $0.0, $0.1) }
    let width = facts.map { TextWidth.of(screen.text($0.0, $0.1)) }.max() ?? 0
    return facts.filter { !$0.2.isEmpty }.flatMap { zh, en, value in
      screen.wrapped(TextWidth.pad(screen.text(zh, en), to: width) + "  " + value)
    }
  }

  private static func pairs(_ detail: String?) -> [(String, String)] {
    guard let detail, let object = try? JSONDecoder().decode([String: String].self, from: Data(detail.utf8)) else {
      return detail.map { [("detail", $0)] } ?? []
    }
    return object.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  static func check(_ answer: JournalCheckAnswer, on screen: Screen) -> [String] {
    guard let fault = answer.fault, let at = answer.faultAt else {
      let mark = answer.head.map { "\($0.seq):\($0.hash?.prefix(16) ?? "")" } ?? ""
      return [
        screen.line(
          screen.text("日志完整：\(answer.entries) 条，前后相连", "whole: \(answer.entries) entries, each following the last"),
          .good)
      ]
        + screen.wrapped(
          screen.text(
            "末条 \(mark)（抄在别处，日后可用 --expect 验证末尾未被截去）",
            "its end is \(mark): noted elsewhere, --expect proves later that it was not cut off"))
    }
    let what: String =
      switch fault {
      case .missing: screen.text("此前有条目缺失", "entries before it are gone")
      case .order: screen.text("与前一条不相连", "it does not follow the one before it")
      case .altered: screen.text("内容被改动", "it is not what was written")
      case .cutOff: screen.text("与以前记下的不符：末尾被截去或重写", "it is not what was noted: the end was cut off or written anew")
      }
    let lines = [
      screen.line(screen.text("日志断链：第 \(at) 条，\(what)", "broken at entry \(at): \(what)"), .bad),
      screen.line(screen.text("此前 \(answer.entries) 条完整", "the \(answer.entries) before it are whole")),
    ]
    return lines + (answer.faultEntry.map { [line($0, on: screen)] } ?? [])
  }
}

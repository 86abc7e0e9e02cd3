import Foundation
import Wire

/// Form 4 (监控情况记录表) to fill in by hand: one round, one row an object.
struct PatrolSheet {
  struct Object {
    /// `point:PT-430105-01`
    var key: String
    var name: String
  }
  var id: String
  /// Its number in the register; nil offline.
  var no: Int64?
  var title: String
  var clause: String
  var centre: String
  var day: String
  /// `08:30 — 17:30`
  var window: String
  var objects: [Object]
  /// Objects that are drawn and not known here: empty rows.
  var unknown = 0

  /// Rows of the CSV file, its header first.
  static func csv(_ sheets: [PatrolSheet], _ language: Language) -> Data {
    let columns = PatrolFile.Column.allCases
    var rows = [columns.map { $0.words.text(language) }]
    for sheet in sheets {
      for (index, object) in sheet.rows.enumerated() {
        rows.append(
          columns.map { column in
            switch column {
            case .no: "\(index + 1)"
            case .round: sheet.id
            case .key: object?.key ?? ""
            case .name: object?.name ?? ""
            default: ""
            }
          })
      }
    }
    return CSVText.file(rows)
  }

  fileprivate var rows: [Object?] { objects.map { $0 } + Array(repeating: nil, count: unknown) }
}

/// The page: A4 across, head and column titles on every sheet, room to write in.
extension PatrolSheet {
  static func html(_ sheets: [PatrolSheet], _ language: Language) -> String {
    let words: (String, String) -> String = { Words($0, $1).text(language) }
    let title = words("监控情况记录表", "Form 4: Record of monitoring")
    return """
      <!DOCTYPE html>
      <html lang="\(language == .zh ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8">
      <title>\(escaped(title))</title>
      <style>
      @page { size: A4 landscape; margin: 10mm 9mm; }
      body { margin: 0; color: #000; font-family: "Noto Serif CJK SC", SimSun, "Songti SC", "WenQuanYi Zen Hei", serif; font-size: 9.5pt; }
      section { break-after: page; }
      section:last-child { break-after: auto; }
      h1 { margin: 0 0 2mm; font-size: 16pt; text-align: center; letter-spacing: 2pt; }
      .head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1mm 6mm; margin-bottom: 2mm; }
      table { width: 100%; border-collapse: collapse; table-layout: fixed; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      th, td { border: 0.6pt solid #000; padding: 0.6mm 0.8mm; text-align: center; vertical-align: middle; }
      th { font-weight: bold; }
      td { height: 8.5mm; }
      td.object { text-align: left; overflow-wrap: anywhere; }
      td.object small { display: block; font-size: 7pt; }
      .mark { font-size: 8pt; color: #444; white-space: nowrap; }
      .foot { display: flex; justify-content: space-between; margin-top: 4mm; }
      p { margin: 2mm 0 0; font-size: 8.5pt; }
      </style>
      </head>
      <body>
      \(sheets.map { $0.section(title, words) }.joined())</body>
      </html>

      """
  }

  private func section(_ title: String, _ words: (String, String) -> String) -> String {
    let number = no.map { "\($0)  " } ?? ""
    let facts = [
      words("监控中心：", "Centre: ") + centre, words("项目：", "Round: ") + self.title + "（\(clause)）",
      words("日期：", "Day: ") + day, words("应查时段：", "Window: ") + window, words("任务号：", "No. ") + number + id,
    ]
    let columns: [(PatrolFile.Column, Int)] = [
      (.no, 7), (.name, 34), (.at, 15), (.means, 13), (.picture, 13), (.weather, 18), (.manager, 14), (.clerk, 14),
      (.lifeJackets, 16), (.load, 16), (.order, 16), (.codes, 22), (.action, 30), (.watchkeeper, 17), (.leader, 17),
      (.note, 17),
    ]
    let total = columns.map(\.1).reduce(0, +)
    let widths = columns.map { "<col style=\"width:\(String(format: "%.2f", Double($0.1) * 100 / Double(total)))%\">" }
    let heads = columns.map { "<th>\(Self.escaped(words($0.0.words.zh, $0.0.words.en)))</th>" }
    let yes = words("是 / 否", "yes / no")
    let lines = rows.enumerated().map { index, object in
      let cells = columns.map { column, _ in
        switch column {
        case .no: "<td>\(index + 1)</td>"
        case .name:
          object.map { "<td class=\"object\">\(Self.escaped($0.name))<small>\(Self.escaped($0.key))</small></td>" }
            ?? "<td></td>"
        case .picture, .manager, .clerk: "<td class=\"mark\">\(yes)</td>"
        default: "<td></td>"
        }
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let drawn =
      unknown > 0
      ? "<p>"
        + Self.escaped(
          words(
            "本轮为抽查（R2），对象须凭当日开启时的抽取结果填写，共 \(unknown) 个。",
            "The objects are drawn (R2): write in those of the day's draw, \(unknown) in all.")) + "</p>\n" : ""
    let how = words(
      "画面无效的圈“否”，不作已查（G15）。发现问题填代码，如 V01。值班系统恢复后凭此表补录：watchroom round check 编号 --file 表格.csv，或逐条加 --at 时间。",
      "Where the camera did not show the object mark no: it is not looked at then (G15). Findings by code, such as V01. To be entered when the system is back: watchroom round check NO --file form.csv, or with --at."
    )
    let foot = [
      words("值班人员签名：", "Watchkeeper: "), words("带班领导签名：", "Duty leader: "), words("补录人、时间：", "Entered by, at: "),
    ]
    return """
      <section>
      <h1>\(Self.escaped(title))</h1>
      <div class="head">\(facts.map { "<span>\(Self.escaped($0))</span>" }.joined())</div>
      <table>
      <colgroup>\(widths.joined())</colgroup>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(lines.joined())</tbody>
      </table>
      \(drawn)<p>\(Self.escaped(how))</p>
      <div class="foot">\(foot.map { "<span>\(Self.escaped($0))____________________</span>" }.joined())</div>
      </section>

      """
  }

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }
}

/// The text/html part: inline styles only, nothing from outside, one column that fits 360 px and stays readable at 800 px.
extension Page {
  var html: String {
    var body = ""
    if let drill { body += banner(drill) }
    for block in blocks { body += html(block) }
    if let drill { body += banner(drill) }
    let frame = "max-width:720px;margin:0 auto;padding:20px 16px 28px;background:#ffffff;color:#1f2328;"
    return """
      <!DOCTYPE html>
      <html lang="\(HTMLText.escaped(language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light">
      <title>\(HTMLText.escaped(Page.line(title)))</title>
      </head>
      <body style="margin:0;padding:0;background:#eef1f4;-webkit-text-size-adjust:100%;">
      <div style="\(frame)font-family:\(font);font-size:16px;line-height:1.65;overflow-wrap:break-word;">
      \(body)</div>
      </body>
      </html>

      """
  }

  private var font: String {
    switch look {
    case .paper: "'Songti SC','Noto Serif CJK SC',SimSun,'宋体',serif"
    case .screen: "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
    }
  }

  private func banner(_ words: String) -> String {
    let style =
      "margin:0 0 16px;padding:6px 12px;border:2px solid #8250df;color:#5a32a3;text-align:center;font-weight:bold;"
    return tag("div", style, words)
  }

  private func html(_ block: Block) -> String {
    switch block {
    case .letterhead(let issuer, let title, let number): return letterhead(issuer, title, number)
    case .verdict(let words, let tone): return verdict(words, tone)
    case .heading(let words): return heading(words)
    case .paragraph(let words):
      let style = "margin:12px 0;" + (look == .paper ? "text-indent:2em;" : "")
      return Page.lines(words).map { tag("p", style, $0) }.joined()
    case .salutation(let words): return tag("p", "margin:12px 0;", words)
    case .note(let words): return tag("p", "margin:14px 0 0;font-size:13px;color:#59636e;", words)
    case .facts(let facts): return html(facts)
    case .table(let table): return html(table)
    case .cards(let table): return cards(table)
    case .list(let items):
      let lines = items.map { tag("li", "margin:6px 0;", $0) }.joined()
      return "<ul style=\"margin:8px 0;padding-left:1.3em;\">\n\(lines)</ul>\n"
    case .command(let words, let command):
      let style =
        "margin:2px 0 12px;padding:8px 12px;background:#f6f8fa;border:1px solid #d1d9e0;border-radius:4px;"
        + "font-family:Consolas,Menlo,monospace;font-size:14px;overflow-wrap:anywhere;"
      return tag("div", "margin:12px 0 0;", words) + tag("div", style, command)
    case .signature(let lines):
      let inner = lines.map { HTMLText.escaped(Page.line($0)) }.joined(separator: "<br>")
      return "<div style=\"margin:28px 0 8px;text-align:right;\">\(inner)</div>\n"
    }
  }

  private func letterhead(_ issuer: String, _ title: String, _ number: String) -> String {
    let red = "#b3261e"
    return tag(
      "div", "text-align:center;color:\(red);font-size:22px;font-weight:bold;letter-spacing:1px;line-height:1.4;",
      issuer)
      + "<div style=\"border-top:3px solid \(red);border-bottom:1px solid \(red);height:2px;margin:12px 0 20px;\"></div>\n"
      + tag("div", "text-align:center;font-size:24px;font-weight:bold;letter-spacing:2px;line-height:1.4;", title)
      + tag("div", "text-align:center;margin:6px 0 20px;color:#424a53;", number)
  }

  private func verdict(_ words: String, _ tone: Tone) -> String {
    let (line, back) =
      switch tone {
      case .good: ("#1a7f37", "#eaf6ec")
      case .plain: ("#0550ae", "#eef4fb")
      case .warning: ("#9a6700", "#fff7e0")
      case .bad: ("#b3261e", "#fdecea")
      }
    // An official paper says it in bold between two rules; colour is for the screens of the watch.
    let style =
      look == .paper
      ? "margin:16px 0;padding:10px 2px;border-top:1px solid #57606a;border-bottom:1px solid #57606a;"
      : "margin:0 0 14px;padding:12px 14px;border-left:5px solid \(line);background:\(back);"
    let lines = Page.lines(words).enumerated().map { index, words in
      let weight = index == 0 ? "font-size:18px;font-weight:bold;" : "font-size:15px;"
      return tag("div", weight + "line-height:1.5;", words)
    }
    return "<div style=\"\(style)\">\n\(lines.joined())</div>\n"
  }

  private func heading(_ words: String) -> String {
    let style =
      look == .paper
      ? "margin:22px 0 8px;font-size:17px;font-weight:bold;"
      : "margin:24px 0 8px;padding-bottom:4px;border-bottom:2px solid #0a4d8c;font-size:17px;font-weight:bold;"
        + "color:#0a4d8c;"
    return tag("h2", style, words)
  }

  private func html(_ facts: [Fact]) -> String {
    let line = look == .paper ? "1px solid #57606a" : "1px solid #d8dee4"
    let shade = look == .paper ? "color:#1f2328;" : "background:#f6f8fa;color:#424a53;"
    let rows = facts.map { fact in
      let label =
        "width:6.2em;padding:7px 8px;border:\(line);\(shade)font-weight:normal;"
        + "text-align:left;vertical-align:top;"
      let value = "padding:7px 10px;border:\(line);vertical-align:top;overflow-wrap:anywhere;"
      let inner = Page.lines(fact.value).map(HTMLText.kept).joined(separator: "<br>")
      return "<tr>\(cell("th", label, Page.line(fact.label)))<td style=\"\(value)\">\(inner)</td></tr>\n"
    }
    return "<table style=\"\(tableStyle)font-size:15px;\">\n\(rows.joined())</table>\n"
  }

  private func html(_ table: Table) -> String {
    let line = look == .paper ? "1px solid #57606a" : "1px solid #d8dee4"
    func align(_ column: Int) -> String { table.numbers.contains(column) ? "center" : "left" }
    // Many columns stand closer, so that they fit a phone and the first of them keeps its words together.
    let (padding, size) = table.columns.count > 5 ? ("6px 3px", "13px") : ("6px 6px", "14px")
    let head = table.columns.enumerated().map { index, words in
      let style = "padding:\(padding);border:\(line);background:#f0f3f7;font-weight:bold;text-align:\(align(index));"
      return cell("th", style + wrapping(words), words)
    }
    let rows = table.rows.map { row in
      let cells = row.enumerated().map { index, words in
        let style = "padding:\(padding);border:\(line);text-align:\(align(index));vertical-align:top;"
        return cell("td", style + wrapping(words), words)
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let rest = table.rest.map { tag("div", "font-size:13px;color:#59636e;", $0) } ?? ""
    return "<table style=\"\(tableStyle)font-size:\(size);line-height:1.5;\">\n<tr>\(head.joined())</tr>\n"
      + "\(rows.joined())</table>\n\(rest)"
  }

  /// Labels and values run on one behind the other and wrap where the screen ends.
  private func cards(_ table: Table) -> String {
    let line = look == .paper ? "1px solid #57606a" : "1px solid #d8dee4"
    let rows = table.rows.map { row in
      let head = zip(table.columns, row).prefix(1).map { "\(Page.line($0)) \(Page.line($1))" }.joined()
      let values = zip(table.columns, row).dropFirst().compactMap { column, value -> String? in
        let lines = Page.lines(value)
        guard !lines.isEmpty else { return nil }
        let label = cell("span", "color:#59636e;", Page.line(column) + colon)
        return "<div style=\"display:inline-block;margin:2px 18px 2px 0;max-width:100%;\">\(label)"
          + lines.map(HTMLText.kept).joined(separator: "<br>") + "</div>"
      }
      return "<div style=\"margin:10px 0;padding:8px 10px;border:\(line);font-size:14px;line-height:1.5;\">\n"
        + tag("div", "font-weight:bold;margin:0 0 4px;", head) + values.joined(separator: "\n") + "\n</div>\n"
    }
    return rows.joined() + (table.rest.map { tag("div", "font-size:13px;color:#59636e;", $0) } ?? "")
  }

  /// A short word stays in one piece: on a phone a narrow column would set it letter below letter.
  private func wrapping(_ words: String) -> String { words.unicodeScalars.count <= 4 ? "white-space:nowrap;" : "" }

  private var tableStyle: String { "width:100%;border-collapse:collapse;margin:10px 0;" }

  private func tag(_ name: String, _ style: String, _ words: String) -> String { cell(name, style, words) + "\n" }

  private func cell(_ name: String, _ style: String, _ words: String) -> String {
    "<\(name) style=\"\(style)\">\(HTMLText.kept(Page.line(words)))</\(name)>"
  }
}

import Units

extension TrackChart {
  /// The sheet as SVG 1.1: self-contained, no script, no reference to anything outside.
  package var svg: String {
    let (width, height) = (Self.n(Self.sheet.width), Self.n(Self.sheet.height))
    let frame = Self.map
    var parts = [
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 \(width) \(height)" \
      font-family="'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','SimSun',sans-serif" font-size="13" fill="#111">
      <title>\(XMLWords.escaped(words.title))</title>
      <defs><clipPath id="map">\(Self.rect(frame, ""))</clipPath>
      <pattern id="closed" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0V9" stroke="#c0392b" stroke-width="1" opacity="0.45"/></pattern></defs>
      <rect width="\(width)" height="\(height)" fill="#fff"/>
      """,
      Self.text(words.title, frame.x, 46, "font-size=\"23\" font-weight=\"bold\""),
      Self.text(words.subtitle, frame.x, 72, "font-size=\"14\" fill=\"#333\""),
      Self.rect(frame, "fill=\"#f4f8fb\""),
      "<g clip-path=\"url(#map)\">",
    ]
    parts += zoneParts + wayParts + markParts
    parts.append("</g>")
    if scale == nil {
      parts.append(Self.text(words.nothing, frame.x + 24, frame.y + 40, "font-size=\"15\""))
    }
    parts += cornerParts
    parts.append(Self.rect(frame, "fill=\"none\" stroke=\"#222\" stroke-width=\"1.2\""))
    parts += sideParts
    parts.append(Self.text(words.foot, frame.x, 768, "font-size=\"11\" fill=\"#444\""))
    return parts.joined(separator: "\n") + "\n</svg>\n"
  }

  // MARK: Map

  private var zoneParts: [String] {
    let path = rings.filter { $0.count >= 3 }.map { ring in
      "M" + ring.map { "\(Self.n($0.x)) \(Self.n($0.y))" }.joined(separator: "L") + "Z"
    }.joined()
    guard !path.isEmpty else { return [] }
    return [
      "<path d=\"\(path)\" fill=\"#fbe9e7\" fill-rule=\"evenodd\"/>",
      "<path d=\"\(path)\" fill=\"url(#closed)\" fill-rule=\"evenodd\" stroke=\"#c0392b\" stroke-width=\"1.8\"/>",
    ]
  }

  /// The line, broken over gaps, with a dot a position and heads where it goes.
  private var wayParts: [String] {
    var parts: [String] = []
    var run: [Dot] = []
    func end() {
      if run.count > 1 {
        let points = run.map { "\(Self.n($0.x)),\(Self.n($0.y))" }.joined(separator: " ")
        parts.append(
          "<polyline points=\"\(points)\" fill=\"none\" stroke=\"#0b4f8a\" stroke-width=\"2.2\" stroke-linejoin=\"round\"/>"
        )
      }
    }
    for (index, dot) in way.enumerated() {
      if index > 0, track.points[index].at - track.points[index - 1].at > Self.gap {
        end()
        run = []
        let last = way[index - 1]
        parts.append(
          "<path d=\"M\(Self.n(last.x)) \(Self.n(last.y))L\(Self.n(dot.x)) \(Self.n(dot.y))\" stroke=\"#0b4f8a\" stroke-width=\"1.6\" stroke-dasharray=\"6 5\"/>"
        )
      }
      run.append(dot)
    }
    end()
    parts += way.map { "<circle cx=\"\(Self.n($0.x))\" cy=\"\(Self.n($0.y))\" r=\"1.9\" fill=\"#0b4f8a\"/>" }
    parts += arrows.map { Self.head($0.at, towards: $0.towards) }
    return parts
  }

  private var markParts: [String] {
    var parts: [String] = []
    if let place { parts.append(Self.cross(place)) }
    for (index, _) in marks { parts.append(Self.mark(way[index], isOnset: index == self.index(at: track.onset))) }
    for label in labels {
      let frame = label.frame
      let weight = label.isStrong ? " font-weight=\"bold\"" : ""
      let middle = Dot(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
      if middle.away(from: label.dot) > frame.width / 2 + 16 {
        parts.append(
          "<path d=\"M\(Self.n(label.dot.x)) \(Self.n(label.dot.y))L\(Self.n(middle.x)) \(Self.n(middle.y))\" stroke=\"#777\" stroke-width=\"0.7\"/>"
        )
      }
      parts.append(Self.rect(frame, "rx=\"2\" fill=\"#fff\" opacity=\"0.86\""))
      parts.append(Self.text(label.text, frame.x + 4, frame.y + 11.6, "font-size=\"12\"\(weight)"))
    }
    return parts
  }

  private var cornerParts: [String] {
    let frame = Self.map
    let (x, y) = (frame.x + frame.width - 32, frame.y + 20)
    var parts = [
      "<path d=\"M\(Self.n(x)) \(Self.n(y))l10 34l-10 -8l-10 8z\" fill=\"#111\" stroke=\"#fff\" stroke-width=\"1.5\"/>",
      Self.text(words.north, x, y + 52, "text-anchor=\"middle\" font-weight=\"bold\""),
    ]
    if let bar {
      let (x, y) = (frame.x + 18, frame.y + frame.height - 18)
      let name = bar.metres >= 1000 ? "\(decimal(bar.metres / 1000, 0)) km" : "\(decimal(bar.metres, 0)) m"
      parts += [
        Self.rect(Frame(x: x - 8, y: y - 26, width: bar.length + 60, height: 36), "fill=\"#fff\" opacity=\"0.86\""),
        "<path d=\"M\(Self.n(x)) \(Self.n(y - 7))v7h\(Self.n(bar.length))v-7\" fill=\"none\" stroke=\"#111\" stroke-width=\"2\"/>",
        Self.text("0", x, y - 11, "font-size=\"12\" text-anchor=\"middle\""),
        Self.text(name, x + bar.length, y - 11, "font-size=\"12\" text-anchor=\"middle\""),
      ]
    }
    return parts
  }

  // MARK: Side

  private var sideParts: [String] {
    let side = Self.side
    var parts: [String] = []
    var y = side.y + 14
    for fact in words.facts where y < side.y + side.height - 210 {
      parts.append(Self.text(fact.name, side.x, y, "font-size=\"11.5\" fill=\"#555\""))
      y += 17
      for line in Self.wrapped(fact.value, to: side.width).prefix(6) {
        parts.append(Self.text(line, side.x, y, "font-size=\"13.5\""))
        y += 18
      }
      y += 7
    }
    y = side.y + side.height - 178
    parts.append(Self.text(words.legend, side.x, y, "font-size=\"14\" font-weight=\"bold\""))
    let entries = legend
    for (drawing, name) in entries {
      y += 25
      parts.append(drawing(Dot(x: side.x + 22, y: y - 4)))
      parts.append(Self.text(name, side.x + 54, y, "font-size=\"13\""))
    }
    return parts
  }

  private var legend: [(drawing: (Dot) -> String, name: String)] {
    [
      (
        { dot in
          Self.rect(
            Frame(x: dot.x - 18, y: dot.y - 8, width: 36, height: 16),
            "fill=\"url(#closed)\" stroke=\"#c0392b\" stroke-width=\"1.6\"")
        }, words.zone
      ),
      (
        { dot in
          "<path d=\"M\(Self.n(dot.x - 18)) \(Self.n(dot.y))h36\" stroke=\"#0b4f8a\" stroke-width=\"2.2\"/>"
            + Self.head(dot, towards: Dot(x: dot.x + 10, y: dot.y))
        }, words.way
      ),
      (
        { dot in
          "<path d=\"M\(Self.n(dot.x - 18)) \(Self.n(dot.y))h36\" stroke=\"#0b4f8a\" stroke-width=\"1.6\" stroke-dasharray=\"6 5\"/>"
        }, words.gap
      ),
      ({ Self.mark($0, isOnset: true) }, words.onset),
      ({ Self.mark($0, isOnset: false) }, track.ended == nil ? words.opened : "\(words.opened) · \(words.ended)"),
      ({ Self.cross($0) }, words.place),
    ]
  }

  // MARK: Pieces

  private static func n(_ value: Double) -> String { decimal(value, 1) }

  private static func rect(_ frame: Frame, _ more: String) -> String {
    "<rect x=\"\(n(frame.x))\" y=\"\(n(frame.y))\" width=\"\(n(frame.width))\" height=\"\(n(frame.height))\" \(more)/>"
  }

  private static func text(_ text: String, _ x: Double, _ y: Double, _ more: String) -> String {
    "<text x=\"\(n(x))\" y=\"\(n(y))\" \(more)>\(XMLWords.escaped(text))</text>"
  }

  /// A head 12 dots long.
  private static func head(_ at: Dot, towards: Dot) -> String {
    let length = at.away(from: towards)
    guard length > 0 else { return "" }
    let (ux, uy) = ((towards.x - at.x) / length, (towards.y - at.y) / length)
    let corners = [(7.0, 0.0), (-5, 4.6), (-2.5, 0), (-5, -4.6)].map { along, across in
      "\(n(at.x + ux * along - uy * across)),\(n(at.y + uy * along + ux * across))"
    }
    return
      "<polygon points=\"\(corners.joined(separator: " "))\" fill=\"#0b4f8a\" stroke=\"#fff\" stroke-width=\"0.8\"/>"
  }

  /// A ring at the onset, a disc at opening and end.
  private static func mark(_ dot: Dot, isOnset: Bool) -> String {
    "<circle cx=\"\(n(dot.x))\" cy=\"\(n(dot.y))\" r=\"6.5\" fill=\"\(isOnset ? "#fff" : "#d35400")\" stroke=\"#d35400\" stroke-width=\"2.6\"/>"
  }

  private static func cross(_ dot: Dot) -> String {
    "<path d=\"M\(n(dot.x - 8)) \(n(dot.y - 8))l16 16m0 -16l-16 16\" stroke=\"#111\" stroke-width=\"2.4\"/>"
  }

  /// Lines of at most so many dots in letters of 13.5.
  static func wrapped(_ text: String, to width: Double) -> [String] {
    var lines: [String] = []
    var (line, used) = ("", 0.0)
    for character in text {
      let step = character.unicodeScalars.first.map { $0.value < 0x2E80 ? 7.6 : 13.6 } ?? 0
      let isBreak = character.isNewline
      if isBreak || used + step > width {
        // A word stays whole where it has a blank before it.
        let tail = isBreak || step > 8 ? "" : String(line.reversed().prefix { $0 != " " }.reversed())
        let carried = tail.count < line.count && tail.count < 18 ? tail : ""
        lines.append(String(line.dropLast(carried.count)))
        line = carried
        used = carried.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 7.6 : 13.6) }
        if isBreak || character == " " && line.isEmpty { continue }
      }
      line.append(character)
      used += step
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

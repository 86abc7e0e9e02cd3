package import Casework
package import Organisation
import Regulation
package import Units

/// The spoken text of a broadcast (C7): an opening, what is in force in its order, what there is none of in one sentence, a closing.
package struct BroadcastScript: Hashable, Sendable {
  package var paragraphs: [String]

  package init(_ paragraphs: [String]) { self.paragraphs = paragraphs }

  /// Characters that are spoken: blanks and signs are not. A number or a word in Latin letters counts each of its characters.
  package var characters: Int { paragraphs.reduce(0) { $0 + $1.count { $0.isLetter || $0.isNumber } } }

  /// How long it takes to read, rounded up.
  package func length(charactersPerMinute: Int) -> TimeSpan {
    .seconds(Int64((characters * 60 + charactersPerMinute - 1) / max(1, charactersPerMinute)))
  }

  /// Bans, warnings, traffic control, weather, water level, fairway, other; in each the most severe first, then the oldest.
  package static func inOrder(_ bulletins: [Bulletin]) -> [Bulletin] {
    bulletins.sorted { a, b in
      if a.kind.rank != b.kind.rank { return a.kind.rank < b.kind.rank }
      if a.severity != b.severity { return b.severity < a.severity }
      return (a.from, a.no) < (b.from, b.no)
    }
  }
}

extension LetterWriter {
  /// - Parameters:
  ///   - planned: the hour that the opening names.
  ///   - facts: what was measured and heard lately, read behind the bulletins of its kind.
  package func broadcastText(
    _ bulletins: [Bulletin], centre: CentreID, at planned: Instant, facts: [HeardFact] = []
  ) -> BroadcastScript {
    let ordered = BroadcastScript.inOrder(bulletins)
    var paragraphs = [text("broadcast.opening", ["centre": wording.centre(centre), "time": spoken(planned)])]
    for kind in BulletinKind.allCases {
      paragraphs += ordered.filter { $0.kind == kind }.map { broadcastItem($0) }
      paragraphs += facts.filter { $0.kind == kind }.map { spoken($0) }
    }
    let missing = BulletinKind.allCases.filter { kind in
      kind != .other && !ordered.contains { $0.kind == kind } && !facts.contains { $0.kind == kind }
    }
    if ordered.isEmpty, facts.isEmpty {
      paragraphs.append(text("broadcast.nothing"))
    } else if !missing.isEmpty {
      paragraphs.append(
        text("broadcast.none", ["kinds": wording.joined(missing.map { text("bulletin.kind.\($0.rawValue)") })]))
    }
    paragraphs.append(text("broadcast.closing"))
    return BroadcastScript(paragraphs)
  }

  /// One bulletin as it is read: what, where, the text, how long.
  package func broadcastItem(_ bulletin: Bulletin) -> String {
    let place = place(bulletin)
    let ends: Set<Character> = ["。", ".", "；", ";", "，", ","]
    var said = Page.lines(bulletin.text).reduce("") { said, line in
      said.isEmpty ? line : said + (said.last.map { ends.contains($0) } == true ? "" : text("mark.comma")) + line
    }
    while let last = said.last, ends.contains(last) { said.removeLast() }
    let values = [
      "from": spoken(bulletin.from), "kind": text("bulletin.kind.\(bulletin.kind.rawValue)"), "place": place,
      "text": said, "until": bulletin.until.map { spoken($0) } ?? "",
    ]
    let head = text(place.isEmpty ? "broadcast.item.anywhere" : "broadcast.item", values)
    return head + text(bulletin.until == nil ? "broadcast.item.open" : "broadcast.item.until", values)
  }

  /// Names of zones, points and waters, then the words.
  func place(_ bulletin: Bulletin) -> String {
    let zones = bulletin.area.zones.map { directory.zone($0)?.name ?? $0 }
    let points = bulletin.area.points.map { directory.point($0)?.name ?? $0 }
    let centres = bulletin.area.centres.map { directory.centre($0)?.area ?? $0.rawValue }
    return wording.joined(zones + points + centres + Page.lines(bulletin.area.words))
  }

  /// `11月24日10时`, `11月24日10时30分`: as it is said.
  package func spoken(_ instant: Instant) -> String {
    let (date, time) = directory.zone.civil(instant)
    let (hour, minute) = (time.seconds / 3600, time.seconds / 60 % 60)
    return text(
      minute == 0 ? "broadcast.hour" : "broadcast.moment",
      [
        "day": "\(date.components.day)", "hour": "\(hour)", "minute": "\(minute)",
        "month": text("month.\(date.components.month)"),
      ])
  }
}

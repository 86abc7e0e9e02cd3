import Casework
import Detection
import Foundation
import Organisation
import Regulation
import Reporting
import Store
import Units

/// Weather, water, signals and areas heard in binary messages of AIS (P5, G9, C7): each notice one candidate of the centre whose
/// waters hold it, in the catalogue's words; measured values besides as facts for the next broadcast. A candidate that nobody has
/// taken up follows the values as they change, and is over after a day as a text is.
extension Desk {
  func hear(_ notice: HeardNotice, _ heard: HeardText, feed: String) throws {
    let rules = context.rules.bulletin
    let centre = heard.place.flatMap { context.jurisdiction.centre(of: $0) } ?? directory.province?.id
    guard let centre, context.hosted.contains(centre) else { return }
    let words = HeardWords(context: context, now: now)
    try keep(words.facts(notice, heard), of: centre)
    guard notice.isWorthy else { return }
    let limit = now + rules.heardWithin
    let text = words.text(notice, heard, candidateUntil: limit)
    let since = now - rules.heardWithin
    if var known = try tx.read.bulletin(heard: heard.words, since: since) {
      known.heard?.times += 1
      if known.state(at: now) == .candidate { known.text = text }
      return try tx.heardAgain(known, at: now)
    }
    guard try tx.read.heardBulletins(centre: centre, since: since) < rules.heardAtMost else {
      return try count(unheard: centre)
    }
    let kind = HeardWords.kind(notice)
    var bulletin = Bulletin(
      centre: centre, kind: kind, text: text, area: BulletinArea(words: words.area(notice, heard)),
      from: notice.from ?? heard.at, until: notice.until.map { min($0, limit) } ?? limit, severity: kind.usualSeverity,
      source: .ais, enteredAt: now, enteredBy: nil,
      heard: Bulletin.Heard(mmsi: heard.mmsi, feed: feed, place: heard.place))
    bulletin.no = try tx.insert(bulletin, heard: heard.words)
    try journal(
      "bulletin.heard", "bulletin:\(bulletin.no)", centre: centre, occurred: heard.at,
      ["feed": feed, "mmsi": "\(heard.mmsi)", "text": text])
  }

  /// What was measured lately in the waters of a centre and of those below it, not older than the rules allow at `then`.
  func facts(for centre: CentreID, at then: Instant) throws -> [HeardFact] {
    var all: [HeardFact] = []
    for other in directory.organisation.centres where directory.isWithin(other.id, of: centre) {
      all += try facts(of: other.id)
    }
    let fresh = all.filter { $0.at <= then && then - $0.at <= context.rules.bulletin.heardFresh }
    return Array(
      fresh.sorted { ($0.kind.rank, $1.at, $0.station) < ($1.kind.rank, $0.at, $1.station) }.prefix(Self.spoken))
  }

  /// So many stations are read at most, the latest first.
  static let spoken = 6
  /// So many facts are kept a centre, the latest.
  static let kept = 24

  private func facts(of centre: CentreID) throws -> [HeardFact] {
    guard let text = try tx.read.meta(Self.key(centre)) else { return [] }
    return try JSONDecoder().decode([HeardFact].self, from: Data(text.utf8))
  }

  /// One fact a station and kind: the new one takes the old one's place.
  private func keep(_ facts: [HeardFact], of centre: CentreID) throws {
    guard !facts.isEmpty else { return }
    let old = try self.facts(of: centre).filter { known in
      !facts.contains { $0.mmsi == known.mmsi && $0.kind == known.kind }
        && now - known.at <= context.rules.bulletin.heardFresh
    }
    let all = (facts + old).sorted { $1.at < $0.at }.prefix(Self.kept)
    try tx.setMeta(Self.key(centre), AnswerText.encode(Array(all)))
  }

  private static func key(_ centre: CentreID) -> String { "heard-facts/\(centre.rawValue)" }
}

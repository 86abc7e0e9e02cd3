import Casework
import Detection
import Organisation
import Regulation
import Store
import Units

/// Safety texts heard on AIS as candidates of the centre whose waters hold the sender (P5, G9). Deduplicated by the register, so that
/// a restart offers nothing twice, and bounded by the rules: what is more is counted.
extension Desk {
  func hear(_ text: HeardText, feed: String) throws {
    if let notice = text.notice { return try hear(notice, text, feed: feed) }
    let rules = context.rules.bulletin
    let since = now - rules.heardWithin
    if var known = try tx.read.bulletin(heard: text.words, since: since) {
      known.heard?.times += 1
      return try tx.heardAgain(known, at: now)
    }
    let centre = text.place.flatMap { context.jurisdiction.centre(of: $0) } ?? directory.province?.id
    guard let centre, context.hosted.contains(centre) else { return }
    guard try tx.read.heardBulletins(centre: centre, since: since) < rules.heardAtMost else {
      return try count(unheard: centre)
    }
    var bulletin = Bulletin(
      centre: centre, kind: .other, text: text.text, from: text.at, until: now + rules.heardWithin,
      severity: .ordinary, source: .ais, enteredAt: now, enteredBy: nil,
      heard: Bulletin.Heard(mmsi: text.mmsi, feed: feed, place: text.place))
    bulletin.no = try tx.insert(bulletin, heard: text.words)
    try journal(
      "bulletin.heard", "bulletin:\(bulletin.no)", centre: centre, occurred: text.at,
      ["feed": feed, "mmsi": "\(text.mmsi)", "text": text.text])
  }

  /// More than the rules put before a centre: journalled once a day, so that people know there was more.
  func count(unheard centre: CentreID) throws {
    let key = "heard-too-many/\(centre.rawValue)"
    guard try tx.read.meta(key) != today.iso else { return }
    try tx.setMeta(key, today.iso)
    try journal("bulletin.flood", "centre:\(centre.rawValue)", centre: centre)
  }
}

import Casework
import Organisation
import Regulation
import Units

/// Notices and warnings in force, broadcasts, and receipts that are missing: a row each (P5, C7, G9).
extension DailyReport {
  var safety: [Page.Block] {
    let facts = snapshot.safety
    guard !facts.hours.isEmpty || !facts.inForce.isEmpty || facts.bulletins != .init() else { return [] }
    var counts = [text("report.safety.in-force", ["count": "\(facts.inForce.count)"])]
    if facts.bulletins != .init() {
      let values = [
        "issued": "\(facts.bulletins.issued)", "relayed": "\(facts.bulletins.relayed)",
        "unconfirmed": "\(facts.bulletins.unconfirmed)",
      ]
      counts.append(text("report.safety.relayed", values))
    }
    if !facts.hours.isEmpty {
      let values = [
        "late": "\(facts.broadcasts.late)", "made": "\(facts.broadcasts.made)",
        "missed": "\(facts.broadcasts.missed)", "planned": "\(facts.hours.count)",
      ]
      counts.append(text("report.safety.broadcasts", values))
    }
    var blocks: [Page.Block] = [
      .heading(text("report.safety")), .paragraph(counts.joined(separator: "\n")),
    ]
    if !facts.inForce.isEmpty {
      let rows = facts.inForce.map { bulletin in
        [writer.name(bulletin), writer.kind(bulletin), writer.gist(bulletin), until(bulletin)]
      }
      blocks.append(table(["bulletin", "kind", "content", "valid-until"], rows))
    }
    if !facts.hours.isEmpty { blocks.append(table(["broadcast", "state", "made-at", "watchkeeper"], hours)) }
    if !facts.missing.isEmpty {
      let rows = facts.missing.map { missing in
        [
          party(missing.receipt.party), writer.name(missing.bulletin), wording.short(missing.receipt.relayedAt),
          wording.span(snapshot.now - missing.receipt.relayedAt),
        ]
      }
      blocks.append(table(["no-receipt", "bulletin", "relayed-at", "waited"], rows))
    }
    return blocks
  }

  private var hours: [[String]] {
    snapshot.safety.hours.sorted { ($0.planned, $0.no) < ($1.planned, $1.no) }.map { broadcast in
      let made = broadcast.confirmation
      return [
        wording.short(broadcast.planned) + (broadcast.isExtra ? text("report.safety.extra") : ""),
        text("broadcast-state.\(broadcast.state.rawValue)"), made.map { wording.short($0.at) } ?? "",
        made.map { wording.person($0.by) } ?? "",
      ]
    }
  }

  private func until(_ bulletin: Bulletin) -> String {
    bulletin.until.map { wording.short($0) } ?? text("report.safety.open-end")
  }

  private func party(_ party: BulletinReceipt.Party) -> String {
    switch party {
    case .centre(let id): wording.centre(id)
    case .unit(let id): wording.unit(id)
    }
  }
}

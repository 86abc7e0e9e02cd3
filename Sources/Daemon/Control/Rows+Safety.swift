import Casework
import Organisation
import Regulation
import Reporting
import Store
import Units
import Wire

extension Rows {
  func bulletin(_ record: Bulletin) throws -> BulletinRow {
    let receipts = try read.receipts(bulletin: record.no)
    let own = viewer.person.map { [$0.centre] } ?? viewer.centres
    let zones = record.area.zones.map { directory.zone($0)?.name ?? $0 }
    let points = record.area.points.map { directory.point($0)?.name ?? $0 }
    let centres = record.area.centres.map { directory.centre($0)?.area ?? $0.rawValue }
    let place = (zones + points + centres + [record.area.words]).filter { !$0.isEmpty }.joined(separator: "、")
    let isLive = record.isLive(at: now)
    return BulletinRow(
      no: record.no, revision: record.revision, kind: record.kind.rawValue, state: record.state(at: now).rawValue,
      centre: record.centre.rawValue, centreName: centreName(record.centre),
      number: record.number.isEmpty ? nil : record.number, issuer: record.issuer.isEmpty ? nil : record.issuer,
      text: record.text, place: place.isEmpty ? nil : place, severity: record.severity.rawValue,
      source: record.source.rawValue, from: time(record.from), until: time(record.until),
      enteredAt: time(record.enteredAt), enteredBy: personName(record.enteredBy), relayed: receipts.count,
      unconfirmed: isLive ? receipts.count { $0.receivedAt == nil } : 0,
      toReceive: isLive
        && receipts.contains { receipt in
          receipt.receivedAt == nil && own.contains { receipt.party == .centre($0) }
        }, drill: record.drill)
  }

  func bulletinDetail(_ record: Bulletin) throws -> BulletinDetail {
    BulletinDetail(
      summary: try bulletin(record), receipts: try read.receipts(bulletin: record.no).map { receipt($0) },
      heard: record.heard.map { heard in
        HeardShape(
          mmsi: heard.mmsi, feed: heard.feed,
          place: heard.place.map { PlaceShape(latitude: $0.latitude, longitude: $0.longitude) }, times: heard.times)
      }, supersedes: record.supersedes, supersededBy: record.supersededBy, endReason: record.ending?.reason,
      endedBy: personName(record.ending?.by), endedAt: time(record.ending?.at),
      history: try read.journal(about: ["bulletin:\(record.no)"]).map { try journal($0) })
  }

  private func receipt(_ receipt: BulletinReceipt) -> BulletinReceiptRow {
    let (code, name, kind) =
      switch receipt.party {
      case .centre(let id): (id.rawValue, centreName(id), "centre")
      case .unit(let id): (id, directory.unit(id)?.name ?? id, "unit")
      }
    let recorded = personName(receipt.recordedBy)
    let given = receipt.givenBy.isEmpty ? recorded : receipt.givenBy
    return BulletinReceiptRow(
      party: code, partyName: name, kind: kind, via: receipt.via.rawValue, viaName: centreName(receipt.via),
      relayedAt: time(receipt.relayedAt), receivedAt: time(receipt.receivedAt), receivedBy: given,
      recordedBy: given == recorded ? nil : recorded, reminders: receipt.taken.map(\.rawValue))
  }

  func broadcast(_ record: Broadcast) -> BroadcastRow {
    let script = BroadcastScript(record.paragraphs)
    let rate = context.rules.broadcast.charactersPerMinute
    return BroadcastRow(
      no: record.no, revision: record.revision, centre: record.centre.rawValue, centreName: centreName(record.centre),
      duty: record.duty, reason: record.reason.isEmpty ? nil : record.reason, state: record.state.rawValue,
      planned: time(record.planned), onTimeUntil: time(record.onTimeUntil), missedAfter: time(record.missedAfter),
      approvedBy: personName(record.approval?.by), approvedAt: time(record.approval?.at),
      madeAt: time(record.confirmation?.at), madeBy: personName(record.confirmation?.by),
      channel: record.confirmation?.channel.rawValue,
      channelDetail: record.confirmation.flatMap { $0.detail.isEmpty ? nil : $0.detail },
      characters: script.characters, seconds: Int(script.length(charactersPerMinute: rate).seconds))
  }

  func broadcastDetail(_ record: Broadcast) throws -> BroadcastDetail {
    let approved = record.approval?.paragraphs
    return BroadcastDetail(
      summary: broadcast(record), paragraphs: record.paragraphs,
      approved: approved == record.paragraphs ? nil : approved, edited: record.isEdited, bulletins: record.bulletins,
      changes: record.changes, note: record.confirmation.flatMap { $0.note.isEmpty ? nil : $0.note },
      history: try read.journal(about: ["broadcast:\(record.no)"]).map { try journal($0) })
  }

  /// What waits of bulletins and broadcasts; nil centre: all that is hosted.
  func safetyCounts(_ centre: CentreID?) throws -> SafetyCounts {
    var counts = SafetyCounts()
    let relayed = try centre.map { try read.bulletinsRelayed(to: $0) } ?? []
    for record in try read.liveBulletins() where record.isLive(at: now) {
      let isOurs = centre == nil || record.centre == centre || relayed.contains(record.no)
      if isOurs, record.state(at: now) == .inForce { counts.inForce += 1 }
      if record.enteredBy == nil, centre == nil || record.centre == centre { counts.candidates += 1 }
    }
    for receipt in try read.openReceipts() {
      if centre == nil || receipt.via == centre { counts.unconfirmed += 1 }
      if let centre, receipt.party == .centre(centre) { counts.toReceive += 1 }
    }
    for record in try read.openBroadcasts() where centre == nil || record.centre == centre {
      switch record.state {
      case .draft: counts.toApprove += 1
      case .stale:
        counts.toApprove += 1
        counts.toMake += 1
      case .approved: counts.toMake += 1
      case .made, .madeLate, .missed: break
      }
    }
    return counts
  }
}

import ControlSocket
import Units
import Wire

extension FakeDesk {
  func bulletins(_ filter: BulletinFilter, page: PageRequest, caller: Caller) async throws -> Page<BulletinRow> {
    try note("bulletins", filter.state, filter.kind?.rawValue, filter.centre)
    return Page(items: [SafetySamples.bulletin(), SafetySamples.bulletin(5, state: "candidate")])
  }
  func bulletin(_ no: Int64, caller: Caller) async throws -> BulletinDetail {
    try note("bulletin", no)
    return SafetySamples.bulletinDetail(no)
  }
  func addBulletin(_ request: BulletinRequest, act: Act) async throws -> BulletinRow {
    try self.act(
      "addBulletin", act, request.kind.rawValue, request.text, request.zones?.joined(separator: "+"),
      request.points?.joined(separator: "+"), request.place, request.from?.iso8601, request.until?.iso8601,
      request.severity?.rawValue, request.source?.rawValue, request.supersedes, request.drill)
    return SafetySamples.bulletin()
  }
  func adopt(bulletin no: Int64, _ request: BulletinRequest, act: Act) async throws -> BulletinRow {
    try self.act("adopt", act, no, request.kind.rawValue, request.text)
    return SafetySamples.bulletin()
  }
  func cancel(bulletin no: Int64, _ request: BulletinCancelRequest, act: Act) async throws -> BulletinRow {
    try self.act("cancel", act, no, request.reason)
    return SafetySamples.bulletin(state: "cancelled")
  }
  func receive(bulletin no: Int64, _ request: BulletinReceiveRequest, act: Act) async throws -> BulletinDetail {
    try self.act("receiveBulletin", act, no, request.party, request.givenBy, request.receivedAt?.iso8601)
    return SafetySamples.bulletinDetail(no)
  }
  func broadcasts(_ filter: BroadcastFilter, page: PageRequest, caller: Caller) async throws -> Page<BroadcastRow> {
    try note("broadcasts", filter.day?.iso, filter.state, filter.centre)
    return Page(items: [SafetySamples.broadcast(), SafetySamples.broadcast(2, state: "draft")])
  }
  func broadcast(_ no: Int64, caller: Caller) async throws -> BroadcastDetail {
    try note("broadcast", no)
    return SafetySamples.broadcastDetail(no)
  }
  func addBroadcast(_ request: BroadcastAddRequest, act: Act) async throws -> BroadcastDetail {
    try self.act("addBroadcast", act, request.reason)
    return SafetySamples.broadcastDetail(state: "draft")
  }
  func edit(broadcast no: Int64, _ request: BroadcastEditRequest, act: Act) async throws -> BroadcastDetail {
    try self.act("editBroadcast", act, no, request.paragraphs.joined(separator: "|"))
    return SafetySamples.broadcastDetail(no, state: "draft")
  }
  func approve(broadcast no: Int64, _ request: BroadcastApproveRequest, act: Act) async throws -> BroadcastDetail {
    try self.act("approveBroadcast", act, no)
    return SafetySamples.broadcastDetail(no)
  }
  func confirm(broadcast no: Int64, _ request: BroadcastConfirmRequest, act: Act) async throws -> BroadcastDetail {
    try self.act(
      "confirmBroadcast", act, no, request.channel.rawValue, request.detail, request.at?.iso8601, request.note)
    return SafetySamples.broadcastDetail(no)
  }
}

/// Bulletins and broadcasts as the daemon shows them.
enum SafetySamples {
  static let text = "三汊矶大桥上游300米至下游200米水域沉船打捞，打捞船“湘航浚06”占用右侧航道，过往船舶靠左单向通行，减速至5节以下，服从现场指挥。"

  static func bulletin(_ no: Int64 = 4, state: String = "inForce") -> BulletinRow {
    BulletinRow(
      no: no, revision: 2, kind: "navigationWarning", state: state, centre: "430000",
      centreName: "湖南省水上交通监控中心", number: "湘航警〔2026〕17号", issuer: "湖南省地方海事局", text: text,
      place: "三汊矶禁航区、三汊矶渡口", severity: "serious", source: "fromAbove", from: Samples.now, until: Samples.now,
      enteredAt: Samples.now, enteredBy: "张航", relayed: 5, unconfirmed: 2, toReceive: state == "inForce")
  }

  static func bulletinDetail(_ no: Int64 = 4) -> BulletinDetail {
    BulletinDetail(
      summary: bulletin(no),
      receipts: [
        BulletinReceiptRow(
          party: "430100", partyName: "长沙市水上交通监控中心", kind: "centre", via: "430000",
          viaName: "湖南省水上交通监控中心", relayedAt: Samples.now, receivedAt: Samples.now, receivedBy: "唐思远"),
        BulletinReceiptRow(
          party: "U-430112-T1", partyName: "铜官街道办事处", kind: "unit", via: "430112", viaName: "望城区水上交通监控中心",
          relayedAt: Samples.now, reminders: ["reminded", "climbed"]),
      ],
      heard: HeardShape(
        mmsi: 413_900_999, feed: "ais-udp", place: PlaceShape(latitude: 28.26, longitude: 112.95), times: 3),
      supersedes: 2, history: [Samples.journal()])
  }

  static func broadcast(_ no: Int64 = 1, state: String = "approved") -> BroadcastRow {
    BroadcastRow(
      no: no, revision: 3, centre: "430100", centreName: "长沙市水上交通监控中心", duty: 31, state: state,
      planned: Samples.now, onTimeUntil: Samples.now, missedAfter: Samples.now, approvedBy: "易学军",
      approvedAt: Samples.now, madeAt: Samples.now, madeBy: "周勇", channel: "vhf", channelDetail: "16", characters: 182,
      seconds: 61)
  }

  static func broadcastDetail(_ no: Int64 = 1, state: String = "approved") -> BroadcastDetail {
    BroadcastDetail(
      summary: broadcast(no, state: state), paragraphs: ["各船舶请注意。", "航行警告：" + text, "播报完毕。"],
      approved: state == "approved" ? ["各船舶请注意。", "播报完毕。"] : nil, edited: true, bulletins: [4], changes: [4],
      note: "已播", history: [Samples.journal()])
  }
}

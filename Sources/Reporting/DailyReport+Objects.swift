import Casework
import Organisation
import Regulation
import Units

/// Rounds by object: only what was not as it should be, each with its reason (R3, G15), and what was written down late (R12).
extension DailyReport {
  /// One object of one round that was missed, is open after its due, was late, or was looked at while the camera did not show it.
  struct Exception: Hashable {
    enum Kind: Int, Hashable, Comparable {
      case missed, overdue, cameraDown, late
      static func < (a: Kind, b: Kind) -> Bool { a.rawValue < b.rawValue }
    }
    var kind: Kind
    var due: Instant
    var round: String
    var object: String
    var state: String
    var reason: String
  }

  /// Rows that the mail shows; all of them stand in a file beside form 4 where they are more.
  static let exceptionLimit = 20

  var exceptions: [Exception] {
    let looks = Dictionary(grouping: snapshot.checks.filter { $0.dutyID != nil }) { $0.dutyID ?? "" }
    return roundStates.flatMap { exceptions($0.record, $0.state, looks[$0.record.duty.id] ?? []) }
      .sorted { ($0.kind, $0.due, $0.round, $0.object) < ($1.kind, $1.due, $1.round, $1.object) }
  }

  private func exceptions(_ record: DutyRecord, _ state: DutyState, _ looks: [CheckEntry]) -> [Exception] {
    let (duty, round) = (record.duty, writer.roundName(record.duty))
    func exception(_ kind: Exception.Kind, _ object: String, _ state: String, _ reason: String) -> Exception {
      Exception(kind: kind, due: duty.due, round: round, object: object, state: text("object.\(state)"), reason: reason)
    }
    let remaining = duty.targets.filter { record.done[$0] == nil }
    let isMissed = state == .missed
    let isOver = isMissed || state == .late
    // Nobody looked at any of a whole round: one row says it.
    if isOver, remaining.count == duty.targets.count, remaining.count > 3, looks.isEmpty, record.cameraDown.isEmpty {
      return [
        exception(
          isMissed ? .missed : .overdue, text("object.all", ["count": "\(remaining.count)"]),
          isMissed ? "missed" : "overdue", text("object.nobody"))
      ]
    }
    var rows = remaining.compactMap { target -> Exception? in
      let mine = looks.filter { $0.target == target }
      let down = record.cameraDown[target]
      guard isOver || down != nil else { return nil }
      let kind: Exception.Kind = isMissed ? .missed : down != nil ? .cameraDown : .overdue
      let word = down != nil ? (isMissed ? "missed-camera" : "camera") : isMissed ? "missed" : "overdue"
      return exception(kind, wording.target(target), word, reason(mine, down: down))
    }
    let late = duty.targets.filter { record.done[$0].map { $0 > duty.due } ?? false }
    if late.count == duty.targets.count, late.count > 3 {
      let times = late.compactMap { record.done[$0] }
      let (first, last) = (times.min() ?? duty.due, times.max() ?? duty.due)
      rows.append(
        exception(
          .late, text("object.all", ["count": "\(late.count)"]), "late",
          text("object.seen-between", ["first": wording.short(first), "last": wording.clock(last)])))
    } else {
      rows += late.map { target in
        let at = record.done[target].map { wording.short($0) } ?? ""
        return exception(.late, wording.target(target), "late", text("object.seen-late", ["at": at]))
      }
    }
    return rows
  }

  /// Why an object was not seen: as form 4 has it, else that it says nothing.
  private func reason(_ looks: [CheckEntry], down: Instant?) -> String {
    var parts: [String] = []
    if let down {
      parts.append(text("object.camera-at", ["at": wording.clock(down)]))
      let last = looks.last { !$0.pictureUsable }
      parts += [last?.action, last?.note].compactMap { $0 }.filter { !$0.isEmpty }
    }
    if let made = looks.first(where: { $0.placement == .makeup }) {
      parts.append(text("object.made-up", ["at": wording.clock(made.checkedAt)]))
    }
    return parts.isEmpty ? text("object.nobody") : parts.joined(separator: text("mark.semicolon"))
  }

  static let exceptionColumns = ["object", "round", "state", "reason"]

  func row(_ exception: Exception) -> [String] {
    [exception.object, exception.round, exception.state, exception.reason]
  }

  var objects: [Page.Block] {
    let all = exceptions
    guard !all.isEmpty else { return [] }
    let rest = all.count - Self.exceptionLimit
    return [
      .heading(text("report.objects", ["count": "\(all.count)"])),
      .table(
        Page.Table(
          columns: Self.exceptionColumns.map { text("column.\($0)") },
          rows: all.prefix(Self.exceptionLimit).map(row),
          rest: rest > 0
            ? text("report.rest-attached", ["file": text("report.exceptions-file"), "rest": "\(rest)"]) : nil)),
    ]
  }

  /// 补录: lines of form 4 that were made in time and written down afterwards, with both times (R12).
  var amendments: [Page.Block] {
    let lines = snapshot.amendments
    guard !lines.isEmpty else { return [] }
    let rows = lines.sorted { ($0.recordedAt, $0.no) < ($1.recordedAt, $1.no) }.map { check in
      [
        wording.target(check.target), wording.short(check.checkedAt), wording.short(check.recordedAt),
        check.lateEntry.map { text("late-entry.\($0.rawValue)") } ?? "", wording.person(check.by),
      ]
    }
    return [
      .heading(text("report.amendments", ["count": "\(rows.count)"])),
      table(["object", "checked-at", "entered-at", "note", "watchkeeper"], rows),
    ]
  }
}

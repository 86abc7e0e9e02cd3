import Casework
import Organisation
import Regulation
import Units

/// `channels` of `regulation.yaml` (R7, R15, R17, G3).
struct ChannelRulesFile {
  func read(_ record: Record, _ rules: inout ChannelRules) {
    record.set(&rules.callOut, "call_out") { kinds($0) }
    record.set(&rules.emergency, "emergency") { ways($0) }
    record.group("serious") { rules.serious = letters($0, defaults: rules.serious) }
    record.group("always") { rules.always = letters($0, defaults: rules.always) }
    record.set(&rules.spareStaffedRoom, "spare_staffed_room") { $0.flag() }
    record.set(&rules.dailyReport, "daily_report") { kinds($0) }
    record.group("fall_back") { record in
      record.set(&rules.fallBack, "order") { kinds($0, mail: true) }
      record.set(&rules.fallBackAfter, "after_failures") { $0.integer(1...100) }
      record.set(&rules.fallBackWithin, "within") { $0.span(.seconds(10) ... .days(1)) }
      record.set(&rules.emergencyWithin, "emergency_within") { $0.span(.seconds(10) ... .hours(1)) }
    }
    record.set(&rules.quiet, "quiet_hours") { field in field.list(atMost: 100) { $0.record(quiet) } }
  }

  private func quiet(_ record: Record) -> ChannelRules.Quiet? {
    let from = record.required("from")?.time()
    let to = record.required("to")?.time()
    let channels = record.required("channels").flatMap { kinds($0, mail: true) }
    let people = record.optional("people")?.list(atMost: 1000) { $0.identifier() } ?? []
    let centres = record.optional("centres")?.list(atMost: 1000) { $0.text(atMost: 20) } ?? []
    guard let from, let to, let channels else { return nil }
    if from == to { record.refuse("to", "is the time at which it begins: it would be quiet all day") }
    return ChannelRules.Quiet(
      from: from, to: to, channels: channels, people: people, centres: centres.map { CentreID($0) })
  }

  /// Kinds of letters with the ways they take; `[]` takes a default back.
  private func letters(
    _ record: Record, defaults: [String: [ChannelRules.Way]]
  ) -> [String: [ChannelRules.Way]] {
    var letters = defaults
    for kind in LetterKind.allCases {
      guard let field = record.optional(hyphenated(kind.rawValue)), let ways = ways(field) else { continue }
      letters[kind.rawValue] = ways.isEmpty ? nil : ways
    }
    return letters
  }

  private func ways(_ field: Field) -> [ChannelRules.Way]? { distinct(field) { $0.choice(ChannelRules.Way.self) } }

  private func kinds(_ field: Field, mail: Bool = false) -> [ChannelKind]? {
    distinct(field) { item in
      let kind = item.choice(ChannelKind.self)
      if kind == .mail, !mail { item.refuse("mail goes in any case") }
      return kind
    }
  }

  private func distinct<T: Hashable>(_ field: Field, _ read: (Field) -> T?) -> [T]? {
    guard let items = field.items(atMost: 20) else { return nil }
    var values: [T] = []
    for item in items {
      guard let value = read(item) else { continue }
      if values.contains(value) { item.refuse("is named twice") }
      values.append(value)
    }
    return values
  }
}

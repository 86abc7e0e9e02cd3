import Organisation
import Units

/// `organisation/units.yaml`
struct UnitsFile {
  static let name = "organisation/units.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    let fields = root.required("units")?.items(atMost: 20_000)
    draft.units.isComplete = fields != nil
    for field in fields ?? [] {
      let drafted = field.record { record in unit(record).map { Drafted(value: $0, record: record) } }
      draft.units.add(drafted?.value.id, drafted)
    }
  }

  private func unit(_ record: Record) -> ResponsibleUnit? {
    let id = record.required("id")?.identifier()
    let kind = record.required("kind")?.choice(ResponsibleUnit.Kind.self)
    var unit = ResponsibleUnit(
      id: id ?? "", name: record.name(), kind: kind ?? .township,
      centre: CentreID(record.required("centre")?.text() ?? ""),
      addresses: record.optional("addresses")?.mailAddresses(atLeast: 0) ?? [],
      safetyLeader: record.optional("safety_leader")?.text(), phone: record.optional("phone")?.text(),
      order: record.optional("order")?.integer(1...1000))
    unit.channels = record.channels()
    return id == nil || kind == nil ? nil : unit
  }
}

/// `organisation/people.yaml`: people and the consoles' accounts.
struct PeopleFile {
  static let name = "organisation/people.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    var accounts: [String: Int] = [:]
    for field in root.optional("consoles")?.items(atMost: 1000) ?? [] {
      field.record { record -> Void? in
        let centre = CentreID(record.required("centre")?.text() ?? "")
        guard let account = record.required("account").flatMap({ account($0, &accounts, record) }) else { return nil }
        draft.consoles.append(Drafted(value: Console(account: account, centre: centre), record: record))
        return ()
      }
    }
    let fields = root.required("people")?.items(atMost: 20_000)
    draft.people.isComplete = fields != nil
    for field in fields ?? [] {
      let drafted = field.record { record in person(record, &accounts).map { Drafted(value: $0, record: record) } }
      draft.people.add(drafted?.value.id, drafted)
    }
  }

  private func person(_ record: Record, _ accounts: inout [String: Int]) -> Person? {
    let id = record.required("id")?.identifier()
    var person = Person(
      id: id ?? "", name: record.name(), centre: CentreID(record.required("centre")?.text() ?? ""),
      // A role that can't be read is taken for one that may stand anywhere on a roster: one problem, not two.
      role: record.required("role")?.choice(Role.self) ?? .dutyLeader,
      account: record.optional("account").flatMap { account($0, &accounts, record) },
      address: record.optional("address")?.mailAddress(), phone: record.optional("phone")?.text(),
      pin: record.optional("pin")?.pin())
    person.channels = record.channels()
    return id == nil ? nil : person
  }

  /// The name of a Unix account, used once.
  private func account(_ field: Field, _ taken: inout [String: Int], _ record: Record) -> String? {
    guard let text = field.text(atMost: 32, "a Unix account") else { return nil }
    let first = text.utf8.first ?? 0
    guard first >= 0x61 && first <= 0x7A || first == 0x5F,
      text.utf8.allSatisfy({ isDigit($0) || $0 >= 0x61 && $0 <= 0x7A || $0 == 0x5F || $0 == 0x2D })
    else {
      field.refuse("\"\(text)\" is no Unix account: small letters, digits, \"_\" and \"-\"")
      return nil
    }
    if let line = taken.updateValue(field.node.mark.line, forKey: text) {
      field.refuse("the account \(text) is given in line \(line) already")
      return nil
    }
    return text
  }
}

extension Field {
  /// `scrypt$N$r$p$salt$hash`, salt and hash in base64, the hash of 32 bytes.
  func pin() -> String? {
    guard let text = text() else { return nil }
    let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    let form = "scrypt$N$r$p$salt$hash"
    guard parts.count == 6, parts[0] == "scrypt" else {
      refuse("is not of the form \(form)")
      return nil
    }
    guard let cost = wholeNumber(parts[1]), (1 << 10...1 << 20).contains(cost), cost & (cost - 1) == 0,
      let blocks = wholeNumber(parts[2]), (1...32).contains(blocks), let lanes = wholeNumber(parts[3]),
      (1...16).contains(lanes), cost * blocks <= 1 << 20
    else {
      refuse("has numbers that scrypt can't take here: N a power of two from 1024, r from 1, p from 1, N × r to 2^20")
      return nil
    }
    guard let salt = base64Length(parts[4]), (8...64).contains(salt), base64Length(parts[5]) == 32 else {
      refuse("is not of the form \(form): salt of 8 to 64 bytes and hash of 32 bytes in base64")
      return nil
    }
    return text
  }
}

/// How many bytes a base64 text stands for; nil when it is none.
private func base64Length(_ text: String) -> Int? {
  let bytes = Array(text.utf8)
  let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  guard bytes.count % 4 == 0, padding <= 2,
    bytes.dropLast(padding).allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") })
  else { return nil }
  return bytes.count / 4 * 3 - padding
}

/// `organisation/roster.yaml`
struct RosterFile {
  static let name = "organisation/roster.yaml"

  func read(_ root: Record, into draft: inout Draft) {
    for field in root.required("watches")?.items(atMost: 20_000) ?? [] {
      field.record { record -> Void? in
        let from = record.optional("from")?.date()
        let through = record.optional("through")?.date()
        if let from, let through, through < from { record.refuse("through", "\(through.iso) is before \(from.iso)") }
        let weekdays = record.optional("weekdays")?.list(atMost: 7) { $0.integer(1...7) }
        let starts = record.required("starts")?.time()
        let ends = record.required("ends")?.time()
        let watchkeepers = record.required("watchkeepers")?.list(atMost: 20) { $0.text() }
        let leader = record.required("leader")?.text()
        guard let centre = record.required("centre")?.text(), let starts, let ends else { return nil }
        if starts == .endOfDay { record.refuse("starts", "24:00 is the end of a day: write \"00:00\"") }
        if starts == ends { record.refuse("ends", "is when the watch starts") }
        if let watchkeepers, watchkeepers.isEmpty { record.refuse("watchkeepers", "names nobody") }
        let line = WatchAssignment(
          centre: CentreID(centre), from: from, through: through, weekdays: weekdays ?? [], starts: starts, ends: ends,
          watchkeepers: watchkeepers ?? [], leader: leader ?? "")
        draft.roster.append(Drafted(value: line, record: record))
        return ()
      }
    }
  }
}

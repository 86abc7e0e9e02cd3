package import Organisation
package import Units

/// A centre got form 5 (P10, C14, X10: from below; P9, C12: from above, to deal with it): its duty leader is told, it confirms the receipt.
package struct IncidentReceipt: Hashable, Sendable, Codable {
  package struct Confirmation: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    package init(by: PersonID, at: Instant) {
      self.by = by
      self.at = at
    }
  }
  package var centre: CentreID
  package var from: CentreID
  /// From below upwards.
  package var isUp: Bool
  package var at: Instant
  package var clause: String
  package var confirmed: Confirmation?
  /// This daemon runs that centre, so that its receipt is waited for here, and its own duties are done here (D12).
  package var awaited: Bool

  package init(
    centre: CentreID, from: CentreID, isUp: Bool, at: Instant, clause: String, confirmed: Confirmation? = nil,
    awaited: Bool = true
  ) {
    self.centre = centre
    self.from = from
    self.isUp = isUp
    self.at = at
    self.clause = clause
    self.confirmed = confirmed
    self.awaited = awaited
  }
}

/// What a superior decided, sent down (P10: act as instructed, record).
package struct Instruction: Hashable, Sendable, Codable {
  package var no: Int
  package var centre: CentreID
  package var text: String
  package var by: PersonID
  package var at: Instant

  package init(no: Int, centre: CentreID, text: String, by: PersonID, at: Instant) {
    self.no = no
    self.centre = centre
    self.text = text
    self.by = by
    self.at = at
  }
}

/// A request for help with a serious matter (P10): to the centre above, until it gives an instruction.
package struct HelpRequest: Hashable, Sendable, Codable {
  package var no: Int
  package var centre: CentreID
  /// Whom it is asked of; of the province its bureau is: nil.
  package var of: CentreID?
  package var text: String
  package var by: PersonID
  package var at: Instant
  package var answeredAt: Instant?

  package init(
    no: Int, centre: CentreID, of: CentreID? = nil, text: String, by: PersonID, at: Instant, answeredAt: Instant? = nil
  ) {
    self.no = no
    self.centre = centre
    self.of = of
    self.text = text
    self.by = by
    self.at = at
    self.answeredAt = answeredAt
  }
}

extension IncidentFile {
  /// Form 5 went to a centre; false: it has it already.
  package mutating func arrives(
    at receiver: CentreID, from sender: CentreID, clause: String, awaited: Bool = true, directory: Directory,
    now: Instant
  ) -> Bool {
    guard receiver != centre, !receipts.contains(where: { $0.centre == receiver }) else { return false }
    receipts.append(
      IncidentReceipt(
        centre: receiver, from: sender, isUp: directory.isWithin(sender, of: receiver), at: now, clause: clause,
        awaited: awaited))
    return true
  }

  package mutating func receive(
    at receiver: CentreID, by person: PersonID, now: Instant
  ) throws(IncidentRefusal) {
    guard let index = receipts.firstIndex(where: { $0.centre == receiver }) else { throw .notReceived }
    guard receipts[index].confirmed == nil else { throw .alreadyReceived }
    receipts[index].confirmed = IncidentReceipt.Confirmation(by: person, at: now)
  }

  /// To whom a centre's instruction goes: those that deal with it below, and through whom it came up.
  package func below(_ superior: CentreID, directory: Directory) -> [CentreID] {
    let involved = [centre] + receipts.map(\.centre)
    return involved.filter { $0 != superior && directory.isWithin($0, of: superior) }
  }

  /// P10: an instruction answers every request for help that was put to its centre, and is a receipt.
  package mutating func instruct(
    _ text: String, from superior: CentreID, by person: PersonID, directory: Directory, now: Instant
  ) throws(IncidentRefusal) -> Instruction {
    guard !text.allSatisfy(\.isWhitespace) else { throw .emptyText }
    guard !below(superior, directory: directory).isEmpty else { throw .nothingBelow }
    let instruction = Instruction(no: instructions.count + 1, centre: superior, text: text, by: person, at: now)
    instructions.append(instruction)
    for index in helps.indices where helps[index].of == superior && helps[index].answeredAt == nil {
      helps[index].answeredAt = now
    }
    if let index = receipts.firstIndex(where: { $0.centre == superior }), receipts[index].confirmed == nil {
      receipts[index].confirmed = IncidentReceipt.Confirmation(by: person, at: now)
    }
    return instruction
  }

  package mutating func askHelp(
    _ text: String, from asker: CentreID, by person: PersonID, directory: Directory, now: Instant
  ) throws(IncidentRefusal) -> HelpRequest {
    guard !text.allSatisfy(\.isWhitespace) else { throw .emptyText }
    guard let mine = directory.centre(asker) else { throw .nobodyAbove }
    if mine.parent == nil, drill { throw .nobodyAbove }
    let help = HelpRequest(
      no: helps.count + 1, centre: asker, of: mine.parent, text: text, by: person, at: now,
      // What the province asks of its bureau is not answered here.
      answeredAt: mine.parent == nil ? now : nil)
    helps.append(help)
    return help
  }
}

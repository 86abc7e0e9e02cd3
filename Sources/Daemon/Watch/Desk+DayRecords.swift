import Casework
import Organisation
import Store
import Units

/// S1: the supervisor looks at each day's record and signs.
extension Desk {
  func signDay(_ day: CivilDate?, note: String) throws -> DaySignature {
    guard let centre = signer.person?.centre else {
      throw signer == .root ? AuthorityRefusal.administratorNeverSigns : AuthorityRefusal.notSignedOn
    }
    let person = try allow(.approveReport, centre: centre)
    let today = zone.civil(now).date
    let signature = DaySignature(centre: centre, day: day ?? today, by: person.id, at: now, note: note)
    guard signature.day <= today else { throw DaySignatureRefusal.ahead }
    let known = try tx.read.daySignatures(centre: centre, day: signature.day)
    guard !known.contains(where: { $0.by == person.id }) else { throw DaySignatureRefusal.signedAlready }
    try tx.insert(signature)
    try journal("record.signed", "record:\(centre)", centre: centre, ["day": signature.day.iso, "note": note])
    return signature
  }

  /// Days of the last week with a record that nobody has signed.
  func unsignedDays(of centre: CentreID) throws -> [CivilDate] {
    let today = zone.civil(now).date
    return try (1...7).map { today - $0 }.reversed().filter { day in
      let (from, before) = (zone.instant(day, .midnight), zone.instant(day + 1, .midnight))
      return try !tx.read.checks(centre: centre, from: from, before: before).isEmpty
        && tx.read.daySignatures(centre: centre, day: day).isEmpty
    }
  }
}

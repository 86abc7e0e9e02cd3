import Reporting
import Casework
import Organisation
import Regulation
import Store
import Units

/// Incidents, form 5 (P9, C12, C13, X9): what goes out as one is filed.
extension Desk {
  /// Form 5 goes at once to whom the clause says (P9, C12, C13b, X9), without waiting for an approval (R6), and the responsible
  /// leaders are told in the same transaction (R15, R19).
  func fileIncident(_ record: inout CaseRecord, filer: Centre, waters: Centre) throws -> Paper {
    let addressees = Addressees.incident(
      filer: filer, waters: waters, point: record.point.flatMap { directory.point($0) },
      isEmergency: record.severity == .emergency, directory: directory)
    let units = (addressees.authority.map { [$0] } ?? []) + addressees.alerted
    let number = try nextNumber(.incidentReport, centre: filer.id, drill: record.drill)
    var paper = Paper(
      form: .incidentReport, number: number, caseNo: record.no, issuedBy: filer.id, issuedAt: now,
      signedBy: record.filedBy, to: units.first ?? filer.authority,
      answeredBy: addressees.centres.first ?? filer.id, demand: "", due: nil, drill: record.drill)
    paper.no = try tx.insert(paper)
    try dispatch(&record, paper: paper)
    try enter(
      record, ledger: 11, centre: filer.id, .own, counterpart: addressees.centres.first?.rawValue, paper: paper.no)
    for centre in addressees.centres {
      try enter(record, ledger: 11, centre: centre, .received, counterpart: filer.id.rawValue, paper: paper.no)
    }
    try journal(
      "incident.reported", "incident:\(paper.no)", centre: filer.id, ["clause": addressees.clause, "number": number])
    try post(
      context.letters.incident(
        paper, of: record, clause: addressees.clause, centres: addressees.centres, units: units),
      paper: paper.no)
    try tell(record, clause: addressees.clause, unit: addressees.authority)
    return paper
  }
}

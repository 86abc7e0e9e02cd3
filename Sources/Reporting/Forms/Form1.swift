package import Casework
package import Organisation
import Units

/// Form 1, 监控对象信息表 (P1, C1, X1): every watched object with those who answer for it.
extension LetterWriter {
  /// - Parameter centre: whose register; nil: of several.
  package func objectsForm(_ entries: [ObjectEntry], centre: CentreID?, blanks: Int = 0) -> FormPage {
    var form = blank(1, issuer: centre.map { wording.centre($0) } ?? directory.organisation.name)
    let people = ContactField.allCases.map { field in
      column("paper.contact.\(field.rawValue)", field.isPhone ? 16 : 12)
    }
    let columns =
      [
        column("column.no", 8, centred: true, total: .count), column("column.centre", 24),
        column("paper.column.object-id", 15), column("paper.column.kind", 8, centred: true),
        column("paper.column.name", 18), column("paper.column.waters", 10), column("paper.column.longitude", 11),
        column("paper.column.latitude", 10), column("column.means", 14),
        column("paper.column.first-sailing", 7, centred: true), column("paper.column.last-sailing", 7, centred: true),
        column("column.unit", 20),
      ] + people + [column("paper.column.updated-at", 17), column("paper.column.updated-by", 10)]
    form.grids = [
      FormPage.Grid(columns: columns, rows: entries.enumerated().map { row($0.offset + 1, $0.element) }, blanks: blanks)
    ]
    return form
  }

  private func row(_ no: Int, _ entry: ObjectEntry) -> [FormPage.Value] {
    let facts = entry.facts
    let kind = facts.group == .vessel ? "vessel.kind.\(facts.kind)" : "paper.point.\(facts.kind)"
    let place = facts.place.flatMap { $0.isValid ? $0 : nil }
    return [
      .integer(no), .text(wording.centre(facts.centre)), .text(facts.id), .text(text(kind)), .text(facts.name),
      FormPage.Value(directory.centre(facts.centre)?.area), place.map { .degrees($0.longitude) } ?? .empty,
      place.map { .degrees($0.latitude) } ?? .empty,
      FormPage.Value(wording.joined(facts.means.map { text("means.\($0)") })),
      facts.sailings.map { .clock($0.opens) } ?? .empty, facts.sailings.map { .clock($0.closes) } ?? .empty,
      FormPage.Value(facts.unit.map { wording.unit($0) }),
    ]
      + ContactField.allCases.map { FormPage.Value(entry.contacts[$0]) } + [
        value(entry.updatedAt),
        .text(entry.updatedBy.map { wording.person($0) } ?? text("paper.by-configuration")),
      ]
  }
}

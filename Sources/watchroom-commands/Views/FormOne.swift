import Documents
import Reporting
import Units
import Wire

/// Form 1, 监控对象信息表, column by column in the regulation's order: for files, and for judging what an import says.
struct FormOneColumn: Sendable {
  /// Whose a column is.
  enum Owner: Hashable, Sendable {
    /// The configuration's: which file and which key to change.
    case configuration(file: String, key: String)
    /// People's: a field of `ContactsShape`.
    case contact
    /// Kept by the daemon itself.
    case record
  }

  var key: String
  var title: Words
  var width: Double
  var owner: @Sendable (ObjectRow) -> Owner
  var text: @Sendable (ObjectRow, Language) -> String
  var cell: @Sendable (ObjectRow, Language) -> Spreadsheet.Cell

  init(
    _ key: String, _ zh: String, _ en: String, width: Double, owner: @escaping @Sendable (ObjectRow) -> Owner,
    cell: (@Sendable (ObjectRow, Language) -> Spreadsheet.Cell)? = nil,
    _ text: @escaping @Sendable (ObjectRow, Language) -> String
  ) {
    self.key = key
    title = Words(zh, en)
    self.width = width
    self.owner = owner
    self.text = text
    self.cell =
      cell ?? { row, language in
        let text = text(row, language)
        return text.isEmpty ? .empty : .text(text)
      }
  }
}

enum FormOne {
  static let title = Words("监控对象信息表", "watched objects (form 1)")
  /// The column that names an object.
  static let id = "id"

  static let columns: [FormOneColumn] =
    [
      .init("centre", "监控中心", "centre", width: 26, owner: file("centre", vessel: "home_centre")) { row, _ in
        row.centreName
      },
      .init(id, "对象编号", "object", width: 16, owner: file("id")) { row, _ in row.object },
      .init("kind", "类别", "kind", width: 10, owner: file("kind")) { row, language in kind(row).text(language) },
      .init("name", "名称", "name", width: 22, owner: file("name")) { row, _ in row.name },
      .init("waters", "所在水域", "waters", width: 14, owner: file("centre", vessel: "home_centre")) { row, _ in row.waters
      },
      .init(
        "longitude", "经度", "longitude", width: 12, owner: file("lon"), cell: { row, _ in degrees(row.longitude) }
      ) { row, _ in row.longitude.map { decimal($0, 5) } ?? "" },
      .init(
        "latitude", "纬度", "latitude", width: 12, owner: file("lat"), cell: { row, _ in degrees(row.latitude) }
      ) { row, _ in row.latitude.map { decimal($0, 5) } ?? "" },
      .init("means", "监控手段", "means", width: 18, owner: file("means")) { row, _ in
        row.means.map { $0.uppercased() }.joined(separator: " ")
      },
      .init(
        "first-sailing", "首班", "first sailing", width: 8, owner: file("first_sailing", vessel: "service_from"),
        cell: { row, _ in clock(row.firstSailing) }
      ) { row, _ in row.firstSailing ?? "" },
      .init(
        "last-sailing", "末班", "last sailing", width: 8, owner: file("last_berthing", vessel: "service_to"),
        cell: { row, _ in clock(row.lastSailing) }
      ) { row, _ in row.lastSailing ?? "" },
      .init("unit", "责任单位", "responsible unit", width: 24, owner: file("township", vessel: "point")) { row, _ in
        row.unit ?? ""
      },
    ] + contacts + [
      .init(
        "updated-at", "更新时间", "updated at", width: 20, owner: { _ in .record },
        cell: { row, _ in moment(row.updatedAt) }
      ) { row, language in Screen(language: language).fullTime(row.updatedAt) },
      .init("updated-by", "更新人", "updated by", width: 10, owner: { _ in .record }) { row, language in
        row.updatedBy ?? Words("配置", "configuration").text(language)
      },
      .init(
        "confirmed-at", "核实时间", "confirmed at", width: 20, owner: { _ in .record },
        cell: { row, _ in row.confirmedAt.map(moment) ?? .empty }
      ) { row, language in Screen(language: language).fullTime(row.confirmedAt) },
    ]

  private static let contacts: [FormOneColumn] = ContactsShape.fields.map { field in
    let title = Texts.contact(field)
    return FormOneColumn(
      field, title.zh, title.en, width: field.hasSuffix("-phone") ? 18 : 14, owner: { _ in .contact }
    ) { row, _ in row.contacts[field] ?? "" }
  }

  static func kind(_ row: ObjectRow) -> Words {
    row.group == "vessel" ? Texts.vesselKind(row.kind) : Texts.pointKind(row.kind)
  }

  static func sheet(_ rows: [ObjectRow], language: Language, made: Instant) -> Spreadsheet {
    let sheet = Spreadsheet.Sheet(
      name: title.text(language), columns: columns.map { .init($0.title.text(language), width: $0.width) },
      rows: rows.map { row in columns.map { $0.cell(row, language) } })
    return Spreadsheet(title: title.text(language), sheets: [sheet], made: made)
  }

  static func csv(_ rows: [ObjectRow], language: Language) -> [UInt8] {
    CSV.file(
      columns: columns.map { $0.title.text(language) },
      rows: rows.map { row in columns.map { $0.text(row, language) } })
  }

  /// The file and the key where a fact of the configuration stands, for a point and for a vessel.
  private static func file(_ key: String, vessel: String? = nil) -> @Sendable (ObjectRow) -> FormOneColumn.Owner {
    { row in
      row.group == "vessel"
        ? .configuration(file: "organisation/vessels.csv", key: vessel ?? key)
        : .configuration(file: "organisation/points.csv", key: key)
    }
  }

  private static func degrees(_ value: Double?) -> Spreadsheet.Cell { value.map { .degrees($0) } ?? .empty }
  private static func clock(_ text: String?) -> Spreadsheet.Cell {
    guard let text else { return .empty }
    // After midnight (`24:30`) no spreadsheet has a time of day.
    return CivilTime(text).map { .clock($0) } ?? .text(text)
  }
  private static func moment(_ time: Timestamp) -> Spreadsheet.Cell { .moment(time.civil.date, time.civil.time) }
}

import Wire

extension Endpoints {
  /// The twelve forms as files, and a report's tables.
  static func forms(_ desk: any ControlDesk) throws -> [Endpoint] {
    let types = ["text/plain", "text/html", "application/pdf", xlsx]
    return [
      Endpoint(
        verb: .get, path: "/v1/forms/{form}", about: "one of the twelve forms as a file",
        query: [
          .choice("format", PaperFormat.self, "text unless said"),
          Endpoint.Parameter(name: "id", schema: .integer, about: "notice (7, 8), case (3, 5) or sheet (2)"), .centre,
          .day("day", "form 4: which day"), .text("month", "2026-11"),
        ], body: nil, outcome: .other(types)
      ) { ask in
        let number = try ask.number("form")
        guard (1...12).contains(number) else {
          throw ControlError.notFound("表单为附件一至附件十二", "the forms are 1 to 12")
        }
        let filter = FormFilter(
          id: try ask.integer("id"), centre: ask.text("centre"), day: try ask.day("day"),
          month: try ask.month("month"))
        let file = try await desk.form(
          Int(number), filter, format: try ask.choice("format") ?? .text, caller: ask.caller)
        return .bytes(file.bytes, type: file.mimeType, fileName: "form-\(number).\(file.ending)")
      },
      Endpoint(
        verb: .get, path: "/v1/reports/{no}/export", about: "a report's tables as a workbook", query: [], body: nil,
        outcome: .other([xlsx])
      ) { ask in
        let no = try ask.number()
        let file = try await desk.reportFile(no, caller: ask.caller)
        return .bytes(file.bytes, type: file.mimeType, fileName: "report-\(no).\(file.ending)")
      },
    ]
  }

  private static let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
}

extension PaperFile {
  fileprivate var ending: String { name.split(separator: ".").last.map(String.init) ?? "bin" }
}

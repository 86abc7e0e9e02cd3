import Units
import Wire

/// Form 2 (C6, X5) and cargo plans.
extension Endpoints {
  static func keySheets(_ desk: any ControlDesk) throws -> [Endpoint] {
    try sheetReading(desk) + sheetActs(desk)
  }

  private static func sheetReading(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/sheets", "key-monitoring sheets (form 2), the latest first",
        query: [.centre, .day("week", "a day of the week"), .limit, .cursor], Page<SheetRow>.self
      ) { ask in
        let filter = SheetFilter(centre: ask.text("centre"), week: try ask.day("week"))
        return try await desk.sheets(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/sheets/{no}", "a sheet with its lines", SheetDetail.self) { ask in
        try await desk.sheet(ask.number(), caller: ask.caller)
      },
      Endpoint(
        verb: .get, path: "/v1/sheets/{no}/form", about: "form 2 as it stands",
        query: [.text("format", "text (unless said), html or csv")], body: nil,
        outcome: .other(["text/plain", "text/html", "text/csv"])
      ) { ask in
        let word = ask.text("format") ?? "text"
        if word == "csv" {
          let no = try ask.number()
          let file = try await desk.sheetFile(no, caller: ask.caller)
          return .bytes(file, type: "text/csv; charset=utf-8", fileName: "sheet-\(no).csv")
        }
        guard let format = PreviewFormat(rawValue: word) else {
          throw ControlError.malformed("format 只能是 text、html 或 csv", "format is text, html or csv")
        }
        let text = try await desk.sheetForm(ask.number(), format: format, caller: ask.caller)
        return .bytes(
          Array(text.utf8), type: format == .html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8")
      },
      try .get(
        "/v1/cargo", "loading and unloading plans that are not over (C6)", query: [.centre, .limit, .cursor],
        Page<CargoRow>.self
      ) { ask in
        try await desk.cargoPlans(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
    ]
  }

  private static func sheetActs(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .post(
        "/v1/sheets/propose", "the own sheet of a week made, or its proposals looked at anew", SheetProposeRequest.self,
        SheetDetail.self
      ) { ask, request in
        try await desk.proposeSheet(request, act: ask.act())
      },
      try .post("/v1/sheets/{no}/add", "a line added", SheetAddRequest.self, SheetDetail.self) { ask, request in
        try await desk.add(sheet: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/sheets/{no}/edit", "a line changed", SheetEditRequest.self, SheetDetail.self) { ask, request in
        try await desk.edit(sheet: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/sheets/{no}/remove", "a line struck out", SheetRemoveRequest.self, SheetDetail.self) {
        ask, request in
        try await desk.remove(sheet: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/sheets/{no}/approve", "approved, by who did not edit it", ApproveRequest.self, SheetDetail.self) {
        ask, request in
        try await desk.approve(sheet: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/sheets/{no}/send", "what is approved goes now, not waiting for the centres below", ApproveRequest.self,
        SheetDetail.self
      ) { ask, request in
        try await desk.send(sheet: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post("/v1/cargo", "a plan entered", CargoRequest.self, CargoRow.self) { ask, request in
        try await desk.plan(cargo: request, act: ask.act())
      },
      try .post("/v1/cargo/{no}/cancel", "a plan cancelled", EmptyRequest.self, CargoRow.self) { ask, _ in
        try await desk.cancel(cargo: ask.number(), act: ask.act())
      },
    ]
  }
}

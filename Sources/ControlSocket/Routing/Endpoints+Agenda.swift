import Units
import Wire

extension Endpoints {
  static func agenda(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/agenda", "what was owed, is owed and will be owed on some days (R22)",
        query: [
          .day("from", "first day; today unless said"),
          .day("to", "last day, included; at most \(AgendaFilter.mostDays) days; `from` unless said"),
          .text("centre", "one or more codes of centres, separated by commas"),
          .text("clause", "one or more of P3, C2, X2, …, separated by commas"), .limit, .cursor,
        ], Page<AgendaRow>.self
      ) { ask in
        let filter = AgendaFilter(
          from: try ask.day("from"), to: try ask.day("to"), centres: list(ask.text("centre")),
          clauses: list(ask.text("clause")))
        if let from = filter.from, let to = filter.to {
          guard from <= to else { throw ControlError.invalid("to", "末日早于首日", "to is before from") }
          guard to - from < AgendaFilter.mostDays else {
            throw ControlError.invalid(
              "to", "最多 \(AgendaFilter.mostDays) 日", "at most \(AgendaFilter.mostDays) days")
          }
        }
        return try await desk.agenda(filter, page: ask.page(), caller: ask.caller)
      }
    ]
  }

  private static func list(_ text: String?) -> Set<String> {
    Set((text ?? "").split(separator: ",").map(String.init))
  }
}

import Wire

extension Endpoints {
  /// Equipment day and the state of the equipment (P6, C8, X6, G11).
  static func equipment(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/equipment", "the state of the equipment (G11): the last result of each item",
        query: [.centre, .flag("faults", "only faults"), .limit, .cursor], Page<EquipmentItemRow>.self
      ) { ask in
        let filter = EquipmentFilter(centre: ask.text("centre"), faultsOnly: try ask.flag("faults") ?? false)
        return try await desk.equipment(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/equipment-checks/{no}", "equipment day of a centre with its checklist", EquipmentSheetDetail.self) {
        ask in
        try await desk.equipmentSheet(ask.number(), caller: ask.caller)
      },
      try .post(
        "/v1/equipment-checks/{no}/results", "results of the checklist; a fault opens form 3",
        EquipmentCheckRequest.self, EquipmentCheckAnswer.self
      ) { ask, request in
        guard request.othersOK == true || request.results?.isEmpty == false else {
          throw ControlError.invalid("results", "results 与 othersOK 至少填一项", "give results, or othersOK")
        }
        guard request.results?.count ?? 0 <= PageRequest.most else {
          throw ControlError.invalid("results", "一次最多 500 项", "at most 500 results at once")
        }
        return try await desk.checkEquipment(ask.number(), request, act: ask.act())
      },
    ]
  }
}

import Wire

extension Endpoints {
  static func evidence(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get("/v1/findings/{no}/evidence", "all evidence of a finding, for its file", EvidenceSheet.self) { ask in
        try await desk.evidence(ask.number(), caller: ask.caller)
      },
      Endpoint(
        verb: .get, path: "/v1/findings/{no}/evidence/{digest}", about: "the bytes of an item of evidence", query: [],
        body: nil, outcome: .other(["application/octet-stream"])
      ) { ask in
        let digest = ask.parameters["digest"] ?? ""
        let item = try await desk.evidenceItem(ask.number(), digest: digest, caller: ask.caller)
        return .bytes(item.bytes, type: item.row.type ?? "application/json")
      },
      try .get(
        "/v1/findings/{no}/verify", "its evidence against the digests in the journal", EvidenceCheck.self
      ) { ask in
        try await desk.verifyEvidence(ask.number(), caller: ask.caller)
      },
      try .post(
        "/v1/findings/{no}/files", "a picture or file added to its evidence", AttachRequest.self, EvidenceItemRow.self,
        bodyLimit: attachBody
      ) { ask, request in
        try required(request.name, "name")
        return try await desk.attach(finding: ask.number(), request, act: ask.act())
      },
      try .get(
        "/v1/shelves", "zones and vessels on a shelf (D5)",
        query: [.flag("all", "also those that hold no longer"), .centre], Page<ShelfRow>.self
      ) { ask in
        try await desk.shelves(all: try ask.flag("all") ?? false, centre: ask.text("centre"), caller: ask.caller)
      },
      try .post("/v1/shelves/{no}/end", "taken off the shelf, by a leader", ShelfEndRequest.self, ShelfRow.self) {
        ask, request in
        try await desk.end(shelf: ask.number(), request, act: ask.act())
      },
      try .get("/v1/alarm-load", "alarms an hour and staffed centre", query: [.centre], AlarmLoadAnswer.self) { ask in
        try await desk.alarmLoad(centre: ask.text("centre"), caller: ask.caller)
      },
    ]
  }

  /// 20 MiB in base64, and the words around them.
  static let attachBody = 28 << 20
}

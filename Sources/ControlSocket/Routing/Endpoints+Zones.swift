import Wire

/// Zones and their rules.
extension Endpoints {
  static func zones(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/zones", "zones in force, and those withdrawn", query: [.centre, .limit, .cursor], Page<ZoneRow>.self
      ) {
        ask in
        try await desk.zones(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/zones/{id}", "a zone with its shape and what was done to it", ZoneDetail.self) { ask in
        try await desk.zone(ask.parameters["id"] ?? "", caller: ask.caller)
      },
      try .get(
        "/v1/zone-test", "which rules hold at a place and a time, and why",
        query: [
          .text("lon", "degrees, WGS 84"), .text("lat", "degrees, WGS 84"), .time("at", "now unless said"),
          .text("mmsi", "of the vessel that is asked for"),
        ], ZoneTestAnswer.self
      ) { ask in
        try await desk.testZones(
          latitude: degrees(ask, "lat", 90), longitude: degrees(ask, "lon", 180), at: ask.time("at"),
          mmsi: ask.integer("mmsi").map { UInt32(clamping: $0) }, caller: ask.caller)
      },
      try .post("/v1/zones", "a zone as GeoJSON, in force at once", ZoneSetRequest.self, ZoneRow.self) { ask, request in
        try required(request.geojson, "geojson")
        try required(request.reason, "reason")
        return try await desk.setZone(request, act: ask.act())
      },
      try .post("/v1/zones/{id}/withdraw", "no such zone any more", ZoneEndRequest.self, ZoneRow.self) { ask, request in
        try required(request.reason, "reason")
        return try await desk.withdraw(zone: ask.parameters["id"] ?? "", request, act: ask.act())
      },
      try .post("/v1/zones/{id}/revert", "as the file says again", ZoneEndRequest.self, ZoneRow.self) { ask, request in
        try required(request.reason, "reason")
        return try await desk.revert(zone: ask.parameters["id"] ?? "", request, act: ask.act())
      },
    ]
  }

  private static func degrees(_ ask: Ask, _ name: String, _ most: Double) throws -> Double {
    guard let text = ask.text(name), let value = Double(text), abs(value) <= most else {
      throw ControlError.malformed(
        "\(name) 应为 −\(Int(most)) 至 \(Int(most)) 的度数", "\(name) is a number of degrees, −\(Int(most)) to \(Int(most))")
    }
    return value
  }
}

/// A rule of a zone as people read it.
package struct ZoneRuleRow: Hashable, Sendable, Codable {
  /// `closed-water`, `speed-limit`, `no-anchoring`, `one-way`, …
  package var kind: String
  package var kindName: Words
  package var code: String
  package var codeName: Words
  package var severity: String
  /// Knots of a limit, or degrees of a one-way lane.
  package var number: Double?
  /// When it holds, in words: absent for always.
  package var when: Words?
  /// Kinds of vessels that it does not bind, in words.
  package var except: Words?

  package init(
    kind: String, kindName: Words, code: String, codeName: Words, severity: String, number: Double? = nil,
    when: Words? = nil,
    except: Words? = nil
  ) {
    self.kind = kind
    self.kindName = kindName
    self.code = code
    self.codeName = codeName
    self.severity = severity
    self.number = number
    self.when = when
    self.except = except
  }
}

/// `GET /v1/zones`: a zone in force, or one that was withdrawn.
package struct ZoneRow: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  /// 12 hex digits of its definition's digest.
  package var version: String
  /// `polygon`, `circle`, `corridor`, `line`.
  package var shape: String
  /// `anchorage`, `fairway`, …
  package var use: String?
  package var rules: [ZoneRuleRow]
  /// The centres in whose waters it lies.
  package var centres: [String]
  /// `file`, `set` or `withdrawn`.
  package var source: String
  /// Of what was set at run time.
  package var edition: Int64?
  package var by: String?
  package var at: Timestamp?
  package var reason: String?

  package init(
    id: String, name: String, version: String, shape: String, use: String? = nil, rules: [ZoneRuleRow],
    centres: [String], source: String, edition: Int64? = nil, by: String? = nil, at: Timestamp? = nil,
    reason: String? = nil
  ) {
    self.id = id
    self.name = name
    self.version = version
    self.shape = shape
    self.use = use
    self.rules = rules
    self.centres = centres
    self.source = source
    self.edition = edition
    self.by = by
    self.at = at
    self.reason = reason
  }
}

/// `GET /v1/zones/{id}`
package struct ZoneDetail: Hashable, Sendable, Codable {
  package var zone: ZoneRow
  /// The shape in WGS 84, a GeoJSON geometry as text.
  package var geometry: String
  /// Metres to either side of a corridor's line, or a circle's radius.
  package var halfWidth: Double?
  /// What was done to it at run time, the first one first.
  package var history: [ZoneRow]

  package init(zone: ZoneRow, geometry: String, halfWidth: Double? = nil, history: [ZoneRow]) {
    self.zone = zone
    self.geometry = geometry
    self.halfWidth = halfWidth
    self.history = history
  }
}

/// `POST /v1/zones`: a zone as GeoJSON, in force at once.
package struct ZoneSetRequest: Hashable, Sendable, Codable {
  /// A Feature, or a FeatureCollection of one, as in `zones.geojson`.
  package var geojson: String
  /// Of a Feature: wgs84 unless said.
  package var datum: String?
  package var reason: String
  /// The version that it replaces, as it was seen; another one now is a conflict. Absent: not checked.
  package var over: String?

  package init(geojson: String, datum: String? = nil, reason: String, over: String? = nil) {
    self.geojson = geojson
    self.datum = datum
    self.reason = reason
    self.over = over
  }
}

/// `POST /v1/zones/{id}/withdraw` and `…/revert`
package struct ZoneEndRequest: Hashable, Sendable, Codable {
  package var reason: String
  package init(reason: String) { self.reason = reason }
}

/// One rule at a place and a time.
package struct ZoneTestRule: Hashable, Sendable, Codable {
  package var rule: ZoneRuleRow
  package var holds: Bool
  /// Each condition with what is the case.
  package var why: [Words]

  package init(rule: ZoneRuleRow, holds: Bool, why: [Words]) {
    self.rule = rule
    self.holds = holds
    self.why = why
  }
}

/// A zone that holds a place, or is near it.
package struct ZoneTestHit: Hashable, Sendable, Codable {
  package var id: String
  package var name: String
  package var version: String
  package var use: String?
  /// Metres inside; negative: outside.
  package var depth: Int
  package var rules: [ZoneTestRule]

  package init(id: String, name: String, version: String, use: String? = nil, depth: Int, rules: [ZoneTestRule]) {
    self.id = id
    self.name = name
    self.version = version
    self.use = use
    self.depth = depth
    self.rules = rules
  }
}

/// `GET /v1/zone-test`: which rules hold at a place and a time, and why.
package struct ZoneTestAnswer: Hashable, Sendable, Codable {
  package var latitude: Double
  package var longitude: Double
  package var at: Timestamp
  /// Of the vessel asked for, where it is registered.
  package var vessel: String?
  package var vesselKind: String?
  /// Whose waters it is.
  package var centre: String
  package var centreName: String
  package var zones: [ZoneTestHit]

  package init(
    latitude: Double, longitude: Double, at: Timestamp, vessel: String? = nil, vesselKind: String? = nil,
    centre: String, centreName: String, zones: [ZoneTestHit]
  ) {
    self.latitude = latitude
    self.longitude = longitude
    self.at = at
    self.vessel = vessel
    self.vesselKind = vesselKind
    self.centre = centre
    self.centreName = centreName
    self.zones = zones
  }
}

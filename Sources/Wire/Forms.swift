package import Units

/// How a form is asked for.
package enum PaperFormat: String, Hashable, Sendable, Codable, CaseIterable { case text, html, pdf, xlsx }

/// `GET /v1/forms/{form}`: which of them.
package struct FormFilter: Hashable, Sendable {
  /// Notice (7, 8), case (3, 5), handover (6) or sheet (2); nil: the register of a centre.
  package var id: Int64?
  /// The caller's own unless said.
  package var centre: String?
  /// Form 4: today unless said.
  package var day: CivilDate?
  /// Forms 3, 5, 6 and 9 to 12: the month's first day; this month unless said.
  package var month: CivilDate?

  package init(id: Int64? = nil, centre: String? = nil, day: CivilDate? = nil, month: CivilDate? = nil) {
    self.id = id
    self.centre = centre
    self.day = day
    self.month = month
  }
}

/// A file that the daemon made.
package struct PaperFile: Hashable, Sendable {
  package var bytes: [UInt8]
  package var mimeType: String
  package var name: String
  package init(bytes: [UInt8], mimeType: String, name: String) {
    self.bytes = bytes
    self.mimeType = mimeType
    self.name = name
  }
}

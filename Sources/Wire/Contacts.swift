/// `GET /v1/contacts`: the contact list of responsible units and people (G9), and when it was last confirmed (S8).
package struct ContactPage: Hashable, Sendable, Codable {
  package var lists: [ContactListRow]
  package var items: [ContactRow]
  /// Ask again with `cursor` = this for the rows behind.
  package var next: Int64?

  package init(lists: [ContactListRow], items: [ContactRow], next: Int64? = nil) {
    self.lists = lists
    self.items = items
    self.next = next
  }
}

/// A centre's contact list as a whole.
package struct ContactListRow: Hashable, Sendable, Codable {
  package var centre: String
  package var centreName: String
  /// `confirmed` (in this month), `due` or `overdue` (a whole month has passed without).
  package var state: String
  package var confirmedAt: Timestamp?
  /// Name.
  package var confirmedBy: String?

  package init(
    centre: String, centreName: String, state: String, confirmedAt: Timestamp? = nil, confirmedBy: String? = nil
  ) {
    self.centre = centre
    self.centreName = centreName
    self.state = state
    self.confirmedAt = confirmedAt
    self.confirmedBy = confirmedBy
  }
}

/// Somebody to call.
package struct ContactRow: Hashable, Sendable, Codable {
  /// `centre`, `unit`, `person`, or `object`: of form 1.
  package var group: String
  package var centre: String
  package var centreName: String
  /// Unit, centre, or watched object that they stand for.
  package var unit: String
  /// Name of the person, where one is known.
  package var name: String?
  /// `watchkeeper`, `safety-leader`, `manager`, … or the kind of the unit.
  package var role: String
  package var phone: String?
  package var address: String?

  package init(
    group: String, centre: String, centreName: String, unit: String, name: String? = nil, role: String,
    phone: String? = nil, address: String? = nil
  ) {
    self.group = group
    self.centre = centre
    self.centreName = centreName
    self.unit = unit
    self.name = name
    self.role = role
    self.phone = phone
    self.address = address
  }
}

/// `POST /v1/contacts/confirm`
package struct ContactsConfirmRequest: Hashable, Sendable, Codable {
  /// Code of the centre; the signer's own unless said.
  package var centre: String?

  package init(centre: String? = nil) { self.centre = centre }
}

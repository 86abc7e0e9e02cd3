/// `POST /v1/sign-on`: a person at a console (D6). The sign-on is also the arrival stamp (S4).
package struct SignOnRequest: Hashable, Sendable, Codable {
  /// The person's id.
  package var person: String
  /// 4 to 64 characters.
  package var pin: String

  package init(
    person: String, pin: String
  ) {
    self.person = person
    self.pin = pin
  }
}

package struct SignOnAnswer: Hashable, Sendable, Codable {
  /// Goes into `Authorization: Bearer …`; bound to the account that signed on.
  package var token: String
  package var person: String
  package var personName: String
  package var centre: String
  package var centreName: String
  package var role: String
  /// When it falls back to read-only unless something is done before.
  package var expires: Timestamp

  package init(
    token: String, person: String, personName: String, centre: String, centreName: String, role: String,
    expires: Timestamp
  ) {
    self.token = token
    self.person = person
    self.personName = personName
    self.centre = centre
    self.centreName = centreName
    self.role = role
    self.expires = expires
  }
}

/// `GET /v1/whoami`: whom the daemon takes the caller for, and what the caller may do.
package struct WhoAmI: Hashable, Sendable, Codable {
  package var uid: UInt32
  /// The Unix account's name, where it is known to the organisation.
  package var account: String?
  /// `person`, `console`, `root` or `stranger`.
  package var kind: String
  package var centre: String?
  package var centreName: String?
  /// Who acts: the account's own person, or who signed on at the console.
  package var person: String?
  package var personName: String?
  package var role: String?
  package var expires: Timestamp?
  /// Acts the caller may do: `finding.file`, `notice.verify`, …
  package var may: [String]

  package init(
    uid: UInt32, account: String? = nil, kind: String, centre: String? = nil, centreName: String? = nil,
    person: String? = nil, personName: String? = nil, role: String? = nil, expires: Timestamp? = nil,
    may: [String] = []
  ) {
    self.uid = uid
    self.account = account
    self.kind = kind
    self.centre = centre
    self.centreName = centreName
    self.person = person
    self.personName = personName
    self.role = role
    self.expires = expires
    self.may = may
  }
}

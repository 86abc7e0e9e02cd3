/// The fields of form 1 that people keep. In a request: absent is untouched, empty takes the value away.
package struct ContactsShape: Hashable, Sendable, Codable {
  /// 船管员
  package var manager: String?
  package var managerPhone: String?
  /// 签单员
  package var clerk: String?
  package var clerkPhone: String?
  /// 现场监管人员
  package var supervisor: String?
  package var supervisorPhone: String?
  /// 当地政府
  package var government: String?
  package var governmentPhone: String?
  /// 维护单位
  package var maintainer: String?
  package var maintainerPhone: String?

  package init() {}

  /// Names as they stand in files and on the command line, in form 1's order.
  package static let fields = [
    "manager", "manager-phone", "clerk", "clerk-phone", "supervisor", "supervisor-phone", "government",
    "government-phone", "maintainer", "maintainer-phone",
  ]

  /// A field by its name; nil for a name that is none.
  package subscript(field: String) -> String? {
    get {
      switch field {
      case "manager": manager
      case "manager-phone": managerPhone
      case "clerk": clerk
      case "clerk-phone": clerkPhone
      case "supervisor": supervisor
      case "supervisor-phone": supervisorPhone
      case "government": government
      case "government-phone": governmentPhone
      case "maintainer": maintainer
      case "maintainer-phone": maintainerPhone
      default: nil
      }
    }
    set {
      switch field {
      case "manager": manager = newValue
      case "manager-phone": managerPhone = newValue
      case "clerk": clerk = newValue
      case "clerk-phone": clerkPhone = newValue
      case "supervisor": supervisor = newValue
      case "supervisor-phone": supervisorPhone = newValue
      case "government": government = newValue
      case "government-phone": governmentPhone = newValue
      case "maintainer": maintainer = newValue
      case "maintainer-phone": maintainerPhone = newValue
      default: break
      }
    }
  }

  package var isEmpty: Bool { ContactsShape.fields.allSatisfy { self[$0] == nil } }
}

/// A line of form 1, 监控对象信息表 (P1, C1, X1).
package struct ObjectRow: Hashable, Sendable, Codable, Revised {
  package var no: Int64
  package var revision: Int
  /// Its id in the configuration: `PT-430105-01`, `V-001`.
  package var object: String
  /// `point` or `vessel`.
  package var group: String
  /// `ferry`, `wharf`, `reach`; of a vessel its kind.
  package var kind: String
  package var name: String
  package var centre: String
  package var centreName: String
  /// Whose waters: the centre's area.
  package var waters: String
  package var longitude: Double?
  package var latitude: Double?
  /// `cctv`, `gps`, `ais`, `vhf`
  package var means: [String]
  /// `06:30`
  package var firstSailing: String?
  package var lastSailing: String?
  /// Name of the unit answerable for it.
  package var unit: String?
  /// As kept; the local government is the configuration's township where nobody said otherwise.
  package var contacts: ContactsShape
  package var updatedAt: Timestamp
  /// Name; absent: by the configuration.
  package var updatedBy: String?
  package var confirmedAt: Timestamp?
  package var confirmedBy: String?
  /// Not confirmed for longer than the regulation's days.
  package var unconfirmed: Bool

  package init(
    no: Int64, revision: Int, object: String, group: String, kind: String, name: String, centre: String,
    centreName: String, waters: String, longitude: Double? = nil, latitude: Double? = nil, means: [String],
    firstSailing: String? = nil, lastSailing: String? = nil, unit: String? = nil, contacts: ContactsShape,
    updatedAt: Timestamp, updatedBy: String? = nil, confirmedAt: Timestamp? = nil, confirmedBy: String? = nil,
    unconfirmed: Bool = false
  ) {
    self.no = no
    self.revision = revision
    self.object = object
    self.group = group
    self.kind = kind
    self.name = name
    self.centre = centre
    self.centreName = centreName
    self.waters = waters
    self.longitude = longitude
    self.latitude = latitude
    self.means = means
    self.firstSailing = firstSailing
    self.lastSailing = lastSailing
    self.unit = unit
    self.contacts = contacts
    self.updatedAt = updatedAt
    self.updatedBy = updatedBy
    self.confirmedAt = confirmedAt
    self.confirmedBy = confirmedBy
    self.unconfirmed = unconfirmed
  }
}

/// `GET /v1/objects/{no}`
package struct ObjectDetail: Hashable, Sendable, Codable {
  package var summary: ObjectRow
  /// Changes, oldest first: before and after stand in `changes`.
  package var history: [ObjectChangeRow]

  package init(summary: ObjectRow, history: [ObjectChangeRow]) {
    self.summary = summary
    self.history = history
  }
}

/// An entry of an object's history.
package struct ObjectChangeRow: Hashable, Sendable, Codable {
  package var at: Timestamp
  /// What was done, in words.
  package var what: Words
  /// Name; absent: the configuration.
  package var by: String?
  package var changes: [FieldChange]

  package init(at: Timestamp, what: Words, by: String? = nil, changes: [FieldChange]) {
    self.at = at
    self.what = what
    self.by = by
    self.changes = changes
  }
}

package struct FieldChange: Hashable, Sendable, Codable {
  /// As in `ContactsShape.fields`.
  package var field: String
  package var before: String
  package var after: String

  package init(field: String, before: String, after: String) {
    self.field = field
    self.before = before
    self.after = after
  }
}

/// `GET /v1/objects`
package struct ObjectFilter: Hashable, Sendable {
  /// That centre's and those of the centres below it.
  package var centre: String?
  /// Only this id of the configuration.
  package var object: String?
  /// Only what was not confirmed for longer than the regulation's days.
  package var unconfirmedOnly: Bool

  package init(centre: String? = nil, object: String? = nil, unconfirmedOnly: Bool = false) {
    self.centre = centre
    self.object = object
    self.unconfirmedOnly = unconfirmedOnly
  }
}

/// `POST /v1/objects/{no}/contacts`
package struct ObjectSetRequest: Hashable, Sendable, Codable {
  package var contacts: ContactsShape
  package var revision: Int?

  package init(contacts: ContactsShape, revision: Int? = nil) {
    self.contacts = contacts
    self.revision = revision
  }
}

/// `POST /v1/objects/confirm`: somebody looked at them and vouches that they are current.
package struct ObjectsConfirmRequest: Hashable, Sendable, Codable {
  package var objects: [Int64]

  package init(objects: [Int64]) { self.objects = objects }
}

package struct ObjectsConfirmAnswer: Hashable, Sendable, Codable {
  package var confirmed: Int

  package init(confirmed: Int) { self.confirmed = confirmed }
}

/// `POST /v1/objects/import`: all rows or none. What the configuration says of an object can't be said here at all.
package struct ObjectsImportRequest: Hashable, Sendable, Codable {
  package var rows: [ObjectImportRow]
  /// Only judged, nothing is written.
  package var check: Bool?

  package init(rows: [ObjectImportRow], check: Bool? = nil) {
    self.rows = rows
    self.check = check
  }
}

package struct ObjectImportRow: Hashable, Sendable, Codable {
  /// The line it stands on in the file.
  package var line: Int
  /// Id in the configuration.
  package var object: String
  package var contacts: ContactsShape

  package init(line: Int, object: String, contacts: ContactsShape) {
    self.line = line
    self.object = object
    self.contacts = contacts
  }
}

package struct ObjectsImportAnswer: Hashable, Sendable, Codable {
  /// False where nothing was written: it was a check, or there are problems.
  package var applied: Bool
  /// Objects that change (or would), and that stay as they are.
  package var changed: Int
  package var unchanged: Int
  /// The first 500 of each; `more` says how many are left out.
  package var problems: [ObjectImportProblem]
  package var changes: [ObjectImportChange]
  package var more: Int

  package init(
    applied: Bool, changed: Int, unchanged: Int, problems: [ObjectImportProblem], changes: [ObjectImportChange],
    more: Int
  ) {
    self.applied = applied
    self.changed = changed
    self.unchanged = unchanged
    self.problems = problems
    self.changes = changes
    self.more = more
  }
}

package struct ObjectImportProblem: Hashable, Sendable, Codable {
  package var line: Int
  /// As in `ContactsShape.fields`.
  package var field: String?
  package var reason: Words

  package init(line: Int, field: String? = nil, reason: Words) {
    self.line = line
    self.field = field
    self.reason = reason
  }
}

package struct ObjectImportChange: Hashable, Sendable, Codable {
  package var line: Int
  package var object: String
  package var name: String
  package var change: FieldChange

  package init(line: Int, object: String, name: String, change: FieldChange) {
    self.line = line
    self.object = object
    self.name = name
    self.change = change
  }
}

/// `StatusReport.register`: what of form 1 and the contact lists wants to be looked at.
package struct RegisterStatus: Hashable, Sendable, Codable {
  package var objects: Int
  /// Not confirmed for `days` or longer.
  package var unconfirmed: Int
  package var days: Int
  /// Names of hosted centres whose contact list was not confirmed for a whole month (S8).
  package var contactsOverdue: [String]

  package init(objects: Int, unconfirmed: Int, days: Int, contactsOverdue: [String] = []) {
    self.objects = objects
    self.unconfirmed = unconfirmed
    self.days = days
    self.contactsOverdue = contactsOverdue
  }
}

package import Organisation
package import Regulation
package import Units

/// Why an object is key: the kinds of form 2 (重点监控任务表; C6, X5).
package enum KeyWhy: String, Hashable, Sendable, Codable, CaseIterable {
  /// 赶集（墟日）
  case market
  /// 庙会
  case templeFair = "temple-fair"
  /// 节假日
  case holiday
  /// 学生离校返校
  case pupils
  /// 旅游旺季
  case tourism
  /// 港口企业装卸作业计划, whatever the cargo (C6)
  case portCargoPlan = "port-cargo-plan"
  /// 危险品装卸 (C5)
  case dangerousGoods = "dangerous-goods"
  /// 天气水情
  case weather
  case other
}

/// One line of form 2: which object, when, why, and what to watch.
package struct KeyRow: Hashable, Sendable, Codable {
  /// Where the line comes from.
  package enum Source: Hashable, Sendable, Codable {
    /// Proposed from `key`, such as `holiday/元旦/2027-01-01` or `cargo/3`: the same cause is proposed once.
    case proposed(key: String)
    case added(by: PersonID, at: Instant)
  }
  /// Struck out; the line stays, so that it is not proposed again.
  package struct Removal: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    package var reason: String
    package init(by: PersonID, at: Instant, reason: String) {
      self.by = by
      self.at = at
      self.reason = reason
    }
  }

  /// From 1 within its sheet, never used again.
  package var no: Int
  /// In whose waters.
  package var centre: CentreID
  /// A point; or a centre, for all its points with sailings.
  package var object: Target
  /// Days of the sheet's week, in order, at least one.
  package var days: [CivilDate]
  /// nil: all the day.
  package var hours: Hours?
  package var why: KeyWhy
  /// Why in words: a text of the catalogue (`sheet.because.<key>`) with its values.
  package var because: Reason
  /// nil: what the catalogue says for `why` (`sheet.watch.<why>`).
  package var watch: String?
  package var source: Source
  package var editedBy: PersonID?
  package var removed: Removal?

  package init(
    no: Int, centre: CentreID, object: Target, days: [CivilDate], hours: Hours? = nil, why: KeyWhy, because: Reason,
    watch: String? = nil, source: Source, editedBy: PersonID? = nil, removed: Removal? = nil
  ) {
    self.no = no
    self.centre = centre
    self.object = object
    self.days = days
    self.hours = hours
    self.why = why
    self.because = because
    self.watch = watch
    self.source = source
    self.editedBy = editedBy
    self.removed = removed
  }

  package func holds(on day: CivilDate) -> Bool { removed == nil && days.contains(day) }

  /// The cause of a proposal; nil for what a person added.
  package var key: String? {
    if case .proposed(let key) = source { return key }
    return nil
  }

  /// A proposal that no person has touched.
  package var isUntouched: Bool { key != nil && editedBy == nil && removed == nil }
}

/// A week from Monday to Sunday, by its Monday.
package enum Week {
  package static func monday(of day: CivilDate) -> CivilDate { day - (day.weekday - 1) }
  /// The week that a sheet of `day`'s duty is about: the next one.
  package static func after(_ day: CivilDate) -> CivilDate { monday(of: day) + 7 }
  package static func days(from monday: CivilDate) -> [CivilDate] { (0..<7).map { monday + $0 } }
}

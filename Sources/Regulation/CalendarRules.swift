package import Organisation
package import Units

/// G2, G4: the watches of a day.
package struct WatchRules: Hashable, Sendable, Codable {
  /// G2: a first-line centre's watches; one that ends at or before its start runs into the next day.
  package var firstLine = [
    Hours(CivilTime(8, 0), CivilTime(14, 0)), Hours(CivilTime(14, 0), CivilTime(20, 0)),
    Hours(CivilTime(20, 0), CivilTime(8, 0)),
  ]
  /// G4: watchkeepers on every watch of the province centre, at least.
  package var provinceAtLeast = 2
  /// G3: a last vessel that nobody records as berthed keeps the room staffed so much longer than the timetable.
  package var extendAtMost = TimeSpan.hours(4)
  package init() {}
}

/// C6, X5, R13: next week's form 2.
package struct KeySheetRules: Hashable, Sendable, Codable {
  /// 1 Monday … 7 Sunday.
  package var weekday = 5
  package var countyDue = CivilTime(15, 0)
  /// nil: the end of office hours.
  package var cityDue: CivilTime?
  /// The duty leader is reminded so long before it is due while it is not approved.
  package var remind = TimeSpan.minutes(60)
  /// An approved city sheet waits for its counties' until so long before it is due.
  package var latest = TimeSpan.minutes(10)
  /// A point at which so much was found in the same week of last year is proposed.
  package var lastYearAtLeast = 2
  package init() {}
}

/// C7
package struct BroadcastRules: Hashable, Sendable, Codable {
  package var times = [CivilTime(10, 0), CivilTime(17, 0)]
  /// The text is put before the duty leader so long before.
  package var draft = TimeSpan.minutes(30)
  /// Broadcast up to so long after its time it is late, later it is missed.
  package var grace = TimeSpan.minutes(60)
  /// Broadcast up to so long after its time it is on time.
  package var tolerance = TimeSpan.minutes(15)
  /// How fast it is read: characters a minute, for the estimate of its length.
  package var charactersPerMinute = 180
  package init() {}
}

/// P5, G9: notices, warnings and other safety information passed down the tiers.
package struct BulletinRules: Hashable, Sendable, Codable {
  /// As severe as this or more it is urgent: passed down all tiers at once, reminded of sooner, read before what was approved.
  package var urgentFrom = Severity.serious
  /// Unconfirmed for so long its addressee is reminded, then the duty leaders of both sides are told.
  package var remindAfter = TimeSpan.minutes(60)
  package var climbAfter = TimeSpan.minutes(120)
  package var urgentRemindAfter = TimeSpan.minutes(10)
  package var urgentClimbAfter = TimeSpan.minutes(20)
  /// Counties, and cities in their direct waters, tell their townships.
  package var townships = true
  /// The same text heard on AIS within so long is one.
  package var heardWithin = TimeSpan.hours(24)
  /// At most so many texts heard on AIS are put before a centre in that time; the rest are counted.
  package var heardAtMost = 20
  /// Measured wind of so much (Beaufort) or more, or visibility of less than so many metres, is put before the centre.
  package var heardWind = 6
  package var heardVisibility = 1000
  /// Measured weather and water no older than this is read in a broadcast.
  package var heardFresh = TimeSpan.hours(2)
  package init() {}
}

/// P6, C8, X6, R13: by the end of that day's office hours.
package struct EquipmentRules: Hashable, Sendable, Codable {
  /// 1 Monday … 7 Sunday.
  package var weekday = 1
  /// What is looked at, in order: keys of the catalogue (`equipment.<key>`) or words of the unit's own.
  package var checklist = ["power", "network", "displays", "recorders", "cameras", "vhf", "broadcast", "ais", "phones"]
  package init() {}
}

/// X2, X7, X10, C3, C9, C14, P11, R4, R13: day of the month by whose end of office hours it is due.
package struct MonthlyRules: Hashable, Sendable, Codable {
  package var countyLedgers = 2
  package var cityLedgers = 4
  package var countySummary = 2
  package var citySummary = 4
  package var provinceSummary = 6
  /// R4: the centre leader is reminded so many days ahead while a summary's approval is missing.
  package var reminderDays = [2, 1]
  package init() {}

  /// The last day of a month on which something of the month before falls due.
  var latest: Int { [countyLedgers, cityLedgers, countySummary, citySummary, provinceSummary].max() ?? 1 }
}

/// P1, C1, X1: form 1.
package struct RegisterRules: Hashable, Sendable, Codable {
  /// An entry that nobody confirmed for so long is pointed out.
  package var confirmDays = 90
  package init() {}
}

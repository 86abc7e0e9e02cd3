import Organisation
import Units

/// An organisation as far as it has been read; becomes one when nothing was wrong.
struct Draft {
  var name = ""
  var effectiveFrom: CivilDate?
  var zone = CivilZone.shanghai
  var centres = Roll<Centre>("centre", file: CentresFile.name)
  var units = Roll<ResponsibleUnit>("unit", file: UnitsFile.name)
  var people = Roll<Person>("person", file: PeopleFile.name)
  var consoles: [Drafted<Console>] = []
  var roster: [Drafted<WatchAssignment>] = []
  var points = Roll<MonitoringPoint>("point", file: PointsFile.name)
  var vessels = Roll<RegisteredVessel>("vessel", file: VesselsFile.name)
  var zones = Roll<Zone>("zone", file: ZonesFile.name)
  var lines = Roll<FerryLine>("ferry line", file: LinesFile.name)
  var zoneRules: [Drafted<ZoneRule>] = []
  var crossings: [FerryCrossing] = []
  var holidays = HolidayCalendar()
  var keyPeriods = Roll<KeyPeriod>("key period", file: KeyPeriodsFile.name)
  var stations = Roll<MeasuringStation>("station", file: StationsFile.name)
  var timetables: [Drafted<OwnTimetable>] = []
  var closures: [Drafted<PointClosure>] = []
  var seasons: [Drafted<PointSeason>] = []

  /// In order of id, so that the order of lines in a file makes no other version.
  var organisation: Organisation {
    var organisation = Organisation(
      name: name, zone: zone, centres: centres.values.sorted { $0.id < $1.id },
      units: units.values.sorted { $0.id < $1.id }, people: people.values.sorted { $0.id < $1.id },
      consoles: consoles.map(\.value).sorted { $0.account < $1.account }, roster: roster.map(\.value),
      points: scheduledPoints, vessels: scheduledVessels,
      zones: zones.values.map { $0.versioned() }.sorted { $0.id < $1.id }, holidays: holidays,
      keyPeriods: keyPeriods.values.sorted { $0.id < $1.id })
    organisation.effectiveFrom = effectiveFrom
    organisation.stations = stations.values.sorted { $0.id < $1.id }
    organisation.lines = lines.values.sorted { $0.id < $1.id }
    return organisation
  }
}

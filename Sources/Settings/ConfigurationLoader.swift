import FoundationEssentials
import Organisation
import Regulation
package import Units

/// Reads a folder of configuration.
package enum ConfigurationLoader {
  /// More problems than these are counted, not listed.
  package static let problemLimit = 200

  /// Reads and checks everything in `directory`.
  /// - Parameters:
  ///   - overlays: files with keys of `watchroom.yaml` that are laid upon it, the last on top (the demo's, a test's).
  ///   - now: for warnings only: which days' roster and which year's holidays are looked at.
  package static func load(
    directory: String, overlays: [String] = [], now: Instant
  ) -> Result<LoadedConfiguration, ConfigurationRefused> {
    let log = ProblemLog(limit: problemLimit)
    var isFolder = false
    guard FileManager.default.fileExists(atPath: directory, isDirectory: &isFolder), isFolder else {
      log.refuse(SourceMark(file: directory), "(file)", "there is no such folder")
      return .failure(ConfigurationRefused(problems: log.problems, omitted: 0, warnings: []))
    }
    let loaded = Load(folder: directory, log: log).run(overlays: overlays)
    guard log.problems.isEmpty, let loaded else {
      if log.problems.isEmpty { log.refuse(SourceMark(file: directory), "(file)", "cannot be read") }
      let refused = ConfigurationRefused(
        problems: ProblemLog.sorted(log.problems), omitted: log.omitted, warnings: ProblemLog.sorted(log.warnings))
      return .failure(refused)
    }
    Warnings(draft: loaded.draft, log: log).run(loaded.configuration, now: now)
    return .success(
      LoadedConfiguration(configuration: loaded.configuration, warnings: ProblemLog.sorted(log.warnings)))
  }
}

/// One load: files in the order in which they refer to one another.
private struct Load {
  let folder: String
  let log: ProblemLog

  func run(overlays: [String]) -> (configuration: Configuration, draft: Draft)? {
    let daemon = watchroom(overlays).flatMap { root in
      open(root) { WatchroomFile(folder: folder, log: log).read($0) }
    }
    let regulation = yaml(RegulationFile.name) { RegulationFile().read($0) }
    var draft = Draft()
    yaml(CentresFile.name) { CentresFile().read($0, into: &draft) }
    yaml(UnitsFile.name) { UnitsFile().read($0, into: &draft) }
    yaml(PeopleFile.name) { PeopleFile().read($0, into: &draft) }
    yaml(RosterFile.name) { RosterFile().read($0, into: &draft) }
    csv(PointsFile.name, PointsFile.columns) { PointsFile().read($0, isComplete: $1, into: &draft) }
    csv(VesselsFile.name, VesselsFile.columns) { VesselsFile().read($0, isComplete: $1, into: &draft) }
    yaml(LinesFile.name, isOptional: true) { LinesFile().read($0, into: &draft) }
    yaml(TimetablesFile.name, isOptional: true) { TimetablesFile().read($0, into: &draft) }
    yaml(ClosuresFile.name, isOptional: true) { ClosuresFile().read($0, into: &draft) }
    yaml(KeyPeriodsFile.name, isOptional: true) { KeyPeriodsFile().read($0, into: &draft) }
    yaml(StationsFile.name, isOptional: true) { StationsFile().read($0, into: &draft) }
    yaml(WatersFile.name) { WatersFile().read($0, into: &draft) }
    yaml(ZonesFile.name) { ZonesFile().read($0, into: &draft) }
    draft.holidays = HolidayCalendar(readHolidays())
    ReferenceChecks(draft: draft, log: log).run(daemon?.references ?? .init(), regulation: regulation)
    guard log.problems.isEmpty, let daemon, let regulation else { return nil }
    let organisation = draft.organisation
    let configuration = Configuration(
      organisation: organisation, regulation: regulation, daemon: daemon.settings,
      crossings: draft.crossings.sorted { $0.point < $1.point }, organisationVersion: version(of: organisation),
      regulationVersion: version(of: regulation))
    return (configuration, draft)
  }

  private func document(_ path: String, name: String) -> DocumentNode? {
    SourceFile.text(at: path, name: name, log: log).flatMap { YAMLDocument.read($0, file: name, log: log) }
  }

  private func open<T>(_ root: DocumentNode, _ read: (Record) -> T?) -> T? {
    Field(node: root, key: "", log: log).record(read)
  }

  @discardableResult
  private func yaml<T>(_ name: String, isOptional: Bool = false, _ read: (Record) -> T?) -> T? {
    if isOptional, !FileManager.default.fileExists(atPath: resolved(name, below: folder)) { return nil }
    return document(resolved(name, below: folder), name: name).flatMap { open($0, read) }
  }

  private func csv(_ name: String, _ columns: [String], _ read: ([Field], Bool) -> Void) {
    guard let text = SourceFile.text(at: resolved(name, below: folder), name: name, log: log),
      let table = CSVDocument.read(text, file: name, columns: columns, log: log)
    else { return }
    read(table.rows.map { Field(node: $0, key: "", log: log) }, table.isComplete)
  }

  private func watchroom(_ overlays: [String]) -> DocumentNode? {
    let base = document(resolved(WatchroomFile.name, below: folder), name: WatchroomFile.name)
    return overlays.reduce(base) { below, path in
      guard let upper = document(path, name: path) else { return below }
      return below?.overlaid(by: upper)
    }
  }

  /// `holidays/YYYY.yaml`; a folder that is not there has no year.
  private func readHolidays() -> [HolidayYear] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: resolved("holidays", below: folder))) ?? []
    return names.sorted().prefix(200).compactMap { name in
      if name.hasPrefix(".") { return nil }
      guard name.hasSuffix(".yaml"), name.utf8.count == 9, let year = wholeNumber(String(name.prefix(4))), year >= 1970
      else {
        log.refuse(SourceMark(file: "holidays/" + name), "(file)", "is not named by a year, such as 2026.yaml")
        return nil
      }
      return yaml("holidays/" + name) { HolidaysFile(year: year).read($0) }
    }
  }
}

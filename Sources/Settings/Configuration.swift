// Settings: YAML, CSV and GeoJSON → one checked value. A folder is read whole; every error is found in one go and named with
// file, line, key and reason; what comes out needs no further check: ids are unique, references lead somewhere, periods do
// not overlap, rings are rings. A folder with an error gives no value at all, so the one in use stays in use. Untrusted like
// any input: sizes and counts are bounded, and no file, however broken, traps.

package import Organisation
package import Regulation
package import Units

/// Everything a folder of configuration says.
package struct Configuration: Sendable {
  package var organisation: Organisation
  package var regulation: RegulationRules
  package var daemon: DaemonSettings
  /// In order of year; part of the organisation too.
  package var holidays: [HolidayYear] { organisation.holidays.years }
  /// Ferry lines whose second berth is known, in order of point: for generated traffic.
  package var crossings: [FerryCrossing]
  /// First 12 hex digits of a digest: another text, another version; the same content, the same.
  package var organisationVersion: String
  package var regulationVersion: String

  /// The centres this daemon runs, in order of code (D12).
  package var hostedCentres: [CentreID] {
    switch daemon.hosts {
    case .all: organisation.centres.map(\.id).sorted()
    case .centres(let ids): ids.sorted()
    }
  }
}

/// A ferry line between two berths: the point's place and the other bank.
package struct FerryCrossing: Hashable, Sendable, Codable {
  package var point: PointID
  package var near: Position
  package var far: Position
}

/// A configuration that may be used, with what is doubtful in it.
package struct LoadedConfiguration: Sendable {
  package var configuration: Configuration
  package var warnings: [ConfigurationProblem]
}

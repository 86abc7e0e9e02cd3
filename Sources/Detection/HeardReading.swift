import AIS
import Organisation
import Picture
import Units

extension Reading {
  /// What a binary message says of the configured stations that its sender speaks for: inland FI 24 by the gauges' numbers, DAC 1 FI 11, 31
  /// and 21 for the station itself. Whom nobody configured closes no water.
  static func heard(_ payload: ApplicationPayload, _ change: Change, _ directory: Directory) -> [Reading] {
    let stations = directory.organisation.stations.filter { $0.mmsi == change.mmsi }
    guard !stations.isEmpty, let notice = HeardNotice(payload, at: change.at, limits: HeardLimits()) else { return [] }
    let at = notice.measuredAt ?? change.at
    func reading(_ station: MeasuringStation, _ quantity: MeasuredQuantity, _ value: Double) -> Reading {
      Reading(station: station.id, quantity: quantity, value: value, at: at, source: .heard(change.mmsi))
    }
    switch notice.subject {
    case .waterLevels(_, let gauges):
      return stations.flatMap { station in
        gauges.filter { station.gauge.map(UInt16.init) == $0.number || station.gauge == nil && gauges.count == 1 }
          .map { reading(station, .level, Double($0.centimetres) / 100 + station.zero) }
      }
    case .observation(let weather):
      return stations.filter { $0.gauge == nil }.flatMap { station in
        var readings: [Reading] = []
        if let centimetres = weather.levelCentimetres {
          readings.append(reading(station, .level, Double(centimetres) / 100 + station.zero))
        }
        if let knots = [weather.windKnots, weather.gustKnots].compactMap({ $0 }).max() {
          readings.append(reading(station, .wind, Knots(Double(knots)).metresPerSecond))
        }
        if let metres = weather.visibilityMetres ?? beyond(payload) {
          readings.append(reading(station, .visibility, Double(metres)))
        }
        return readings
      }
    default: return []
    }
  }

  /// Visibility beyond what is sent: clear enough, and a reading all the same.
  private static func beyond(_ payload: ApplicationPayload) -> Int? {
    switch payload {
    case .meteorology(let report): report.isVisibilityBeyond ? report.visibility.units.map { $0 * 1852 / 10 } : nil
    case .shipWeather(let report): report.isVisibilityBeyond ? report.visibility.units.map { $0 * 1852 / 10 } : nil
    default: nil
    }
  }
}

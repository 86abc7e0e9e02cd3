import Foundation
import Testing
import Units

@testable import Wire

/// Lines, trips and sign-offs: what is written is read again.
@Suite("Wire: ferries there and back (P7)") struct FerryRoundTripTests {
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let written = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(T.self, from: written) == value, "\(String(decoding: written, as: UTF8.self))")
  }

  @Test func `every shape comes back as it went`() throws {
    try same(
      LineRow(
        line: "L-1", name: "渡线", centre: "430105", centreName: "开福区", point: "PT-1", day: "2026-11-22",
        berths: [BerthShape(id: "W", name: "西岸", latitude: 28.2, longitude: 113, radius: 50)], corridor: 150,
        signed: true, left: 3, arrived: 2, underWay: 1, signedTrips: 1, unsignedTrips: 2))
    try same(
      TripRow(
        no: 3, line: "L-1", lineName: "渡线", centre: "430105", day: "2026-11-22", mmsi: 413_900_107, vessel: "V-7",
        vesselName: "渡", from: "西岸", to: "东岸", left: evening, arrived: evening, state: "arrived",
        departureSeen: false, signOff: 4, signing: "signed"))
    try same(SignOffRequest(vessel: "V-7", berth: "W", at: evening, persons: 23, clerk: "李四", note: "某"))
    try same(
      SignOffRow(
        no: 4, vessel: "V-7", vesselName: "渡", mmsi: 413_900_107, line: "L-1", lineName: "渡线", centre: "430105",
        berth: "W", berthName: "西岸", signedAt: evening, recordedAt: evening, persons: 23, clerk: "李四", by: "某",
        note: "某",
        trip: 3))
  }
}

import ControlSocket
import Daemon
import Organisation
import Units
import Wire

/// C7, G5: each city's text is approved by its duty leader and read over VHF at its hour.
extension Script {
  static func broadcasts(_ options: StoryOptions, cities: [String]) -> [StoryAct] {
    cities.sorted().flatMap { city in
      [(hour: 10, reader: city == "430100" ? "01" : "02"), (hour: 17, reader: city == "430100" ? "03" : "02")].flatMap {
        hour, reader in
        [
          approving(options.at(hour - 1, 45), "P-\(city)-11", city, hour, options.day),
          confirming(options.at(hour, 4), "P-\(city)-\(reader)", city, hour, options.day),
        ]
      }
    }
  }

  private static func approving(
    _ at: Instant, _ person: String, _ city: String, _ hour: Int, _ day: CivilDate
  ) -> StoryAct {
    let key = "approve-broadcast-\(city)-\(hour)"
    return StoryAct(at, key) { consoles in
      let caller = try await consoles.person(person)
      let row = try await broadcast(of: city, hour, day, consoles, caller)
      _ = try await consoles.room.approve(
        broadcast: row.no, BroadcastApproveRequest(), act: consoles.act(caller, key: key))
    }
  }

  private static func confirming(
    _ at: Instant, _ person: String, _ city: String, _ hour: Int, _ day: CivilDate
  ) -> StoryAct {
    let key = "broadcast-\(city)-\(hour)"
    return StoryAct(at, key) { consoles in
      let caller = try await consoles.person(person)
      let row = try await broadcast(of: city, hour, day, consoles, caller)
      _ = try await consoles.room.confirm(
        broadcast: row.no, BroadcastConfirmRequest(channel: .vhf, detail: "8"),
        act: consoles.act(caller, key: key))
    }
  }

  private static func broadcast(
    of city: String, _ hour: Int, _ day: CivilDate, _ consoles: Consoles, _ caller: Caller
  ) async throws -> BroadcastRow {
    let page = try await consoles.room.broadcasts(
      BroadcastFilter(day: day, centre: city), page: PageRequest(), caller: caller)
    let planned = CivilZone.shanghai.instant(day, CivilTime(hour, 0))
    guard let row = page.items.first(where: { $0.planned.instant == planned }) else {
      throw StoryFailure("no broadcast of \(city) at \(hour):00")
    }
    return row
  }
}

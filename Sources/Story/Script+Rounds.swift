import Daemon
import Organisation
import Units
import Wire

/// Rounds ticked off (form 4): P3's of the province, C2's of the cities, X2's of the counties. One is left undone: Changsha's
/// second look at its counties.
extension Script {
  /// The city whose second round nobody makes.
  static let forgetful = "430100"

  /// - Parameter cities: each city with its counties.
  static func rounds(_ options: StoryOptions, cities: [String: [String]]) -> [StoryAct] {
    var acts = province(options)
    for (city, counties) in cities.sorted(by: { $0.key < $1.key }) {
      acts += morning(of: city, options) + afternoon(of: city, options)
      for county in counties.sorted() { acts += points(of: county, options) }
    }
    return acts
  }

  private static func province(_ options: StoryOptions) -> [StoryAct] {
    let who = "P-430000-01"
    return [
      ticking(options.at(10, 0), who, "430000", "city-round", 1, options),
      ticking(options.at(10, 8), who, "430000", "county-spot-check", 1, options, .phone),
      ticking(options.at(10, 26), who, "430000", "point-spot-check", 1, options),
      ticking(options.at(15, 0), who, "430000", "city-round", 2, options),
    ]
  }

  private static func morning(of city: String, _ options: StoryOptions) -> [StoryAct] {
    let who = "P-\(city)-01"
    var acts = [ticking(options.at(10, 4), who, city, "county-round", 1, options)]
    if city == forgetful {
      acts.append(ticking(options.at(10, 28), who, city, "direct-point-round", 1, options))
    } else {
      acts.append(ticking(options.at(10, 24), who, city, "county-round", 2, options))
    }
    acts.append(ticking(options.at(10, 30), who, city, "county-point-check", 1, options))
    return acts
  }

  private static func afternoon(of city: String, _ options: StoryOptions) -> [StoryAct] {
    let who = city == forgetful ? "P-\(city)-03" : "P-\(city)-01"
    return [
      ticking(options.at(15, 50), who, city, "county-round", 3, options),
      ticking(options.at(16, 12), who, city, "county-round", 4, options, .phone),
    ]
  }

  /// One line with what form 4 asks for, then the others at one go.
  private static func points(of county: String, _ options: StoryOptions) -> [StoryAct] {
    let who = "P-\(county)-01"
    let key = "form4-\(county)"
    let line = StoryAct(options.at(11, 20), key) { consoles in
      let caller = try await consoles.person(who)
      let round = try await consoles.duty("point-round", centre: .init(county), day: options.day, caller)
      let check = CheckInput(
        target: "point:PT-\(county)-01", means: .cctv, pictureUsable: true, weather: "多云，东北风三级，水位正常",
        managerPresent: true, clerkPresent: true, lifeJackets: "船员乘客均已穿着", load: "未超载", order: "秩序良好",
        note: "=当面提醒船管员")
      _ = try await consoles.room.recordChecks(
        round: round.no, CheckRequest(checks: [check]), act: consoles.act(caller, key: key))
    }
    return [line, ticking(options.at(11, 26), who, county, "point-round", 1, options)]
  }

  /// All that is still open of a round.
  private static func ticking(
    _ at: Instant, _ person: String, _ centre: String, _ kind: String, _ ordinal: Int, _ options: StoryOptions,
    _ means: CheckMeans = .cctv
  ) -> StoryAct {
    let key = "round-\(centre)-\(kind)-\(ordinal)"
    return StoryAct(at, key) { consoles in
      let caller = try await consoles.person(person)
      let round = try await consoles.duty(kind, ordinal, centre: .init(centre), day: options.day, caller)
      _ = try await consoles.room.recordChecks(
        round: round.no, CheckRequest(all: true, means: means, weather: "多云"), act: consoles.act(caller, key: key))
    }
  }
}

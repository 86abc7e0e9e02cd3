import Organisation
import Regulation
import Testing
import Units

/// What a day owes, said once more and otherwise than the planner says it: a list of ids with how many objects each asks for, from the
/// clauses' words and the default numbers alone.
private struct Restatement {
  let organisation: Organisation
  let day: CivilDate
  let record: CheckRecord

  func owed() -> [String: Int] {
    var owed: [String: Int] = [:]
    for centre in organisation.centres where centre.dutyStarts <= day {
      func owe(_ clause: String, _ kind: String, _ times: Int = 1, objects: Int = 0) {
        guard times > 0 else { return }
        for number in 1...times { owed["\(clause)/\(centre.id.rawValue)/\(day.iso)/\(kind)/\(number)"] = objects }
      }
      let own = points { $0 == centre.id }
      switch centre.tier {
      case .province: province(centre, owe)
      case .city: city(centre, own, owe)
      case .county:
        // X2, X6, X5, X7, X10.
        if !own.isEmpty { owe("X2", "point-round", objects: own.count) }
        owe("X2", "daily-report")
        if day.weekday == 1 { owe("X6", "equipment-check") }
        if day.weekday == 5 { owe("X5", "key-sheet") }
        if day.day == 2, startedBefore(centre) {
          owe("X2", "monthly-ledgers")
          owe("X7", "monthly-summary")
          owe("X10", "monthly-summary")
        }
      }
      // G2, G3, G4.
      if centre.isFirstLine {
        owe("G2", "watch", 3)
        if own.contains(where: { $0.sailings != nil }) { owe("G3", "staffed-watch") }
      } else {
        owe("G4", "watch")
      }
    }
    return owed
  }

  private func province(_ centre: Centre, _ owe: (String, String, Int, Int) -> Void) {
    let cities = organisation.centres.count { $0.tier == .city && $0.dutyStarts <= day }
    if cities > 0 { owe("P3", "city-round", 2, cities) }
    let counties = organisation.centres.filter { $0.tier == .county && $0.dutyStarts <= day }
    let drawn = quota(counties.map { (.centre($0.id), $0.dutyStarts) }, centre, floor: tenth(counties.count))
    if drawn > 0 { owe("P3", "county-spot-check", 1, drawn) }
    let all = points { _ in true }
    let looks = quota(all.map { (.point($0.id), $0.inServiceSince) }, centre, floor: max(80, tenth(all.count)))
    if looks > 0 { owe("P3", "point-spot-check", 1, looks) }
    if centre.dutyStarts < day { owe("P4", "daily-report", 1, 0) }
    if day.weekday == 1 { owe("P6", "equipment-check", 1, 0) }
    if day.day == 6, startedBefore(centre) { owe("P11", "monthly-summary", 1, 0) }
  }

  private func city(_ centre: Centre, _ own: [MonitoringPoint], _ owe: (String, String, Int, Int) -> Void) {
    let all = organisation.centres.filter { $0.parent == centre.id }
    let counties = all.count { $0.dutyStarts <= day }
    if counties > 0 { owe("C2", "county-round", 4, counties) }
    if !own.isEmpty { owe("C2", "direct-point-round", 1, own.count) }
    let below = Set(all.map(\.id))
    let looks = min(80, points { below.contains($0) }.count)
    if looks > 0 { owe("C2", "county-point-check", 1, looks) }
    owe("C3", "daily-report", 1, 0)
    owe("C7", "broadcast", 2, 0)
    if day.weekday == 1 { owe("C8", "equipment-check", 1, 0) }
    if day.weekday == 5 { owe("C6", "key-sheet", 1, 0) }
    if day.day == 4, startedBefore(centre) {
      owe("C3", "monthly-ledgers", 1, 0)
      owe("C9", "monthly-summary", 1, 0)
      owe("C14", "monthly-summary", 1, 0)
    }
  }

  private func points(_ isMeant: (CentreID) -> Bool) -> [MonitoringPoint] {
    organisation.points.filter { isMeant($0.centre) && ($0.inServiceSince ?? day) <= day }
  }

  private func startedBefore(_ centre: Centre) -> Bool { centre.dutyStarts < day.firstOfMonth }
  private func tenth(_ count: Int) -> Int { (count + 9) / 10 }

  /// R1, as its sentence has it.
  private func quota(_ objects: [(Target, CivilDate?)], _ centre: Centre, floor: Int) -> Int {
    let (length, today) = (day.daysInMonth, day.day)
    let left = max(1, length - 3 - today + 1)
    let debts = objects.map { target, since in
      // The days of the month on which both the object and the centre are in service.
      let days = (1...length).count { number in
        let date = day.firstOfMonth + (number - 1)
        return date >= since ?? date && date >= centre.dutyStarts
      }
      return max(0, min(3, days) - record.count(target, by: centre.id))
    }
    let owed = debts.reduce(0, +)
    let perDay = owed / left + (owed % left == 0 ? 0 : 1)
    return min(objects.count, max(floor, perDay, debts.count { $0 > 0 && $0 >= left }))
  }
}

/// Organisations that grow while one looks, with all kinds of centres in them.
private enum Growing {
  static func organisation(_ dice: inout Dice, around day: CivilDate) -> Organisation {
    func begins() -> CivilDate { dice.roll(0...3) == 0 ? day + dice.roll(-40...10) : Province.always }
    var centres = [Province.centre("430000", .province, parent: nil, isFirstLine: false, starts: begins())]
    var points: [MonitoringPoint] = []
    for city in 0..<dice.roll(0...4) {
      let code = "43" + padded(city + 1, 2) + "00"
      centres.append(
        Province.centre(code, .city, parent: "430000", isFirstLine: dice.roll(0...1) == 0, starts: begins()))
      for county in 0..<dice.roll(0...6) {
        let name = String(code.prefix(4)) + padded(county + 1, 2)
        centres.append(Province.centre(name, .county, parent: code, starts: begins()))
        add(dice.roll(0...dice.roll(0...60)), to: name)
      }
      add(dice.roll(0...4), to: code)
    }
    func add(_ count: Int, to centre: String) {
      for number in 0..<count {
        let sails = dice.roll(0...3) > 0
        points.append(
          Province.point(
            "PT-\(centre)-\(padded(number, 3))", centre,
            sailings: sails ? Hours(CivilTime(dice.roll(5...9), 0), CivilTime(dice.roll(15...22), 0)) : nil,
            since: dice.roll(0...4) == 0 ? day + dice.roll(-40...10) : nil))
      }
    }
    return Province.organisation(centres.shuffled(&dice), points.shuffled(&dice))
  }

  /// Some were looked at, some often, some never.
  static func record(_ organisation: Organisation, _ day: CivilDate, _ dice: inout Dice) -> CheckRecord {
    var record = CheckRecord()
    let targets =
      organisation.points.map { Target.point($0.id) }
      + organisation.centres.filter { $0.tier == .county }.map { Target.centre($0.id) }
    for target in targets where day.day > 1 {
      for _ in 0..<dice.roll(0...min(4, day.day - 1)) { record.add(target, by: Province.code) }
    }
    return record
  }
}

extension Array {
  /// In an order that the dice give.
  fileprivate func shuffled(_ dice: inout Dice) -> [Element] {
    var all = self
    for index in all.indices.dropFirst() { all.swapAt(index, dice.roll(0...index)) }
    return all
  }
}

@Suite("What a day owes, restated") struct RestatementTests {
  @Test(
    "P3, C2, X2, C7, P6, C8, X6, C6, X5, C9, X7, P11, G2, G3, G4: over thousands of random days nothing is owed twice, nothing is forgotten",
    arguments: 0..<4)
  func restated(part: Int) {
    for seed in 0..<600 {
      var dice = Dice(UInt64(part * 1000 + seed) &+ 31)
      let day = date("2026-01-01") + dice.roll(0...1500)
      let organisation = Growing.organisation(&dice, around: day)
      let record = Growing.record(organisation, day, &dice)
      let duties = Province.planner(organisation).duties(on: day, record: record, key: drawKey(UInt64(seed)))
      let wanted = Restatement(organisation: organisation, day: day, record: record).owed()
      #expect(Set(duties.map(\.id)).count == duties.count, "owed twice, seed \(part)/\(seed)")
      let found = Dictionary(duties.map { ($0.id, $0.targets.count) }, uniquingKeysWith: +)
      if found != wanted {
        let extra = Set(found.keys).subtracting(wanted.keys), forgotten = Set(wanted.keys).subtracting(found.keys)
        let unequal = wanted.filter { found[$0.key] != nil && found[$0.key] != $0.value }.keys
        Issue.record("seed \(part)/\(seed), \(day.iso): \(extra) too many, \(forgotten) forgotten, \(unequal) unequal")
      }
      #expect(duties.allSatisfy { $0.targets.count <= organisation.points.count + organisation.centres.count })
      #expect(duties.allSatisfy { $0.quota.map { $0.quota <= $0.objects } ?? true }, "R1: above what exists")
    }
  }

  @Test("R2: over 1,500 keys the draws of two days on end share what chance lets them share") func independent() {
    let candidates = (0..<120).map { Draw.Candidate(target: .point("P\(padded($0, 3))"), checks: 1, debt: 2) }
    let (count, keys) = (30, 1500)
    var shared = 0
    // How often one place of today is followed by each place of tomorrow.
    var followers = [Int](repeating: 0, count: candidates.count)
    for key in 0..<keys {
      func draw(_ day: CivilDate) -> Set<Int> {
        var generator = drawKey(UInt64(key)).generator(centre: Province.code, day: day, kind: .pointSpotCheck)
        let picks = Draw.picks(count, from: candidates, daysLeft: 19, keyTasks: [], generator: &generator)
        return Set(picks.map(\.place))
      }
      let (today, tomorrow) = (draw(date("2026-11-09")), draw(date("2026-11-10")))
      shared += today.intersection(tomorrow).count
      if today.contains(0) { for place in tomorrow { followers[place] += 1 } }
    }
    // 30 of 120 drawn twice share 7.5; the variance of one pair is 4.25, so of the sum of 1,500 some 80.
    #expect(abs(Double(shared) - 11_250) < 5 * 80)
    // Some 375 keys draw place 0; each place follows it a quarter of the time, give or take 8.4.
    let mean = Double(followers.reduce(0, +)) / Double(candidates.count)
    #expect(followers.allSatisfy { abs(Double($0) - mean) < 5 * 8.4 })
  }
}

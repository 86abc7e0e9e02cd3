// Reasons as data: the keys and what each placeholder holds. Values are rounded as people read them; the sentences are the
// text catalogue's, as `reason.<key>`. Where a number is not known it is "—".
//
// closed-water.inside    {zone} name of the zone · {metres} deepest distance inside the edge, whole metres · {seconds} since the
//                        first fix inside · {knots} speed over ground now, one decimal
// closed-water.crossed   {zone} · {metres} length of the leg inside · {seconds} between the two fixes · {knots} mean speed of
//                        the leg
// closed-water.gate      {zone} name of the line · {course} of the way over it, whole degrees · {knots} now · {metres} beyond it now
// speed.over             {zone} · {knots} highest speed of the episode · {limit} limit, one decimal · {over} knots over it ·
//                        {seconds} since the first fix over it
// anchoring.lying        {zone} · {minutes} at rest · {knots} now
// wrong-way.against      {zone} · {course} now, whole degrees · {direction} of the lane · {knots} now · {seconds} since the first fix
// unsigned-departure.left {line} · {berth} it left · {left} `11-22 08:00` · {minutes} since · {grace} minutes that were waited for the sign-off
// unsigned-departure.answered  {line} · {berth} · {left} · {signed} when it was signed · {clerk} by whom · {persons} signed for · {minutes} after
//                        the departure it came in
// unsigned-departure.late the same; {minutes} after the departure it was signed
// off-hours.under-way    {line} · {first}, {last} sailing of the day, `06:30` · {knots} now · {minutes} since the first fix outside the timetable
// off-hours.no-service   {line} · {knots} · {minutes}, on a day without sailings
// off-route.outside      {line} · {metres} farthest outside the corridor · {width} half the corridor's · {knots} now · {seconds} since the first fix outside
// overload.persons       {persons} aboard as the vessel says · {limit} · {over}
// overload.signed        {persons} signed for · {limit} · {over} · {berth} · {clerk}
// overload.draught       {draught} in metres, one decimal · {limit}, {over}, two
// passengers-on-cargo.aboard  {persons} aboard · {limit} of the crew · {over}
// adrift.status          {knots} · {course} · {seconds} since its status says not under command
// adrift.drift           {knots} · {course} · {heading}, whole degrees · {minutes} of drifting
// aground.status         {seconds} since its status says aground
// aground.stop           {from} knots before the stop · {minutes} at rest · {zone} name of the fairway
// sailing-ban.<cause>    {waters} names of the waters · {since} when the ban began, `11-22 19:02` · {knots} now · {seconds} since
//                        the first fix under way
// dangerous-goods.*      {zone} · {entered} · {berthed} first at rest, `11-22 19:02` · {knots} now · {type} AIS ship type ·
//                        {cones} blue cones of inland AIS; `—` where there is none
// collision-risk.closing {name} of the subject · {other} name of the other · {cpa} metres at the closest approach · {tcpa} seconds until
//                        then · {range} metres now · {knots} of the subject · {otherKnots} of the other
// overtaking.passed      {zone} · {name} who overtakes · {other} the other · {metres} to the side when the beam was passed · {knots} of
//                        the one · {otherKnots} of the other
// identity.mmsi          {mmsi} as received
// identity.places        {kilometres} between the two, one decimal · {first} and {second} place · {feeds} that heard them · {times} it changed
//                        from one to the other · {seconds} of that
// identity.terminal      {metres} between the two · {transponder} and {terminal}: places
// identity.speed         {knots} that no vessel exceeds · {times} it was exceeded · {seconds} of that
// identity.name          {registered} · {received}
// identity.size          the same, length in metres
// identity.imo           the same
// identity.eni           the same
// identity.kind          {received} ship type of ITU-R M.1371-5 table 53: 51 or 55
// identity.borrowed      {received} its name, `IMO 9074729` or `ENI 02324567` · {registered} name of the vessel that has it · {number} its MMSI
// distress.sart          {mmsi} of the beacon · {position} `28.2312N 112.9871E` · {signals} signals heard in this call ·
//                        {beacons} how many transmitters · {others} their other MMSIs, comma separated, may be empty
// distress.mob           the same
// distress.epirb         the same
// distress.status        the same; {mmsi} of the vessel that sends navigational status 14
// distress.terminal      the same; {mmsi} the number of the vessel whose terminal's alarm button is pressed, {name} its name
// distress.text          the same, and {text} as received
// lost-signal.silent     {minutes} silent · {usualGap} the vessel's usual gap in seconds · {factor} silent so many times as long,
//                        whole · {lastHeard} `11-22 19:02` in the organisation's zone · {feed} that heard it last

import Organisation
import Units

/// Every key that `Reason.key` can have, for the test that the catalogue is complete.
package enum ReasonKey: String, CaseIterable, Sendable {
  case closedInside = "closed-water.inside"
  case closedCrossed = "closed-water.crossed"
  case closedGate = "closed-water.gate"
  case speedOver = "speed.over"
  case anchoringLying = "anchoring.lying"
  case wrongWayAgainst = "wrong-way.against"
  case unsignedLeft = "unsigned-departure.left"
  case unsignedAnswered = "unsigned-departure.answered"
  case unsignedLate = "unsigned-departure.late"
  case offHoursUnderWay = "off-hours.under-way"
  case offHoursNoService = "off-hours.no-service"
  case offRouteOutside = "off-route.outside"
  case overloadPersons = "overload.persons"
  case overloadSigned = "overload.signed"
  case overloadDraught = "overload.draught"
  case passengersAboard = "passengers-on-cargo.aboard"
  case adriftStatus = "adrift.status"
  case adriftDrift = "adrift.drift"
  case agroundStatus = "aground.status"
  case agroundStop = "aground.stop"
  case collisionClosing = "collision-risk.closing"
  case overtakingPassed = "overtaking.passed"
  case identityMMSI = "identity.mmsi"
  case identityPlaces = "identity.places"
  case identityTerminal = "identity.terminal"
  case identitySpeed = "identity.speed"
  case identityName = "identity.name"
  case identitySize = "identity.size"
  case identityIMO = "identity.imo"
  case identityENI = "identity.eni"
  case identityKind = "identity.kind"
  case identityBorrowed = "identity.borrowed"
  case distressSART = "distress.sart"
  case distressMOB = "distress.mob"
  case distressEPIRB = "distress.epirb"
  case distressStatus = "distress.status"
  case distressTerminal = "distress.terminal"
  case distressText = "distress.text"
  case lostSilent = "lost-signal.silent"
  case banWind = "sailing-ban.wind"
  case banFog = "sailing-ban.fog"
  case banFlood = "sailing-ban.flood"
  case banIce = "sailing-ban.ice"
  case banTraffic = "sailing-ban.traffic"
  case banOther = "sailing-ban.other"
  case goodsEntered = "dangerous-goods.entered"
  case goodsBerthed = "dangerous-goods.berthed"
  case goodsSailing = "dangerous-goods.sailing"
  case goodsLeft = "dangerous-goods.left"

  /// The placeholders that its values fill.
  package var placeholders: [String] {
    switch self {
    case .closedInside, .closedCrossed: ["zone", "metres", "seconds", "knots"]
    case .closedGate: ["zone", "course", "knots", "metres"]
    case .speedOver: ["zone", "knots", "limit", "over", "seconds"]
    case .anchoringLying: ["zone", "minutes", "knots"]
    case .wrongWayAgainst: ["zone", "course", "direction", "knots", "seconds"]
    case .collisionClosing: ["name", "other", "cpa", "tcpa", "range", "knots", "otherKnots"]
    case .overtakingPassed: ["zone", "name", "other", "metres", "knots", "otherKnots"]
    case .unsignedLeft: ["line", "berth", "left", "minutes", "grace"]
    case .unsignedAnswered, .unsignedLate: ["line", "berth", "left", "signed", "clerk", "persons", "minutes"]
    case .offHoursUnderWay: ["line", "first", "last", "knots", "minutes"]
    case .offHoursNoService: ["line", "knots", "minutes"]
    case .offRouteOutside: ["line", "metres", "width", "knots", "seconds"]
    case .overloadPersons, .passengersAboard: ["persons", "limit", "over"]
    case .overloadSigned: ["persons", "limit", "over", "berth", "clerk"]
    case .overloadDraught: ["draught", "limit", "over"]
    case .identityMMSI: ["mmsi"]
    case .identityPlaces: ["kilometres", "first", "second", "feeds", "times", "seconds"]
    case .identityTerminal: ["metres", "transponder", "terminal"]
    case .identitySpeed: ["knots", "times", "seconds"]
    case .identityName, .identitySize, .identityIMO, .identityENI: ["registered", "received"]
    case .identityKind: ["received"]
    case .identityBorrowed: ["received", "registered", "number"]
    case .adriftStatus: ["knots", "course", "seconds"]
    case .adriftDrift: ["knots", "course", "heading", "minutes"]
    case .agroundStatus: ["seconds"]
    case .agroundStop: ["from", "minutes", "zone"]
    case .distressSART, .distressMOB, .distressEPIRB, .distressStatus:
      ["mmsi", "position", "signals", "beacons", "others"]
    case .distressTerminal: ["mmsi", "name", "position", "signals", "beacons", "others"]
    case .distressText: ["mmsi", "position", "signals", "beacons", "others", "text"]
    case .lostSilent: ["minutes", "usualGap", "factor", "lastHeard", "feed"]
    case .banWind, .banFog, .banFlood, .banIce, .banTraffic, .banOther: ["waters", "since", "knots", "seconds"]
    case .goodsEntered, .goodsBerthed, .goodsSailing, .goodsLeft:
      ["zone", "entered", "berthed", "knots", "type", "cones"]
    }
  }
}

extension Reason {
  init(_ key: ReasonKey, _ values: [String: String]) { self.init(key.rawValue, values) }
}

/// Whole seconds of a span in milliseconds.
func seconds(_ milliseconds: Int64) -> String { String(max(0, (milliseconds + 500) / 1000)) }

func knots(_ speed: Knots?) -> String { speed.map { decimal($0.value, 1) } ?? "—" }

/// `28.2312N 112.9871E`
func text(_ place: Position?) -> String {
  guard let place, place.isValid else { return "—" }
  let north = decimal(abs(place.latitude), 4) + (place.latitude < 0 ? "S" : "N")
  return north + " " + decimal(abs(place.longitude), 4) + (place.longitude < 0 ? "W" : "E")
}

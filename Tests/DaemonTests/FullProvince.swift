import Organisation
import Regulation
import Units

/// The example grown to the size of a real province: 14 cities, 122 counties, each county with so many points.
enum FullProvince {
  static func grow(_ organisation: inout Organisation, pointsOfACounty: Int = 24) {
    func first(_ tier: Tier) -> Centre? { organisation.centres.first { $0.tier == tier } }
    guard let city = first(.city), let county = first(.county),
      let point = organisation.points.first(where: { $0.centre == county.id })
    else { return }
    let cities = organisation.centres.count { $0.tier == .city }
    let added = (cities..<14).map { centre("4390\($0)", "第\($0)市", city) }
    organisation.centres += added
    let parents = organisation.centres.filter { $0.tier == .city }.map(\.id)
    let counties = organisation.centres.count { $0.tier == .county }
    for index in counties..<122 {
      var next = centre("44\(1000 + index)", "第\(index)县", county)
      next.parent = parents[index % parents.count]
      organisation.centres.append(next)
    }
    for centre in organisation.centres where centre.tier == .county {
      let has = organisation.points.count { $0.centre == centre.id }
      for index in has..<max(has, pointsOfACounty) {
        var next = point
        next.id = "PT-\(centre.id)-\(100 + index)"
        next.name = "\(centre.area)第\(index)渡口"
        next.centre = centre.id
        organisation.points.append(next)
      }
    }
  }

  private static func centre(_ code: String, _ area: String, _ like: Centre) -> Centre {
    var next = like
    next.id = CentreID(code)
    next.area = area
    next.name = "\(area)水上交通监控中心"
    next.waters = nil
    next.addresses = ["centre-\(code)@watchroom.example.invalid"]
    return next
  }
}

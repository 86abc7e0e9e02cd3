import Casework
import Organisation
import Regulation
package import Reporting
import Store
import Units
import Wire

/// Records as the API shows them. Made inside the transaction or snapshot that they come from.
struct Rows {
  let context: WatchContext
  let texts: Texts
  let read: RegisterReader
  let now: Instant
  let viewer: Viewer

  var directory: Directory { context.directory }

  func time(_ instant: Instant) -> Timestamp { Timestamp(instant, zone: context.zone) }
  func time(_ instant: Instant?) -> Timestamp? { instant.map { time($0) } }
  func centreName(_ id: CentreID) -> String { directory.centre(id)?.name ?? id.rawValue }
  func personName(_ id: PersonID?) -> String? { id.map { directory.person($0)?.name ?? $0 } }
  func codeName(_ code: FindingCode) -> Words {
    context.rules.code(code).map { Words($0.name, $0.english) } ?? Words(code.rawValue, code.rawValue)
  }
  /// Who of the console's centres is meant by an id, or by a name that only one of them has.
  func personHere(_ typed: String) -> Person? {
    let people = directory.organisation.people.filter { viewer.centres.contains($0.centre) }
    let named = people.filter { $0.name == typed }
    return people.first { $0.id == typed } ?? (named.count == 1 ? named.first : nil)
  }
  /// Whether a matter of `centre` is asked for: that centre's and those of the centres below it, and what it gets a copy of.
  func isMeant(_ asked: String?, _ centre: CentreID, copy: CentreID? = nil) -> Bool {
    guard let asked else { return true }
    return directory.isWithin(centre, of: CentreID(asked)) || copy?.rawValue == asked
  }
  func targetName(_ target: Target) -> String {
    switch target {
    case .centre(let id): centreName(id)
    case .point(let id): directory.point(id)?.name ?? id
    }
  }
}

/// The catalogue in both languages: rows carry both (D7).
package struct Texts: Sendable {
  package var zh: Catalogue
  package var en: Catalogue
  package init(zh: Catalogue, en: Catalogue) {
    self.zh = zh
    self.en = en
  }

  func words(_ key: String, _ values: [String: String] = [:]) -> Words {
    Words(zh.text(key, values), en.text(key, values))
  }
}

// Reporting: what leaves the watch room, as values. Ledgers, the daily report, and every letter, each in text and HTML with
// the same facts, and CSV. Pure: the same record gives the same bytes; the words come from the one catalogue (D7). A letter's
// `cause` is unique to what caused it (`Cause`), so that the same thing is never told in two messages (D10). A drill is marked
// on every paper and goes to nobody but centres of the organisation and their people (D14).

package import Casework
package import Organisation
package import Regulation

/// Writes letters. Each kind stands in a file of its own: LetterWriter+Alarm, +Notice, +Answers, +Incident, +Report, +Service.
package struct LetterWriter: Sendable {
  let wording: Wording
  let jurisdiction: Jurisdiction
  /// Makes PDF and spreadsheets; nil: papers are their mail, tables CSV.
  let press: PaperPress?
  /// Where letters go besides e-mail: a report says what its configuration lacks (R7).
  let router: ChannelRouter

  package init(
    catalogue: Catalogue, directory: Directory, rules: RegulationRules, channels: ChannelBook = ChannelBook(),
    press: PaperPress? = nil
  ) {
    self.press = press
    wording = Wording(catalogue: catalogue, directory: directory, rules: rules)
    router = ChannelRouter(directory: directory, rules: rules, book: channels)
    jurisdiction = Jurisdiction(directory.organisation)
  }

  var directory: Directory { wording.directory }
  var rules: RegulationRules { wording.rules }
  var words: FindingWords { wording.words }

  /// A word of the catalogue without values, for what is put together elsewhere.
  package func mark(_ key: String) -> String { wording.text(key) }

  func text(_ key: String, _ values: [String: String] = [:]) -> String { wording.text(key, values) }

  /// An empty page in the catalogue's language.
  func page(_ look: Page.Look, title: String, drill: Bool = false) -> Page {
    Page(
      look: look, language: text("mark.language"), title: title, drill: drill ? text("drill.banner") : nil,
      colon: text("mark.colon"), comma: text("mark.comma"))
  }

  /// `【演练】` before the subject of a drill's letter (D14).
  func subject(_ key: String, _ values: [String: String], drill: Bool = false) -> String {
    Page.line((drill ? text("drill.subject") : "") + text(key, values))
  }

  /// Addresses of centres' desks.
  func desks(_ centres: [CentreID]) -> [String] { centres.flatMap { directory.centre($0)?.addresses ?? [] } }

  /// Addresses of a unit; in a drill, which never leaves the organisation, none.
  func office(_ unit: UnitID, drill: Bool) -> [String] { drill ? [] : directory.unit(unit)?.addresses ?? [] }

  /// How a centre is reached by who has no console: `0731-…、watch@…`.
  func contact(_ centre: CentreID) -> String {
    guard let centre = directory.centre(centre) else { return "" }
    return wording.joined([centre.phone].compactMap { $0 } + centre.addresses)
  }

  /// Addresses of people: who has none is left out, and in a drill who does not belong to a centre's staff.
  func mailboxes(_ people: [Person], drill: Bool = false) -> [String] {
    people.filter { !drill || $0.role != .superior }.compactMap(\.address)
  }

  /// Each address once, in order of first mention; letters' case makes no other address.
  package static func distinct(_ addresses: [String]) -> [String] {
    var seen: Set<String> = []
    return addresses.filter { !$0.isEmpty && seen.insert($0.lowercased()).inserted }
  }
}

/// What the texts of papers must hold: titles, fixed sentences, headings of columns, and templates with their places to fill. A catalogue
/// that lacks one, or names a place that nobody fills, is refused at the start, not found out on a paper.
package enum PaperTexts {
  package struct Template: Hashable, Sendable {
    /// Places that must be there: without them the paper would not say what it is for.
    package var needs: Set<String>
    /// Places that may be there besides.
    package var takes: Set<String>

    init(_ needs: String = "", takes: String = "") {
      self.needs = Set(needs.split(separator: " ").map(String.init))
      self.takes = Set(takes.split(separator: " ").map(String.init))
    }
  }

  /// By key.
  package static let templates: [String: Template] = {
    var all: [String: Template] = [
      "notice.subject": Template("number", takes: "title vessel what"),
      "notice.addressee": Template("unit"),
      "notice.body.violation": Template("what time", takes: "law place vessel"),
      "notice.body.breach": Template("what time", takes: "law place vessel"),
      "notice.body.incident": Template("what time", takes: "law place vessel"),
      "notice.body.fault": Template("what time", takes: "law place vessel"),
      "notice.due": Template("due"), "notice.due.counts": Template("days"),
      "notice.answer.own": Template("centre"), "notice.answer.below": Template("centre"),
      "notice.answer.contact": Template("contact"),
      "notice.answer.verify": Template(takes: "centre"), "notice.signed": Template("person"),
      "notice.copy": Template("centre"), "demand.violation": Template(takes: "days vessel what"),
      "demand.breach": Template(takes: "days vessel what"),
      "paper.page": Template("page pages"), "paper.rows": Template("count"), "paper.below": Template("title"),
      "paper.void.words": Template("reason"),
      "paper.file": Template("number", takes: "title"), "paper.file.day": Template("area day title"),
      "paper.file.part": Template("name part", takes: "parts"), "paper.part": Template("part parts", takes: "subject"),
      "paper.part.subject": Template("part subject", takes: "parts"), "paper.unpressed": Template("file"),
    ]
    for form in 1...12 { all["form.\(form)"] = Template() }
    for key in plain { all[key] = Template() }
    return all
  }()

  /// Without places to fill.
  private static let plain: [String] =
    group(
      "paper",
      "total none confidential seal drill void draft reply repair log equipment matters instructions by-configuration "
        + "ledgers ledgers.month")
    + group("paper.blank", "centre unit number day body")
    + group("paper.sign", "issuer reporter repairer acceptor off-going on-coming leader-off leader-on")
    + group(
      "paper.column",
      "object-id kind name waters longitude latitude first-sailing last-sailing updated-at updated-by "
        + "time entry by condition matter next")
    + group(
      "paper.field",
      "day fault-no fault-kind reported-to reported-at repair-due repair-began repaired-at done "
        + "accepted-by accepted-at aboard injured missing dead market holiday watch off-going on-coming leader-off "
        + "leader-on arrived signed-on signed-off instructions next-watch substitutes late")
    + group(
      "paper.contact",
      "manager manager-phone clerk clerk-phone supervisor supervisor-phone government "
        + "government-phone maintainer maintainer-phone")
    + group("paper.point", "ferry wharf reach")

  private static func group(_ name: String, _ keys: String) -> [String] {
    keys.split(separator: " ").map { "\(name).\($0)" }
  }

  /// Places to fill in a text: `{name}`.
  package static func places(in text: String) -> Set<String> {
    var found: Set<String> = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      found.insert(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return found
  }

  /// What is wrong with a text; nil: nothing.
  package static func problem(of key: String, _ text: String) -> String? {
    guard let template = templates[key] else { return nil }
    let places = places(in: text)
    let known = template.needs.union(template.takes)
    if let strange = places.subtracting(known).min() {
      let names = known.isEmpty ? "none" : known.sorted().map { "{\($0)}" }.joined(separator: " ")
      return "has {\(strange)}, which nobody fills; known here: \(names)"
    }
    if let missing = template.needs.subtracting(places).min() { return "must have {\(missing)}" }
    return nil
  }
}

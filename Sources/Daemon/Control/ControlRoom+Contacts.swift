import Casework
package import ControlSocket
import Organisation
import Regulation
import Store
import Units
package import Wire

/// The contact list of responsible units and people (G9), confirmed monthly (S8).
extension ControlRoom {
  package func contacts(centre: String?, page: PageRequest, caller: Caller) async throws -> ContactPage {
    try await read(caller) { rows in
      let centres = centre.map { [CentreID($0)] } ?? rows.context.hosted.sorted()
      if let centre, rows.directory.centre(CentreID(centre)) == nil {
        throw ActRefusal.noSuchThing("centre:\(centre)")
      }
      let all = try centres.flatMap { try rows.contacts(of: $0) }
      let from = Int(page.cursor ?? 0)
      let shown = all.dropFirst(from).prefix(page.limit)
      let end = from + shown.count
      let lists = from == 0 ? try rows.contactLists(centres) : []
      return ContactPage(lists: lists, items: Array(shown), next: end < all.count ? Int64(end) : nil)
    }
  }

  package func confirmContacts(_ request: ContactsConfirmRequest, act: ControlSocket.Act) async throws
    -> ContactListRow
  {
    try await self.act(act) { desk, viewer in
      let centre = request.centre.map { CentreID($0) } ?? viewer.person?.centre
      guard let centre else { throw AuthorityRefusal.notSignedOn }
      try desk.confirmContacts(of: centre)
      let rows = try self.rows(desk, viewer).contactLists([centre])
      guard let row = rows.first else { throw ActRefusal.noSuchThing("centre:\(centre)") }
      return row
    }
  }
}

extension Rows {
  fileprivate func contactLists(_ centres: [CentreID]) throws -> [ContactListRow] {
    let lists = try read.contactLists()
    return centres.compactMap { lists[$0] }.map { list in
      ContactListRow(
        centre: list.centre.rawValue, centreName: centreName(list.centre), state: listState(list).rawValue,
        confirmedAt: time(list.confirmedAt), confirmedBy: personName(list.confirmedBy))
    }
  }

  /// Whom a centre may have to call: itself, the centre above and those below, the units of its area and its own authority, its
  /// people, and the people whom form 1 names.
  fileprivate func contacts(of id: CentreID) throws -> [ContactRow] {
    guard let centre = directory.centre(id) else { return [] }
    func row(_ group: String, _ unit: String, _ name: String?, _ role: String, _ phone: String?, _ address: String?)
      -> ContactRow
    {
      ContactRow(
        group: group, centre: id.rawValue, centreName: centre.name, unit: unit, name: name, role: role, phone: phone,
        address: address)
    }
    let above = centre.parent.flatMap { directory.centre($0) }
    let centres = [centre] + (above.map { [$0] } ?? []) + directory.children(of: id)
    var all = centres.map { row("centre", $0.name, nil, $0.tier.rawValue, $0.phone, $0.addresses.first) }
    let units = directory.organisation.units.filter { $0.centre == id || $0.id == centre.authority }
    for unit in units.sorted(by: { $0.id < $1.id }) {
      all.append(row("unit", unit.name, unit.safetyLeader, unit.kind.rawValue, unit.phone, unit.addresses.first))
    }
    let people = directory.organisation.people.filter { $0.centre == id }
    for person in people.sorted(by: { ($1.role, $0.id) < ($0.role, $1.id) }) {
      all.append(row("person", centre.name, person.name, person.role.rawValue, person.phone, person.address))
    }
    return try all + formOneContacts(id) { row("object", $0, $1, $2, $3, nil) }
  }

  /// Ship managers, sign-off clerks, on-site supervisors, governments and maintainers of form 1, the same one once.
  private func formOneContacts(
    _ id: CentreID, _ row: (_ object: String, _ name: String?, _ role: String, _ phone: String?) -> ContactRow
  ) throws -> [ContactRow] {
    let pairs: [(ContactField, ContactField)] = [
      (.manager, .managerPhone), (.clerk, .clerkPhone), (.supervisor, .supervisorPhone),
      (.government, .governmentPhone), (.maintainer, .maintainerPhone),
    ]
    var found: [ContactRow] = []
    var seen: Set<[String]> = []
    var after: Int64 = 0
    while true {
      let entries = try read.objects(centres: [id], after: after, limit: PageRequest.most)
      for entry in entries {
        for (name, phone) in pairs {
          let values = (entry.contacts[name], entry.contacts[phone])
          if values.0 == nil, values.1 == nil { continue }
          guard seen.insert([name.rawValue, values.0 ?? "", values.1 ?? ""]).inserted else { continue }
          found.append(row(entry.facts.name, values.0, name.rawValue, values.1))
        }
        after = entry.no
      }
      if entries.count < PageRequest.most { return found }
    }
  }
}

package import Organisation
import Units

/// What of form 1 and of the contact lists waits for a confirmation (P1, C1, X1; G9, S8), of a centre and those below it.
package struct UnconfirmedFacts: Hashable, Sendable, Codable {
  /// A centre with something to confirm.
  package struct Area: Hashable, Sendable, Codable {
    package var centre: CentreID
    /// Objects that nobody confirmed for so many days or more.
    package var objects: Int
    /// Of its contact list.
    package var list: RegisterClock.ListState
    package init(centre: CentreID, objects: Int, list: RegisterClock.ListState) {
      self.centre = centre
      self.objects = objects
      self.list = list
    }
  }

  /// After how many days an object is pointed out.
  package var days = 90
  /// Objects of the centre and those below it.
  package var kept = 0
  /// Names of the centre's own unconfirmed objects, the longest unconfirmed first: the first few.
  package var names: [String] = []
  /// The centre first, then those below in order of code; who has nothing to confirm is left out.
  package var areas: [Area] = []
  package init() {}

  /// Names that are kept.
  package static let namesAtMost = 5

  package func own(_ centre: CentreID) -> Area? { areas.first { $0.centre == centre } }
  package var objects: Int { areas.map(\.objects).reduce(0, +) }
  /// Centres whose list nobody confirmed in the month.
  package var lists: [CentreID] { areas.filter { $0.list != .confirmed }.map(\.centre) }
}

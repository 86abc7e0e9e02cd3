import Casework
import Organisation
import Units

/// Whom the daemon takes a caller for (D6).
struct Viewer: Sendable, Hashable {
  enum Kind: String, Sendable { case person, console, root, stranger }
  var uid: UInt32
  /// Unix account name, if the system knows one.
  var account: String?
  var kind: Kind
  /// Centres of the account's consoles; of a person, their own.
  var centres: [CentreID]
  /// Who acts: the account's own person, or who signed on at the console.
  var person: Person?
  /// When the sign-on falls back to read-only.
  var expires: Instant?
  /// Digest of the token that came along and is good.
  var session: String?

  var signer: Signer {
    if let person { return .person(person, account: account ?? "uid:\(uid)") }
    switch kind {
    case .root: return .root
    case .console: return .console(account: account ?? "uid:\(uid)", centre: centres.first ?? CentreID(""))
    case .person, .stranger: return .console(account: account ?? "uid:\(uid)", centre: CentreID(""))
    }
  }

  /// The centre whose eyes the caller has: draws are shown to the drawing centre only (D1).
  func sees(drawOf centre: CentreID) -> Bool { person.map { $0.centre == centre } ?? centres.contains(centre) }
}

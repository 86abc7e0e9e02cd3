import Casework
import ControlSocket
import Foundation
import Glibc
import Organisation
import Store
import Units

/// Turns what the kernel says of a caller into a viewer: an account's own person, a console with who signed on there, or root.
struct CallerDirectory {
  let context: WatchContext
  let read: RegisterReader
  let now: Instant
  /// The name of a uid's account.
  let accounts: @Sendable (UInt32) -> String?
  /// Idle for so long a sign-on falls back to read-only (D6).
  static let idle = TimeSpan.minutes(30)

  func viewer(_ caller: Caller) throws -> Viewer {
    let account = accounts(caller.uid)
    let organisation = context.directory.organisation
    if let account, let person = organisation.people.first(where: { $0.account == account }) {
      return Viewer(uid: caller.uid, account: account, kind: .person, centres: [person.centre], person: person)
    }
    let consoles = organisation.consoles.filter { $0.account == account }
    guard !consoles.isEmpty else {
      return Viewer(
        uid: caller.uid, account: account, kind: caller.uid == 0 ? .root : .stranger, centres: [], person: nil)
    }
    var viewer = Viewer(
      uid: caller.uid, account: account, kind: .console, centres: consoles.map(\.centre), person: nil)
    guard let token = caller.token else { return viewer }
    let digest = Digest.hex(token)
    guard let session = try read.session(digest: digest), session.uid == caller.uid,
      let person = context.directory.person(session.person)
    else { return viewer }
    viewer.session = digest
    if now - session.lastSeen < Self.idle {
      viewer.person = person
      viewer.expires = session.lastSeen + Self.idle
    }
    return viewer
  }
}

/// Names of Unix accounts, as the system knows them.
package enum Accounts {
  package static func name(uid: UInt32) -> String? {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(uid, &record, &buffer, buffer.count, &found) == 0, found != nil, let name = record.pw_name else {
      return nil
    }
    return String(cString: name)
  }
}

import Foundation
import Glibc

/// What may be believed about a path: that it is this account's and that nobody else can read or write it.
enum OwnFile {
  /// False for a symbolic link, whatever it points to.
  static func isOurs(_ path: String, kind: FileAttributeType) -> Bool {
    guard let about = try? FileManager.default.attributesOfItem(atPath: path),
      let owner = about[.ownerAccountID] as? NSNumber, let mode = about[.posixPermissions] as? NSNumber
    else { return false }
    return about[.type] as? FileAttributeType == kind && owner.uint32Value == getuid() && mode.intValue & 0o077 == 0
  }
}

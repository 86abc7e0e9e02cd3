import Crypto
import FoundationEssentials
package import Organisation

/// First 12 hex digits of SHA-256.
func shortDigest(_ bytes: some Sequence<UInt8>) -> String {
  var hash = SHA256()
  hash.update(data: Array(bytes))
  return hash.finalize().prefix(6).map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}

/// The version of a value: the digest of its JSON with sorted keys.
func version(of value: some Encodable) -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  // A value of ours can always be encoded (it has no NaN: numbers are checked on reading); an empty version shows if not.
  guard let data = try? encoder.encode(value) else { return "" }
  return shortDigest(data)
}

extension Zone {
  /// This zone with the version of its definition (D8): name, area or a rule changed make another.
  package func versioned() -> Zone {
    var zone = self
    zone.version = ""
    zone.version = Settings.version(of: zone)
    return zone
  }
}

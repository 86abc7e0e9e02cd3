import Crypto
import Foundation

/// SHA-256 in lower-case hex: content addresses, the journal's chain, sealed evidence.
package enum Digest {
  package static func hex(_ text: String) -> String { hex(Array(text.utf8)) }
  package static func hex(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count == 1 ? "0" + text : text
    }.joined()
  }
}

import Crypto
import CryptoExtras
import Executors
import Foundation
package import Units

/// PINs as they stand in the people file: `scrypt$16384$8$1$salt$hash`, salt and hash in base64.
package enum PIN {
  package static let rounds = 16384
  package static let blockSize = 8
  package static let parallelism = 1
  private static let saltBytes = 16
  private static let hashBytes = 32

  /// Digits or other characters, 4 to 64 bytes, no control characters.
  package static func isAcceptable(_ pin: String) -> Bool {
    (4...64).contains(pin.utf8.count) && pin.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  /// The string for the people file. Takes some 50 ms and 16 MiB: not on a cooperative thread.
  package static func make(_ pin: String) throws -> String {
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let hash = try derive(
      pin, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism, count: hashBytes)
    return
      "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(Data(salt).base64EncodedString())$\(hash.base64EncodedString())"
  }

  /// True when `pin` is the one that `stored` was made from. A string that is no PIN string is never right. Takes some 50 ms.
  package static func matches(_ pin: String, stored: String) -> Bool {
    let parts = stored.split(separator: "$", omittingEmptySubsequences: false)
    guard isAcceptable(pin), parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]),
      let blockSize = Int(parts[2]), let parallelism = Int(parts[3]), isBounded(rounds, blockSize, parallelism),
      let salt = Data(base64Encoded: String(parts[4])), let hash = Data(base64Encoded: String(parts[5])),
      salt.count >= 8, hash.count >= 16, hash.count <= 64,
      let derived = try? derive(
        pin, salt: Array(salt), rounds: rounds, blockSize: blockSize, parallelism: parallelism, count: hash.count)
    else { return false }
    return zip(derived, hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Whether `text` is a PIN string that `matches` can check.
  package static func isPINString(_ text: String) -> Bool {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
      let parallelism = Int(parts[3]), let salt = Data(base64Encoded: String(parts[4])),
      let hash = Data(base64Encoded: String(parts[5]))
    else { return false }
    return isBounded(rounds, blockSize, parallelism) && salt.count >= 8 && (16...64).contains(hash.count)
  }

  /// At most 64 MiB and about half a second: a people file can't stop the watch.
  private static func isBounded(_ rounds: Int, _ blockSize: Int, _ parallelism: Int) -> Bool {
    (1024...65536).contains(rounds) && rounds & (rounds - 1) == 0 && (1...8).contains(blockSize)
      && (1...4).contains(parallelism)
  }

  private static func derive(
    _ pin: String, salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int, count: Int
  ) throws -> Data {
    try KDF.Scrypt.deriveKey(
      from: Array(pin.utf8), salt: salt, outputByteCount: count, rounds: rounds, blockSize: blockSize,
      parallelism: parallelism
    ).withUnsafeBytes { Data($0) }
  }
}

/// Checks PINs one at a time on a thread of its own, so that scrypt's 50 ms never hold up anything else (D6).
package actor PINVerifier {
  private let executor = QueueExecutor(label: "watchroom.pins", qos: .utility)
  /// Made at first use: what a person without a PIN is compared with, so that it takes as long.
  private var nobody: String?

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  package init() {}

  /// - Parameter stored: the person's PIN string; nil (no such person, or no PIN) takes as long and is false.
  package func verify(_ pin: String, stored: String?) -> Bool {
    if let stored { return PIN.matches(pin, stored: stored) }
    if nobody == nil { nobody = try? PIN.make("no such person") }
    if let nobody { _ = PIN.matches(pin.isEmpty ? "0000" : pin, stored: nobody) }
    return false
  }

  package func make(_ pin: String) throws -> String { try PIN.make(pin) }
}

/// Wrong PINs of each person: five in a row lock for five minutes (D6). A value; the desk keeps it.
package struct PINLockout: Hashable, Sendable {
  package static let failuresAllowed = 5
  package static let lockedFor = TimeSpan.minutes(5)
  private struct Record: Hashable, Sendable {
    var failures = 0
    var lockedUntil: Instant?
  }
  private var records: [String: Record] = [:]

  package init() {}

  /// Seconds to wait before the person may try again; nil: may try now.
  package func wait(_ person: String, now: Instant) -> Int? {
    guard let until = records[person]?.lockedUntil, now < until else { return nil }
    return Int(((until - now).milliseconds + 999) / 1000)
  }

  /// Returns true when this failure locks.
  package mutating func failed(_ person: String, now: Instant) -> Bool {
    var record = records[person] ?? Record()
    if let until = record.lockedUntil, now >= until { record = Record() }
    record.failures += 1
    let locks = record.failures >= PINLockout.failuresAllowed
    if locks { record = Record(failures: 0, lockedUntil: now + PINLockout.lockedFor) }
    records[person] = record
    return locks
  }

  package mutating func succeeded(_ person: String) { records[person] = nil }
}

/// A console token: 32 random bytes for the person's terminal; only its digest is kept by the daemon.
package enum ConsoleToken {
  package static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    return Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
      "=", with: "")
  }

  /// SHA-256 in hex.
  package static func digest(_ token: String) -> String {
    SHA256.hash(data: Array(token.utf8)).map { String(format: "%02x", $0) }.joined()
  }
}

/// How the house numbers vessels: by their MMSI (nine digits). One that has none has a number of its own above all MMSI, ten digits, made of
/// its id in the register: the same in every run and on every machine, whatever else the register holds.
public enum VesselNumber {
  /// The first number that is no MMSI.
  public static let firstOwn: UInt32 = 2_000_000_000
  private static let own: UInt64 = 2_000_000_000

  /// Whether a number is an MMSI; 0, which stands for no vessel, is none.
  public static func isMMSI(_ number: UInt32) -> Bool { number > 0 && number < 1_000_000_000 }

  /// What people may read as an MMSI: nil for a number of the house's own.
  public static func mmsi(_ number: UInt32?) -> UInt32? { number.flatMap { $0 < firstOwn ? $0 : nil } }

  /// The number of a registered vessel without MMSI, 2,000,000,000 to 3,999,999,999: FNV-1a (64 bits) of its id. Two ids can meet in one
  /// number, seldom: who reads the register looks.
  public static func own(of id: String) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return firstOwn + UInt32((hash ^ hash >> 32) % own)
  }
}

/// How the house writes the number of a device (terminal number, SIM, IMEI, a receiver's name): letters as capitals, without the zeros that
/// fill it up on the left, which some write and others do not.
public enum DeviceNumber {
  /// A longer one is none: numbers of JT/T 808-2019 have 20 digits.
  public static let longest = 40

  /// Nil: empty, too long, or with other signs than letters, digits, `-`, `_`, `.`, `:`.
  public static func normal(_ text: some StringProtocol) -> String? {
    guard !text.isEmpty, text.utf8.count <= longest, text.utf8.allSatisfy(isAllowed) else { return nil }
    let short = text.uppercased().drop { $0 == "0" }
    return short.isEmpty ? "0" : String(short)
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3a, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f: true
    default: false
    }
  }
}

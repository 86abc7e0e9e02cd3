import Organisation
import Picture

/// What kind of distress signal a message is.
enum DistressSignal: Hashable, Sendable {
  case sart, mob, epirb
  /// Navigational status 14 of another station.
  case status
  /// The alarm button of a terminal (JT/T 808, alarm bit 0).
  case terminal
  case text(String)

  /// What stands in the finding's `object`.
  var object: String {
    switch self {
    case .sart: "sart"
    case .mob: "mob"
    case .epirb: "epirb"
    case .status: "status"
    case .terminal: "terminal"
    case .text: "text"
    }
  }

  init?(object: String) {
    switch object {
    case "sart": self = .sart
    case "mob": self = .mob
    case "epirb": self = .epirb
    case "status": self = .status
    case "terminal": self = .terminal
    case "text": self = .text("")
    default: return nil
    }
  }

  var key: ReasonKey {
    switch self {
    case .sart: .distressSART
    case .mob: .distressMOB
    case .epirb: .distressEPIRB
    case .status: .distressStatus
    case .terminal: .distressTerminal
    case .text: .distressText
    }
  }

  /// 人员落水 for a man-overboard device, else 收到遇险信号 until people know better.
  var code: FindingCode { self == .mob ? FindingCode("A04") : FindingCode("D03") }

  /// The kind of beacon by MMSI (ITU-R M.585): 970 AIS-SART, 972 man overboard, 974 EPIRB.
  init?(beacon mmsi: UInt32) {
    switch mmsi / 1_000_000 {
    case 970: self = .sart
    case 972: self = .mob
    case 974: self = .epirb
    default: return nil
    }
  }
}

/// Safety texts that call for help.
enum DistressText {
  /// Words of the international practice, and their pinyin as Chinese crews write them: 求救 求助 遇险 落水 翻沉 沉船.
  private static let words: [[String]] = [
    ["MAYDAY"], ["SOS"], ["DISTRESS"], ["MOB"], ["MAN", "OVERBOARD"], ["PERSON", "OVERBOARD"], ["SINKING"],
    ["CAPSIZED"], ["CAPSIZING"], ["ABANDON", "SHIP"], ["ABANDONING"], ["ON", "FIRE"], ["QIUJIU"], ["QIU", "JIU"],
    ["QIUZHU"], ["QIU", "ZHU"], ["YUXIAN"], ["YU", "XIAN"], ["LUOSHUI"], ["LUO", "SHUI"], ["FANCHEN"],
    ["FAN", "CHEN"], ["CHENCHUAN"], ["CHEN", "CHUAN"],
  ]
  /// Words that make it no call: a test, a drill, a cancellation.
  private static let calming: [[String]] = [
    ["TEST"], ["TESTING"], ["DRILL"], ["EXERCISE"], ["YANLIAN"], ["FALSE", "ALARM"], ["FALSE", "ALERT"],
    ["CANCEL"], ["CANCELLED"], ["CANCELED"],
  ]

  static func isTest(_ text: String) -> Bool { matches(split(text), calming) }

  static func isCall(_ text: String) -> Bool {
    let parts = split(text)
    return matches(parts, words) && !matches(parts, calming)
  }

  /// The text's words in capitals, one blank between: the same however it was spaced.
  static func normal(_ text: String) -> String { split(text).joined(separator: " ") }

  private static func split(_ text: String) -> [Substring] {
    text.uppercased().split { !($0.isLetter && $0.isASCII) && !$0.isNumber }
  }

  /// Whole words only: `MOBILE` is no `MOB`.
  private static func matches(_ parts: [Substring], _ lists: [[String]]) -> Bool {
    lists.contains { words in
      guard parts.count >= words.count else { return false }
      return (0...(parts.count - words.count)).contains { start in
        zip(parts[start...], words).allSatisfy { $0 == $1 }
      }
    }
  }
}

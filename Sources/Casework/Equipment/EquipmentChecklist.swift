package import Organisation
package import Regulation
import Units

/// One line of equipment day's checklist (P6, C8, X6).
package struct EquipmentItem: Hashable, Sendable, Codable {
  package enum Group: String, Sendable, Codable, CaseIterable {
    /// 中心设备, of the regulation's list
    case room
    /// of the centre's own
    case own
    /// 监控点摄像机: one line a point
    case cameras
  }

  /// What people type: `vhf`, `ups`, `PT-430105-01`.
  package var key: String
  package var group: Group
  /// What people read, where it is no word of the catalogue (`equipment.<key>`): the centre's own word, or the point's name.
  package var name: String?
  /// The point whose cameras these are.
  package var point: PointID?
  /// The code of its faults.
  package var code: FindingCode

  package init(key: String, group: Group, name: String?, point: PointID? = nil, code: FindingCode) {
    self.key = key
    self.group = group
    self.name = name
    self.point = point
    self.code = code
  }
}

/// What a centre looks at on equipment day: the regulation's list, then its own lines; where the regulation names `cameras`, one
/// line for each of its points that has CCTV (P12, C14, X10: a point's equipment is the centre's to see to). Without such points
/// the word stands for itself: the pictures that are called up from below.
package enum EquipmentChecklist {
  /// The regulation's word that the points' cameras take the place of.
  package static let cameras = "cameras"
  /// F01 of points, F03 of lines, F04 of the platform, F02 of everything else in the room.
  package static let pointFault = FindingCode("F01")
  package static let roomFault = FindingCode("F02")
  private static let codes: [String: FindingCode] = [
    "network": FindingCode("F03"), "phones": FindingCode("F03"), "platform": FindingCode("F04"),
  ]

  package static func items(of centre: Centre, rules: EquipmentRules, directory: Directory) -> [EquipmentItem] {
    let points = directory.points(of: centre.id).filter { $0.means.contains(.cctv) }.map { point in
      EquipmentItem(key: point.id, group: .cameras, name: point.name, point: point.id, code: pointFault)
    }
    let known: Set = [
      "power", "network", "displays", "recorders", cameras, "vhf", "broadcast", "ais", "phones", "platform",
    ]
    let room = rules.checklist.filter { $0 != cameras || points.isEmpty }.map { key in
      EquipmentItem(key: key, group: .room, name: known.contains(key) ? nil : key, code: codes[key] ?? roomFault)
    }
    let own = (centre.equipment ?? []).map { item in
      EquipmentItem(key: item.key, group: .own, name: item.name, code: item.code ?? roomFault)
    }
    var seen: Set<String> = []
    return (room + own + points).filter { seen.insert($0.key).inserted }
  }
}

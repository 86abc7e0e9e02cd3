import Wire

/// Words of sailing bans and readings.
enum WatersTexts {
  static let causes: [String: Words] = [
    "wind": Words("大风", "wind"), "fog": Words("大雾", "fog"), "flood": Words("洪水", "flood"), "ice": Words("冰冻", "ice"),
    "traffic": Words("交通管制", "traffic"), "other": Words("其他", "other"),
  ]
  static let states: [String: Words] = [
    "planned": Words("未生效", "not yet"), "inForce": Words("禁航中", "in force"), "expired": Words("已到期", "expired"),
    "lifted": Words("已解除", "lifted"),
  ]
  static let quantities: [String: Words] = [
    "level": Words("水位", "level"), "wind": Words("风速", "wind"), "visibility": Words("能见度", "visibility"),
  ]
  static let units: [String: String] = ["level": "m", "wind": "m/s", "visibility": "m"]
  static let sources: [String: Words] = ["ais": Words("AIS", "AIS"), "entered": Words("人工", "entered")]

  static func look(_ table: [String: Words], _ key: String) -> Words { table[key] ?? Words(key, key) }
}

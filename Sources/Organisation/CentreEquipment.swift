/// A piece of a centre's own that is looked at on equipment day besides the regulation's list (P6, C8, X6).
package struct CentreEquipment: Hashable, Sendable, Codable {
  /// What people type: `ups`.
  package var key: String
  /// What people read: `UPS 电源`.
  package var name: String
  /// The code of its faults; nil: a fault of the centre's equipment (F02).
  package var code: FindingCode?

  package init(key: String, name: String, code: FindingCode? = nil) {
    self.key = key
    self.name = name
    self.code = code
  }
}

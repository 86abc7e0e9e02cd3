package import Organisation

/// How many violations of a code a unit answers for.
package struct ViolationCount: Hashable, Sendable {
  package var code: FindingCode
  /// A unit's id, or a centre's where no notice went out (R20).
  package var unit: String
  package var count: Int
  package init(code: FindingCode, unit: String, count: Int) {
    self.code = code
    self.unit = unit
    self.count = count
  }
}

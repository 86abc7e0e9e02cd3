package import Organisation
package import Regulation

/// A number of a paper: by form, issuing centre and year, without gaps; drills have a series of their own (D14).
package enum PaperNumber {
  /// - Parameter serial: 1, 2, … of the series.
  package static func text(
    _ form: Paper.Form, centre: CentreID, year: Int, serial: Int, drill: Bool, rules: NumberRules
  ) -> String {
    let pattern =
      switch form {
      case .faultReport: rules.faultReport
      case .incidentReport: rules.incidentReport
      case .breachNotice: rules.breachNotice
      case .violationNotice: rules.violationNotice
      }
    let digits = String(serial)
    let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
    let number = pattern.replacing("{year}", with: "\(year)").replacing("{centre}", with: centre.rawValue)
      .replacing("{serial}", with: zeros + digits)
    return drill ? rules.drillPrefix + number : number
  }
}

extension String {
  /// Every occurrence of `placeholder` replaced.
  fileprivate func replacing(_ placeholder: String, with value: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: placeholder) {
      result += rest[..<range.lowerBound]
      result += value
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension DutyDetail: Revised { package var revision: Int { summary.revision } }
extension RoundDetail: Revised { package var revision: Int { summary.revision } }
extension FindingDetail: Revised { package var revision: Int { summary.revision } }
extension CaseDetail: Revised { package var revision: Int { summary.revision } }
extension NoticeDetail: Revised { package var revision: Int { summary.revision } }

/// A field with a fixed set of words, in requests and in queries.
package protocol Choice: Codable, CaseIterable, RawRepresentable, Sendable where RawValue == String {}

extension Choice {
  /// All its words, in order.
  package static var words: [String] { allCases.map(\.rawValue) }
}

extension DutyStateName: Choice {}
extension SeverityName: Choice {}
extension MatterName: Choice {}
extension PreviewFormat: Choice {}
extension PaperFormat: Choice {}
extension CheckMeans: Choice {}
extension ShelveScope: Choice {}
extension VerifyOutcome: Choice {}
extension Language: Choice {}
extension KeyWhyName: Choice {}

package import Wire

/// The twelve forms as files, behind the socket.
package protocol FormsDesk: Sendable {
  func form(_ form: Int, _ filter: FormFilter, format: PaperFormat, caller: Caller) async throws -> PaperFile
  /// A report's tables as one workbook: form 4 and the day's ledgers, or a month's ledgers.
  func reportFile(_ no: Int64, caller: Caller) async throws -> PaperFile
}

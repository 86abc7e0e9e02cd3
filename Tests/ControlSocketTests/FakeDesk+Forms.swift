import Wire

@testable import ControlSocket

extension FakeDesk {
  func form(_ form: Int, _ filter: FormFilter, format: PaperFormat, caller: Caller) async throws -> PaperFile {
    try answer("form")
  }
  func reportFile(_ no: Int64, caller: Caller) async throws -> PaperFile { try answer("reportFile") }
}

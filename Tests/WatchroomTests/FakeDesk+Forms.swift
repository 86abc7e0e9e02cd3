import ControlSocket
import Units
import Wire

@testable import watchroom_commands

extension FakeDesk {
  func form(_ form: Int, _ filter: FormFilter, format: PaperFormat, caller: Caller) async throws -> PaperFile {
    try note("form", form, filter.id, filter.centre, filter.day?.iso, filter.month?.iso, format.rawValue)
    return PaperFile(bytes: Array("监控点违章通知书\n第七号".utf8), mimeType: "text/plain", name: "通知书.txt")
  }
  func reportFile(_ no: Int64, caller: Caller) async throws -> PaperFile {
    try note("reportFile", no)
    return PaperFile(bytes: [80, 75, 3, 4], mimeType: "application/zip", name: "日报.xlsx")
  }
}

import Casework
import ControlSocket
import Wire

/// Refusals of the life of cases and notices.
extension Refusals {
  static func notice(_ refusal: NoticeRefusal, _ texts: Texts) -> ControlError {
    ControlError(
      refusal == .mayNotSign ? .forbidden : .conflict, texts.words("refusal.notice.\(refusal.rawValue)"))
  }

  static func file(_ refusal: FileRefusal, _ texts: Texts) -> ControlError {
    let words =
      switch refusal {
      case .badName(let name): texts.words("refusal.file.badName", ["name": name])
      case .badType(let name): texts.words("refusal.file.badType", ["name": name])
      case .empty(let name): texts.words("refusal.file.empty", ["name": name])
      case .tooLarge(let name): texts.words("refusal.file.tooLarge", ["name": name])
      case .tooMany: texts.words("refusal.file.tooMany", ["count": "\(ReplyFile.most)"])
      case .unknownType(let name): texts.words("refusal.file.unknownType", ["name": name])
      case .twice(let name): texts.words("refusal.file.twice", ["name": name])
      }
    return ControlError(.invalid, words, field: "files")
  }
}

package import Foundation

/// A message as Python's `email` package reads it: another parser than our writer.
package struct ParsedMail: Decodable, Sendable {
  package struct Part: Decodable, Sendable {
    package var type: String
    package var filename: String?
    package var charset: String?
    package var text: String?
    package var sha256: String
    package var size: Int
  }
  package var headers: [String: [String]]
  package var to: [String]
  package var fromName: String
  package var parts: [Part]
  package var defects: [String]
  package var date: String

  package var subject: String { headers["Subject"]?.first ?? "" }
  package var messageID: String { headers["Message-ID"]?.first?.trimmingCharacters(in: ["<", ">", " "]) ?? "" }
  /// The text of the first part of that type.
  package func text(_ type: String = "text/plain") -> String { parts.first { $0.type == type }?.text ?? "" }

  /// The files, in the order given.
  package static func read(_ files: [String]) async throws -> [ParsedMail] {
    guard !files.isEmpty else { return [] }
    let (status, output, errors) = try await run(MailServer.python, [supportFile("read_mail.py")] + files)
    guard status == 0 else { throw Trouble("python could not read \(files): \(errors)") }
    return try output.split(separator: "\n").map { try JSONDecoder().decode(ParsedMail.self, from: Data($0.utf8)) }
  }

  package static func read(_ file: URL) async throws -> ParsedMail {
    guard let mail = try await read([file.path]).first else { throw Trouble("no mail") }
    return mail
  }

  package static func read(_ bytes: [UInt8]) async throws -> ParsedMail {
    let folder = try ScratchFolder("wr-mail")
    let file = URL(fileURLWithPath: folder.file("mail.eml"))
    try Data(bytes).write(to: file)
    return try await read(file)
  }
}

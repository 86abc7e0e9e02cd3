import Foundation
import TestSupport
import Testing
import Units

@testable import Mail

@Suite("A draft becomes a message")
struct MIMEMessageTests {
  @Test("the bytes of a simple message are these, each time")
  func golden() throws {
    let expected = """
      From: Watchroom <centre@example.invalid>
      To: anna@example.invalid
      Subject: Daily report
      Date: Sun, 22 Nov 2026 19:00:05 +0800
      Message-ID: <d-1@watchroom.example.invalid>
      Auto-Submitted: auto-generated
      MIME-Version: 1.0
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      QWxsIHJvdW5kcyBkb25lLg0K

      """
    let bytes = try MIMEMessage(draft()).bytes
    #expect(String(decoding: bytes, as: UTF8.self) == expected.replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try MIMEMessage(draft()).bytes == bytes)
  }

  @Test("the bytes of a message with HTML, attachment, thread and marks are these")
  func goldenMixed() throws {
    var draft = draft(subject: "湘水监违〔2026〕430100-0001号", to: ["anna@example.invalid", "li@example.invalid"])
    draft.to[1].name = "李明"
    draft.html = "<p>所有巡查已完成。</p>"
    draft.references = ["a@example.invalid", "b@example.invalid"]
    draft.importance = .high
    draft.marks = [.init("Duty", "C2/430100/2026-11-21/county-round/3"), .init("Drill", "演练")]
    draft.attachments = [.init(filename: "台账.csv", mimeType: "text/csv; charset=utf-8", bytes: Array("a,b\r\n".utf8))]
    let expected = """
      From: Watchroom <centre@example.invalid>
      To: anna@example.invalid, =?UTF-8?B?5p2O5piO?= <li@example.invalid>
      Subject: =?UTF-8?B?5rmY5rC055uR6L+d44CUMjAyNuOAlTQzMDEwMC0wMDAx5Y+3?=
      Date: Sun, 22 Nov 2026 19:00:05 +0800
      Message-ID: <d-1@watchroom.example.invalid>
      In-Reply-To: <b@example.invalid>
      References: <a@example.invalid> <b@example.invalid>
      Auto-Submitted: auto-generated
      Importance: high
      X-Priority: 1
      X-Watchroom-Duty: C2/430100/2026-11-21/county-round/3
      X-Watchroom-Drill: =?UTF-8?B?5ryU57uD?=
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="=_watchroom_mixed_MIXED"

      --=_watchroom_mixed_MIXED
      Content-Type: multipart/alternative;
       boundary="=_watchroom_alternative_ALTERNATIVE"

      --=_watchroom_alternative_ALTERNATIVE
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      QWxsIHJvdW5kcyBkb25lLg0K
      --=_watchroom_alternative_ALTERNATIVE
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: base64

      PHA+5omA5pyJ5beh5p+l5bey5a6M5oiQ44CCPC9wPg==
      --=_watchroom_alternative_ALTERNATIVE--
      --=_watchroom_mixed_MIXED
      Content-Type: text/csv; charset=utf-8
      Content-Transfer-Encoding: base64
      Content-Disposition: attachment; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.csv

      YSxiDQo=
      --=_watchroom_mixed_MIXED--

      """
      .replacingOccurrences(of: "MIXED", with: Fingerprint.hex("d-1@watchroom.example.invalid/mixed"))
      .replacingOccurrences(of: "ALTERNATIVE", with: Fingerprint.hex("d-1@watchroom.example.invalid/alternative"))
    let bytes = try MIMEMessage(draft).bytes
    #expect(String(decoding: bytes, as: UTF8.self) == expected.replacingOccurrences(of: "\n", with: "\r\n"))
  }

  @Test(
    "Python's email reads Chinese subject, names, texts and file names back without a defect",
    .enabled(if: MailServer.isAvailable, "\(MailServer.needs)"))
  func readBack() async throws {
    let subject = "【日报】2026年11月22日湘江长沙段水上交通安全监控值班情况报告（三汊矶、㵲水等渡口）👍🏽 – 全部巡查已完成"
    let text = "一、值班情况\n\n.点开头的一行\r\nFrom 开头\n二、巡查" + String(repeating: "长", count: 3000)
    var draft = draft(subject: subject)
    draft.from.name = "长沙市水上交通安全监控中心（值班室）"
    draft.to = (0..<40).map {
      .init("u\($0)@example.invalid", name: $0 % 2 == 0 ? "局领导 \($0)" : "O'Hara, \"Al\" \($0)")
    }
    draft.text = text
    draft.html = "<!doctype html><p>\(text)</p>"
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 251) }
    draft.attachments = [
      .init(filename: "湘水监违〔2026〕430100-0001号 台账.csv", mimeType: "text/csv; charset=utf-8", bytes: Array("甲,乙".utf8)),
      .init(filename: "plain name.bin", mimeType: "application/octet-stream", bytes: bytes),
      .init(filename: "../../etc/pass\r\nwd\"x", mimeType: "application/octet-stream", bytes: []),
    ]
    let message = try MIMEMessage(draft)
    let parsed = try await ParsedMail.read(message.bytes)
    #expect(parsed.defects == [])
    #expect(parsed.headers["Subject"] == [subject])
    #expect(parsed.fromName == draft.from.name)
    #expect(parsed.to == draft.to.map(\.address))
    #expect(parsed.date == "2026-11-22T19:00:05+08:00")
    #expect(parsed.parts.map(\.type).prefix(3) == ["text/plain", "text/html", "text/csv"])
    let canonical = text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "\r\n")
    #expect(parsed.parts[0].text == canonical)
    #expect(parsed.parts[1].text == "<!doctype html><p>\(canonical)</p>")
    #expect(parsed.parts[2].text == "甲,乙")
    #expect(parsed.parts[2].charset == "utf-8")
    #expect(
      parsed.parts.map(\.filename) == [
        nil, nil, "湘水监违〔2026〕430100-0001号 台账.csv", "plain name.bin", ".._.._etc_pass  wd\"x",
      ])
    #expect(parsed.parts[3].size == 100_000)
    #expect(isWellFormed(message.bytes))
  }

  /// ASCII, CRLF throughout, no line over 998 octets, none that begins with a dot.
  private func isWellFormed(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return bytes.last == 0x0A
      && lines.dropLast().allSatisfy { line in
        line.last == 0x0D && line.count <= 999 && line.first != UInt8(ascii: ".")
          && line.dropLast().allSatisfy { (0x20...0x7E).contains($0) }
      }
  }

  @Test(
    "no value can add a header: free text is made harmless",
    arguments: ["\r\n", "\n", "\r", "\u{2028}", "\u{0}", "\u{85}"])
  func injectionInText(newline: String) throws {
    let attack = "x\(newline)Bcc: eve@example.invalid\(newline)\(newline)body"
    var draft = draft(subject: attack)
    draft.from.name = attack
    draft.to[0].name = attack
    draft.marks = [.init("Duty", attack)]
    draft.attachments = [.init(filename: attack, mimeType: "text/csv", bytes: [1])]
    let bytes = try MIMEMessage(draft).bytes
    let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }
      .map { $0.split(separator: ":")[0].lowercased() }
    #expect(
      names == [
        "from", "to", "subject", "date", "message-id", "auto-submitted", "x-watchroom-duty", "mime-version",
        "content-type",
      ])
    #expect(isWellFormed(bytes))
    #expect(!String(decoding: bytes, as: UTF8.self).contains("\r\nBcc"))
  }

  @Test("no value can add a header: addresses, identifiers and types that hold a line break are refused")
  func injectionInIdentifiers() throws {
    func error(_ change: (inout MailDraft) -> Void) -> MailDraftError? {
      var draft = draft()
      change(&draft)
      do throws(MailDraftError) {
        _ = try MIMEMessage(draft)
        return nil
      } catch {
        return error
      }
    }
    #expect(error { _ in } == nil)
    #expect(error { $0.to[0].address = "a@b.c\r\nBcc: e@f.g" } == .badAddress("a@b.c Bcc: e@f.g".spaced))
    #expect(error { $0.from.address = "a b@c.d" } == .badAddress("a b@c.d"))
    #expect(error { $0.from.address = "张@example.invalid" } == .badAddress("张@example.invalid"))
    #expect(error { $0.from.address = "a@b>, <c@d" } == .badAddress("a@b>, <c@d"))
    #expect(error { $0.to = [] } == .noRecipients)
    #expect(error { $0.messageID = "a@b>\r\nX: y" } == .badMessageID("a@b>  X: y"))
    #expect(error { $0.messageID = "noat" } == .badMessageID("noat"))
    #expect(error { $0.references = ["<a@b>"] } == .badMessageID("<a@b>"))
    #expect(error { $0.marks = [.init("A: b\r\nC", "x")] } == .badMark("A: b  C"))
    #expect(error { $0.attachments = [.init(filename: "a", mimeType: "text/csv\r\nX: y", bytes: [])] } != nil)
    #expect(error { $0.attachments = [.init(filename: "a", mimeType: "csv", bytes: [])] } == .badMimeType("csv"))
    let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    #expect(error { $0.attachments = [.init(filename: "a.xlsx", mimeType: workbook, bytes: [])] } == nil)
    #expect(error { $0.attachments = [.init(filename: "", mimeType: "a/b", bytes: [])] } == .badFilename(""))
    #expect(error { $0.to = Array(repeating: .init("a@b.c"), count: 501) } == .tooMuch(what: "recipients", limit: 500))
    let big = [UInt8](repeating: 0, count: 20 * 1024 * 1024)
    #expect(
      error { $0.attachments = [.init(filename: "a", mimeType: "a/b", bytes: big)] }
        == .tooMuch(what: "bytes", limit: 25 * 1024 * 1024))
  }

  @Test("encoded words are at most 75 octets and end at a character's boundary (RFC 2047)")
  func encodedWords() {
    let text = String(repeating: "三汊矶👨‍👩‍👧‍👦e\u{301}", count: 20)
    let words = MailText.words(text)
    #expect(words.count > 3)
    var joined = ""
    for word in words {
      #expect(word.utf8.count <= 75)
      let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
      let part = data.flatMap { String(data: $0, encoding: .utf8) }
      #expect(part != nil)
      if let first = part?.unicodeScalars.first { #expect(!first.properties.isGraphemeExtend) }
      joined += part ?? ""
    }
    #expect(joined == text)
    #expect(MailText.words("plain  words ") == ["plain", "", "words", ""])
    #expect(MailText.words("looks =?UTF-8?B?like?= one").allSatisfy { $0.hasPrefix("=?UTF-8?B?") })
    // A character of more than a word's length is still cut between scalars.
    let long = "a" + String(repeating: "\u{301}", count: 100)
    #expect(MailText.words(long).allSatisfy { $0.utf8.count <= 75 })
  }

  @Test(
    "base64 is that of RFC 4648 section 10, in lines of 76",
    arguments: zip(["", "f", "fo", "foo", "foob"], ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]))
  func base64(text: String, expected: String) {
    #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == expected)
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 31) } + Array(text.utf8)
    var lines: [UInt8] = []
    Base64.appendLines(bytes, to: &lines)
    let reference = Data(bytes).base64EncodedData(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    #expect(lines == Array(reference) + [0x0D, 0x0A])
  }

  @Test(
    "dates are written in the sender's offset",
    arguments: [
      (0, 0, "Thu, 01 Jan 1970 00:00:00 +0000"), (1_795_345_205, 28_800, "Sun, 22 Nov 2026 19:00:05 +0800"),
      (1_795_345_205, -12_600, "Sun, 22 Nov 2026 07:30:05 -0330"),
      (1_709_164_799, 0, "Wed, 28 Feb 2024 23:59:59 +0000"),
      (1_709_164_800, 0, "Thu, 29 Feb 2024 00:00:00 +0000"),
    ])
  func dates(seconds: Int64, offset: Int, expected: String) {
    #expect(MailDate.text(Instant(seconds: seconds), utcOffset: offset) == expected)
    let line = Array("From: x\r\nDate: \(expected)\r\n\r\nDate: Sun, 01 Jan 2000\r\n".utf8)
    #expect(MailDate.date(inHeaderOf: line)?.iso.prefix(4) == expected.dropFirst(12).prefix(4))
  }

  @Test("long headers are folded at 78 octets")
  func folding() throws {
    var draft = draft(
      subject: String(repeating: "word ", count: 60), to: (0..<30).map { "person\($0)@example.invalid" })
    draft.references = (0..<20).map { "message-\($0)@watchroom.example.invalid" }
    let text = String(decoding: try MIMEMessage(draft).bytes, as: UTF8.self)
    for line in text.components(separatedBy: "\r\n") { #expect(line.utf8.count <= 78) }
    #expect(!text.contains("\r\n \r\n"))
  }
}

extension String {
  /// As `printable` shows a line break in the middle of this.
  fileprivate var spaced: String { replacingOccurrences(of: "a@b.c ", with: "a@b.c  ") }
}

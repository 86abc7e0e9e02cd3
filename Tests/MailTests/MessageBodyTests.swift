import Testing
import Units

@testable import Mail

@Suite("D10: the bodies of a kept message are read back") struct MessageBodyTests {
  @Test("as they were written, with and without HTML and attachments; of other bytes nothing") func bodies() throws {
    let words = "全部完成\n- 应查 4 轮 <&> é —\n\n" + String(repeating: "长行", count: 400) + "\n"
    for (html, attached) in [(nil, false), ("<p>湘水监违〔2026〕</p>\n", false), ("<p>a</p>\n", true)] as [(String?, Bool)] {
      let draft = MailDraft(
        from: .init("watch@example.invalid", name: "监控中心"), to: [.init("a@example.invalid")], subject: "日报",
        date: Instant(milliseconds: 1_795_000_000_000), utcOffset: 8 * 3600, messageID: "1@example.invalid",
        references: [], text: words, html: html,
        attachments: attached ? [.init(filename: "表.csv", mimeType: "text/csv", bytes: Array("a,b".utf8))] : [],
        importance: .normal, marks: [])
      let bytes = try MIMEMessage(draft).bytes
      #expect(MIMEMessage.body(.plain, of: bytes) == words)
      #expect(MIMEMessage.body(.html, of: bytes) == html)
    }
    #expect(MIMEMessage.body(.plain, of: Array("Subject: x\r\n\r\nhello".utf8)) == nil)
    #expect(MIMEMessage.body(.plain, of: []) == nil)
  }
}

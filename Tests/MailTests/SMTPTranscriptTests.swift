import Casework
import Testing

@testable import Mail

/// D10: the outcome follows from the last command sent and the reply to it.
@Suite("What was said decides how a delivery ended (D10)")
struct SMTPTranscriptTests {
  /// Plays a conversation: `>` we sent, `<` we heard, `body`, `end` of the message.
  private func play(_ lines: [String]) -> SMTPTranscript {
    var transcript = SMTPTranscript()
    for line in lines {
      switch line.first {
      case ">": _ = transcript.sent(String(line.dropFirst(2)) + "\r\n")
      case "<": _ = transcript.heard(String(line.dropFirst(2)) + "\r\n")
      default: if line == "body" { transcript.bodyBegan() } else { transcript.bodyEnded() }
      }
    }
    return transcript
  }

  private static let hello = ["< 220 hi", "> EHLO m", "< 250-me", "< 250-AUTH PLAIN", "< 250 HELP"]
  private static let accepted = hello + ["> MAIL FROM:<a>", "< 250 ok", "> RCPT TO:<b>", "< 250 ok"]
  private static let body = accepted + ["> DATA", "< 354 go", "body", "end"]

  static let stories: [(String, [String], SMTPTranscript.Ending, String)] = {
    let lost = SMTPTranscript.Ending.failed("curl 56: gone", stage: nil)
    return [
      ("accepted", body + ["< 250 stored"], .complete, "accepted 250 dot"),
      ("accepted, and then the connection broke", body + ["< 250 stored"], lost, "accepted 250 dot"),
      ("accepted, and QUIT was sent", body + ["< 250 stored", "> QUIT"], lost, "accepted 250 dot"),
      (
        "refused, and QUIT was answered", accepted + ["> DATA", "< 554 no", "> QUIT", "< 221 bye"], lost,
        "refused 554 data"
      ),
      ("lost after the dot", body, lost, "unclear 0 dot"),
      ("stopped after the dot", body, .stopped, "unclear 0 dot"),
      ("half a reply to the dot", body + ["< 250-still"], lost, "unclear 0 dot"),
      ("complete without a reply is not believed", body, .complete, "unclear 0 dot"),
      ("greylisted after the dot", body + ["< 451 later"], lost, "deferred 451 dot"),
      ("spam", body + ["< 554 spam"], lost, "refused 554 dot"),
      ("lost in the body", accepted + ["> DATA", "< 354 go", "body"], lost, "deferred 0 body"),
      ("stopped in the body", accepted + ["> DATA", "< 354 go", "body"], .stopped, "deferred 0 body"),
      ("lost before the body", accepted + ["> DATA", "< 354 go"], lost, "deferred 0 data"),
      ("DATA refused", accepted + ["> DATA", "< 554 no"], lost, "refused 554 data"),
      (
        "unknown person", hello + ["> MAIL FROM:<a>", "< 250 ok", "> RCPT TO:<b>", "< 550 who"], lost,
        "refused 550 rcpt"
      ),
      (
        "full mailbox", hello + ["> MAIL FROM:<a>", "< 250 ok", "> RCPT TO:<b>", "< 452 full"], lost,
        "deferred 452 rcpt"
      ),
      ("no answer to RCPT", hello + ["> MAIL FROM:<a>", "< 250 ok", "> RCPT TO:<b>"], lost, "deferred 0 rcpt"),
      (
        "AUTH wanted", hello + ["> MAIL FROM:<a>", "< 250 ok", "> RCPT TO:<b>", "< 530 auth"], lost, "deferred 530 rcpt"
      ),
      ("sender refused", hello + ["> MAIL FROM:<a>", "< 550 you"], lost, "deferred 550 mail"),
      ("message too large", hello + ["> MAIL FROM:<a> SIZE=9", "< 552 big"], lost, "refused 552 mail"),
      ("relay shuts", hello + ["> MAIL FROM:<a>", "< 421 bye"], lost, "deferred 421 mail"),
      ("bad password", hello + ["> AUTH PLAIN", "< 334 ", "> AHgAeQ==", "< 535 no"], lost, "deferred 535 auth"),
      ("greeted with 554", ["< 554 no service"], lost, "deferred 554 greeting"),
      ("EHLO refused", ["< 220 hi", "> EHLO m", "< 550 bad name"], lost, "deferred 550 ehlo"),
      ("STARTTLS refused", hello + ["> STARTTLS", "< 454 no"], lost, "deferred 454 tls"),
      ("bad certificate", hello + ["> STARTTLS", "< 220 go"], .failed("curl 60", stage: .tls), "deferred 0 tls"),
      ("nobody there", [], .failed("curl 7", stage: .connect), "deferred 0 connect"),
      ("no such name", [], .failed("curl 6", stage: .dns), "deferred 0 dns"),
      ("relay without AUTH", hello, .unfit("no AUTH", stage: .auth), "deferred 0 auth"),
      ("noise for a reply", ["< 999 ?", "< xyz", "< "], lost, "deferred 0 greeting"),
    ]
  }()

  @Test("each conversation ends as D10 says", arguments: stories.indices)
  func outcomes(index: Int) {
    let (name, lines, ending, expected) = SMTPTranscriptTests.stories[index]
    #expect(play(lines).outcome(ending).summary == expected, "\(name)")
  }

  @Test("credentials are never named, whatever the mechanism")
  func credentials() {
    var transcript = SMTPTranscript()
    var said: [String] = []
    said.append(transcript.sent("EHLO m\r\n"))
    _ = transcript.heard("250-AUTH\r\n")
    #expect(!transcript.offersAuth)
    _ = transcript.heard("250 AUTH LOGIN\r\n")
    said.append(transcript.sent("AUTH LOGIN\r\n"))
    for secret in ["dXNlcg==\r\n", "cGFzcw==\r\n", "DATA\r\n"] {
      _ = transcript.heard("334 x\r\n")
      said.append(transcript.sent(secret))
    }
    _ = transcript.heard("235 ok\r\n")
    said.append(transcript.sent("MAIL FROM:<a@b.c> SIZE=3\r\n"))
    #expect(said == ["EHLO", "AUTH", "AUTH …", "AUTH …", "AUTH …", "MAIL FROM"])
    #expect(transcript.offersAuth)
  }

  @Test("a receipt is bounded and printable, however long the reply")
  func bounded() {
    var transcript = play(SMTPTranscriptTests.body)
    for _ in 0..<10_000 { _ = transcript.heard("554-" + String(repeating: "长\u{7}", count: 40) + "\r\n") }
    _ = transcript.heard("554 end\r\n")
    let receipt = transcript.outcome(.failed("x", stage: nil)).receipt
    #expect(receipt.text.count <= 500)
    #expect(receipt.text.hasPrefix("554-长 长"))
    #expect(!receipt.text.unicodeScalars.contains { $0.isControl })
    #expect(transcript.outcome(.failed("x", stage: nil)).summary == "refused 554 dot")
  }

  @Test("a kept connection that died idle is told from one that died under way")
  func diedIdle() {
    let lost = SMTPTranscript.Ending.failed("gone", stage: nil)
    #expect(play(["> MAIL FROM:<a>"]).diedIdle(lost))
    #expect(play(["> MAIL FROM:<a>", "< 421 idle too long"]).diedIdle(lost))
    #expect(!play(["> MAIL FROM:<a>", "< 451 later"]).diedIdle(lost))
    #expect(!play(["> MAIL FROM:<a>", "< 250 ok", "> RCPT TO:<b>"]).diedIdle(lost))
    #expect(!play(["> MAIL FROM:<a>"]).diedIdle(.stopped))
    #expect(!play(SMTPTranscriptTests.body).diedIdle(lost))
  }
}

import Casework
import Foundation
import Organisation
import Synchronization
import TestSupport
import Testing
import Units

@testable import Mail

private let textToSend = "【紧急】人员落水 \"湘江1号\"\n三汊矶 10:02 {text}\\ &=%<br>；请立即核实"

private func page(_ text: String = textToSend, attachment: GatewayPage.Attachment? = nil) -> GatewayPage {
  GatewayPage(
    recipientName: "朱立新", subject: "紧急", text: text, kind: "alarm", importance: .emergency, attachment: attachment)
}

private func sms(to recipient: String = "13800000001", id: Int64 = 1, _ page: GatewayPage = page()) -> Envelope {
  Envelope(
    deliveryID: id, messageID: "m-1@watchroom.example.invalid", sender: "w@example.invalid", recipient: recipient,
    body: [], channel: "sms", page: page)
}

private let jsonBody =
  #"{"to":["{recipient}"],"text":"{text}","id":"{message_id}","name":"{recipient_name}","n":{part}}"#

private func gateway(
  _ server: GatewayServer, path: String = "/send", body: String = jsonBody, _ change: (inout Gateway) -> Void = { _ in }
) throws -> Gateway {
  let scheme = server.certificate == nil ? "http" : "https"
  var gateway = Gateway(
    name: "sms", kind: .sms, url: try GatewayTemplate("\(scheme)://localhost:\(server.port)\(path)"),
    body: try GatewayTemplate(body))
  gateway.timeout = .seconds(2)
  gateway.caFile = server.certificate
  change(&gateway)
  return gateway
}

private func courier(_ gateway: Gateway) -> GatewayCourier { GatewayCourier(gateway) { evening } }

/// HMAC-SHA256 by Python, which shares no code with the courier.
private func python(_ code: String, _ arguments: [String]) throws -> String {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: MailServer.python)
  process.arguments = ["-c", "import sys,hmac,hashlib,base64,urllib.parse\n" + code] + arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  return String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    .trimmingCharacters(in: .whitespacesAndNewlines)
}

/// The gateway courier against a real HTTP server on loopback (Tests/Support/gatewayd.py).
@Suite("R7: gateways by HTTP", .serialized, .enabled(if: GatewayServer.isAvailable, "\(GatewayServer.needs)"))
struct GatewayCourierTests {
  @Test("R7: a JSON body holds hostile text as it is; the answer is the receipt") func json() async throws {
    try await GatewayServer.with { server async throws in
      let outcome = await courier(try gateway(server)).deliver(sms())
      #expect(outcome == .accepted(Receipt(code: 200, text: #"{"errcode":0,"errmsg":"ok"}"#, stage: "http")))
      let request = try #require(try server.requests().first)
      #expect(request.method == "POST" && request.path == "/send")
      #expect(request.headers["content-type"] == "application/json")
      #expect(request.headers["expect"] == nil)
      let body = try #require(try JSONSerialization.jsonObject(with: Data(request.bytes)) as? [String: Any])
      #expect(body["text"] as? String == textToSend)
      #expect(body["to"] as? [String] == ["13800000001"])
      #expect(body["id"] as? String == "m-1@watchroom.example.invalid")
      #expect(body["name"] as? String == "朱立新")
    }
  }

  @Test("R7: a form body, a URL with values, headers without line breaks") func form() async throws {
    try await GatewayServer.with { server async throws in
      let gate = try gateway(server, path: "/s/{kind}?to={recipient}", body: "phone={recipient}&msg={text}&x=1") {
        $0.contentType = "application/x-www-form-urlencoded; charset=utf-8"
        $0.method = .put
        $0.headers = [.init(name: "X-Text", value: (try? GatewayTemplate("{text}")) ?? $0.body)]
      }
      #expect(await courier(gate).deliver(sms(to: "+86 138")).kind == "accepted")
      let request = try #require(try server.requests().first)
      #expect(request.method == "PUT" && request.path == "/s/alarm" && request.query["to"] == "+86 138")
      let read = "print(dict(urllib.parse.parse_qsl(sys.argv[1]))['msg'].encode().hex())"
      #expect(try python(read, [request.text]) == Data(textToSend.utf8).map { String(format: "%02x", $0) }.joined())
      #expect(request.headers["x-text"]?.contains("湘江") == false || request.headers["x-text"]?.contains("\n") == false)
    }
  }

  @Test("R7: HMAC-SHA256 in a header, as another program computes it; the secret stands nowhere")
  func signed() async throws {
    try await GatewayServer.with(["says-key is s3cret-密钥 indeed"], all: "ok") { server async throws in
      let secret = try server.file("secret", "s3cret-密钥\n")
      let gate = try gateway(server) {
        $0.secretFile = secret
        $0.success.body = .contains("nothing")
        let over = (try? GatewayTemplate("{timestamp}\n{body}")) ?? $0.body
        $0.signing = .header(name: "X-Sign", over: over, encoding: .hex, timestampHeader: "X-Time")
      }
      let outcome = await courier(gate).deliver(sms())
      #expect(outcome.summary == "refused 200 http")
      #expect(outcome.receipt.text == "key is *** indeed")
      let request = try #require(try server.requests().first)
      #expect(request.headers["x-time"] == "1795345205")
      let code =
        "print(hmac.new(sys.argv[1].encode(),('1795345205\\n'+sys.argv[2]).encode(),hashlib.sha256).hexdigest())"
      #expect(request.headers["x-sign"] == (try python(code, ["s3cret-密钥", request.text])))
      #expect(!request.text.contains("s3cret"))
    }
  }

  @Test("R7: 钉钉: sign over timestamp and secret in the query") func dingtalk() async throws {
    try await GatewayServer.with { server async throws in
      let secret = try server.file("secret", "SECabc+/=")
      let body = #"{"msgtype":"text","text":{"content":"{text}"},"at":{"atMobiles":["{recipient}"]}}"#
      let gate = try gateway(server, path: "/robot/send?access_token=t", body: body) {
        $0.secretFile = secret
        $0.signing = .dingtalk
        $0.success.body = .json(path: ["errcode"], equals: ["0"])
      }
      #expect(await courier(gate).deliver(sms()).kind == "accepted")
      let query = try #require(try server.requests().first?.query)
      #expect(query["timestamp"] == "\(evening.milliseconds)" && query["access_token"] == "t")
      let code =
        "t,s=sys.argv[1],sys.argv[2]\nprint(base64.b64encode(hmac.new(s.encode(),(t+'\\n'+s).encode(),hashlib.sha256).digest()).decode())"
      #expect(query["sign"] == (try python(code, ["\(evening.milliseconds)", "SECabc+/="])))
    }
  }

  @Test(
    "R7: success is judged by status and body",
    arguments: [
      ("ok", "accepted 200 http"), ("201", "refused 201 http"), ("says-{\"errcode\":40035}", "refused 200 http"),
      ("says-no JSON", "refused 200 http"), ("says-{\"errcode\":45009}", "deferred 200 http"),
      ("400", "refused 400 http"), ("422", "refused 422 http"), ("401", "deferred 401 http"),
      ("404", "deferred 404 http"), ("429", "deferred 429 http"), ("302", "deferred 302 http"),
      ("500", "deferred 500 http"), ("503", "deferred 503 http"), ("huge", "refused 200 http"),
    ]) func verdicts(_ how: String, _ wanted: String) async throws
  {
    try await GatewayServer.with(all: how) { server async throws in
      let gate = try gateway(server) {
        $0.success.body = .json(path: ["errcode"], equals: ["0"])
        $0.success.retry = .json(path: ["errcode"], equals: ["45009"])
      }
      let outcome = await courier(gate).deliver(sms())
      #expect(outcome.summary == wanted)
      #expect(outcome.receipt.text.unicodeScalars.count <= 500)
      #expect(try server.requests().count == 1)
    }
  }

  @Test(
    "D10: taken and not answered is unclear, and goes again with the same id",
    arguments: ["slow", "drop-after", "cut"]) func lost(_ how: String) async throws
  {
    try await GatewayServer.with([how]) { server async throws in
      let courier = courier(try gateway(server) { $0.timeout = .milliseconds(700) })
      #expect(await courier.deliver(sms()).kind == "unclear")
      #expect(await courier.deliver(sms()).kind == "accepted")
      let requests = try server.requests()
      #expect(requests.count == 2 && requests[0].body == requests[1].body)
    }
  }

  @Test("nothing was taken: deferred, and never unclear") func notTaken() async throws {
    try await GatewayServer.with { server async throws in
      let gate = try gateway(server)
      await server.stop()
      #expect(await courier(gate).deliver(sms()).summary == "deferred 0 connect")
      let nowhere = Gateway(
        name: "x", kind: .sms, url: try GatewayTemplate("http://nowhere.invalid/"), body: gate.body)
      #expect(await courier(nowhere).deliver(sms()).summary == "deferred 0 dns")
      var unread = gate
      unread.secretFile = "/nonexistent/secret"
      #expect(await courier(unread).deliver(sms()).summary == "deferred 0 auth")
      #expect(await courier(gate).deliver(sms(to: "1\n2")).summary == "refused 0 rcpt")
    }
  }

  @Test("TLS: the certificate is checked") func tls() async throws {
    try await GatewayServer.with(tls: true) { server async throws in
      #expect(await courier(try gateway(server)).deliver(sms()).kind == "accepted")
      #expect(await courier(try gateway(server) { $0.caFile = nil }).deliver(sms()).summary == "deferred 0 tls")
      #expect(try server.requests().count == 1)
    }
  }

  @Test("a long text goes in marked parts; one that was accepted is not sent again") func parts() async throws {
    try await GatewayServer.with(["ok", "500", "ok", "ok"]) { server async throws in
      let text = String((0..<150).map { Character(Unicode.Scalar(0x4E00 + UInt32($0)) ?? "x") })
      let courier = courier(try gateway(server) { $0.maxLength = 70 })
      #expect(await courier.deliver(sms(page(text))).summary == "deferred 500 http")
      #expect(await courier.deliver(sms(page(text))).kind == "accepted")
      let bodies = try server.requests().filter { $0.answered == "ok" }.map {
        try JSONSerialization.jsonObject(with: Data($0.bytes)) as? [String: Any]
      }
      let texts = bodies.compactMap { $0?["text"] as? String }
      #expect(texts.map { String($0.prefix(5)) } == ["(1/3)", "(2/3)", "(3/3)"])
      #expect(texts.allSatisfy { $0.utf16.count <= 70 })
      #expect(texts.map { String($0.dropFirst(5)) }.joined() == text)
      #expect(bodies.compactMap { $0?["n"] as? Int } == [1, 2, 3])
    }
  }

  @Test("a fax carries the paper whole: 1 MiB in base64") func fax() async throws {
    try await GatewayServer.with { server async throws in
      let bytes = (0..<(1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
      let paper = GatewayPage.Attachment(name: "日报 1.pdf", mimeType: "application/pdf", bytes: bytes)
      let body = #"{"fax":"{recipient}","name":"{attachment_name}","file":"{attachment_base64}"}"#
      let gate = try gateway(server, body: body) { $0.timeout = .seconds(20) }
      #expect(await courier(gate).deliver(sms(page(attachment: paper))).kind == "accepted")
      let sent = try JSONSerialization.jsonObject(with: Data(try #require(server.requests().first).bytes))
      let file = try #require((sent as? [String: String])?["file"])
      #expect(Data(base64Encoded: file) == Data(bytes))
      #expect((sent as? [String: String])?["name"] == "日报 1.pdf")
    }
  }

  @Test("each channel has its lanes; one that is not configured is deferred, until it is there") func set() async throws
  {
    try await GatewayServer.with { server async throws in
      let folder = try ScratchFolder("wr-set")
      let set = CourierSet(mail: FolderCourier(path: folder.path), gateways: [])
      #expect(await set.deliver(sms()).summary == "deferred 0 connect")
      set.replace(gateways: [courier(try gateway(server))])
      #expect(set.lanesByChannel == ["mail": 1, "sms": 1])
      #expect(await set.deliver(sms()).kind == "accepted")
      #expect(try await set.deliver(envelope()).kind == "accepted")
    }
  }
}

@Suite("Gateways: templates, JSON, short texts") struct GatewayTemplateTests {
  @Test("braces of JSON stand for themselves; a name that there is not is refused") func braces() throws {
    let template = try GatewayTemplate(#"{"a":{"b":"{text}"},"c":{},"d":"{ text }","e":"{Text}"}"#)
    #expect(template.names == [.text])
    #expect(template.rendered([.text: "x\"y"], .json) == #"{"a":{"b":"x\"y"},"c":{},"d":"{ text }","e":"{Text}"}"#)
    #expect(throws: GatewayTemplate.UnknownName(name: "txt")) { try GatewayTemplate("{txt}") }
  }

  @Test("a value that looks like a placeholder is not filled in again") func once() throws {
    #expect(try GatewayTemplate("{text}").rendered([.text: "{secret}", .secret: "s"], .none) == "{secret}")
  }

  @Test("escapes") func escapes() {
    #expect(GatewayTemplate.Escape(contentType: "application/vnd.x+json") == .json)
    #expect(GatewayTemplate.Escape.json.applied(to: "\u{1}\t\"\\") == #"\u0001\t\"\\"#)
    #expect(GatewayTemplate.Escape.form.applied(to: "a b&é") == "a%20b%26%C3%A9")
    #expect(GatewayTemplate.Escape.xml.applied(to: "<a&\"'\u{1}>") == "&lt;a&amp;&quot;&apos; &gt;")
  }

  @Test("JSON that is none gives nothing, and depth is bounded") func json() {
    for text in ["", "{", "[1,]", "{\"a\":}", "01x", "\"\\u12\"", "tru", "[1] 2", "\"\u{1}\""] {
      #expect(JSONValue(Array(text.utf8)) == nil, "\(text)")
    }
    #expect(JSONValue(Array(String(repeating: "[", count: 100_000).utf8)) == nil)
    let value = JSONValue(Array(#" {"r":[{"code":0,"ok":true,"t":"\u6c34\uD83D\uDE00","n":null}]} "#.utf8))
    #expect(value?.scalar(at: ["r", "0", "code"]) == "0")
    #expect(value?.scalar(at: ["r", "0", "ok"]) == "true")
    #expect(value?.scalar(at: ["r", "0", "t"]) == "水😀")
    #expect(value?.scalar(at: ["r", "0", "n"]) == "null")
    #expect(value?.scalar(at: ["r", "1", "code"]) == nil)
    #expect(value?.scalar(at: ["r"]) == nil)
  }

  @Test("parts never break a character, and what is cut is said") func short() {
    let family = String(repeating: "👨‍👩‍👧", count: 20)
    let parts = ShortText.parts(family, limit: 30, atMost: 9, tooLong: .split)
    #expect(parts.allSatisfy { $0.utf16.count <= 30 })
    #expect(parts.map { $0.dropFirst(5) }.joined() == family)
    let cut = ShortText.parts(String(repeating: "水", count: 500), limit: 70, atMost: 3, tooLong: .split)
    #expect(cut.count == 3 && cut[2].hasSuffix("…") && cut.allSatisfy { $0.utf16.count <= 70 })
    #expect(ShortText.parts("短", limit: 70, atMost: 3, tooLong: .split) == ["短"])
    #expect(
      ShortText.parts(String(repeating: "水", count: 71), limit: 70, atMost: 3, tooLong: .cut)[0].utf16.count == 70)
  }
}

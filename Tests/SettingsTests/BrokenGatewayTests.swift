import Casework
import Organisation
import Testing
import Units

@testable import Settings

/// `gateways` of watchroom.yaml and `channels` of people, units and centres (R7).
@Suite("R7: gateways are checked at the start") struct BrokenGatewayTests {
  private static let file = "watchroom.yaml"
  private static let anchor = "\ntracks:\n"
  private static func gateways(_ item: String) -> String { "\ngateways:\n  - \(item)\n" + anchor }
  private static let body = #"body: '{"to":"{recipient}","t":"{text}"}'"#

  private static func broken(
    _ name: String, _ item: String, line: String, key: String, _ reason: String
  ) -> Broken {
    Broken(name, file, anchor, gateways(item), line: line, key: "gateways[0]" + (key.isEmpty ? "" : "." + key), reason)
  }

  @Test(arguments: all) func refuses(_ broken: Broken) throws { try broken.check() }

  static let all: [Broken] = [
    broken(
      "a name that is unknown", "{ name: a, kind: sms, url: 'https://a.invalid/', body: '{\"t\":\"{txt}\"}' }",
      line: "{txt}", key: "body",
      "{txt} is none of: " + GatewayTemplate.Name.allCases.map(\.rawValue).joined(separator: ", ")
        + "; did you mean \"text\"?"),
    broken(
      "no JSON", "{ name: a, kind: sms, url: 'https://a.invalid/', body: '{\"t\":{text}}' }",
      line: "name: a, kind: sms",
      key: "body", "is not JSON when its values are filled in: they stand inside quotes"),
    broken(
      "nothing is said", "{ name: a, kind: sms, url: 'https://a.invalid/', body: '{\"t\":\"{recipient}\"}' }",
      line: "name: a, kind: sms", key: "body", "has neither {text} nor {attachment_base64}: nothing would be said"),
    broken(
      "no host", "{ name: a, kind: sms, url: '{recipient}/x', \(body) }", line: "name: a, kind: sms", key: "url",
      "must begin with http:// or https:// and a host"),
    broken(
      "ftp", "{ name: a, kind: sms, url: 'ftp://a.invalid', \(body) }", line: "name: a, kind: sms", key: "url",
      "must begin with http:// or https:// and a host"),
    broken(
      "kind that there is not", "{ name: a, kind: telex, url: 'https://a.invalid', \(body) }", line: "telex",
      key: "kind",
      "\"telex\" is none of: sms, fax, call, wecom, dingtalk, other"),
    broken(
      "a name that is taken", "{ name: mail, kind: sms, url: 'https://a.invalid', \(body) }", line: "name: mail",
      key: "name", "\"mail\" is taken"),
    broken(
      "signed without a secret", "{ name: a, kind: sms, url: 'https://a.invalid', \(body), sign: { way: dingtalk } }",
      line: "name: a, kind: sms", key: "secret_file", "is missing, and requests are to be signed"),
    broken(
      "a secret that is not there", "{ name: a, kind: sms, url: 'https://a.invalid', \(body), secret_file: nosuch }",
      line: "name: a, kind: sms", key: "secret_file", "there is no file \"nosuch\", or it can't be read"),
    broken(
      "a secret in the clear",
      "{ name: a, kind: sms, url: 'http://a.invalid/?k={secret}', \(body), secret_file: zones.geojson }",
      line: "name: a, kind: sms", key: "url", "would send the secret unencrypted: use https"),
    broken(
      "a status that is none",
      "{ name: a, kind: sms, url: 'https://a.invalid', \(body), success: { status: 299-200 } }",
      line: "name: a, kind: sms", key: "success.status", "\"299-200\" is not a status or a range such as 200-299"),
    broken(
      "a path without values", "{ name: a, kind: sms, url: 'https://a.invalid', \(body), success: { json: errcode } }",
      line: "name: a, kind: sms", key: "success.json", "has no equals beside it: a list of the values that are meant"),
    broken(
      "a limit of nothing",
      "{ name: a, kind: sms, url: 'https://a.invalid', \(body), recipient_limit: { count: 0, per: 1 h } }",
      line: "name: a, kind: sms", key: "recipient_limit.count", "0 is out of range: 1 to 1000000"),
    broken(
      "a header of curl's own", "{ name: a, kind: sms, url: 'https://a.invalid', \(body), headers: { Host: b } }",
      line: "name: a, kind: sms", key: "headers.Host", "is not a header that can be set here"),
    broken(
      "unknown key", "{ name: a, kind: sms, url: 'https://a.invalid', \(body), timout: 3 s }", line: "timout",
      key: "timout", "is not a key here; did you mean \"timeout\"?"),
    Broken(
      "a name twice", file, anchor,
      "\ngateways:\n  - { name: a, kind: sms, url: 'https://a.invalid', \(body) }\n"
        + "  - { name: a, kind: fax, url: 'https://a.invalid', \(body) }\n" + anchor,
      line: "name: a, kind: fax", key: "gateways[1].name",
      "\"a\" is the name of the gateway in line ⟦name: a, kind: sms⟧ already"),
    Broken(
      "a telephone that is none", "organisation/units.yaml", "    phone: 000-4300001\n",
      "    phone: 000-4300001\n    channels: { fax: office }\n", line: "fax: office", key: "units[0].channels.fax",
      "\"office\" is not a telephone number"),
    Broken(
      "a channel that there is not", "organisation/units.yaml", "    phone: 000-4300001\n",
      "    phone: 000-4300001\n    channels: { telex: 1 }\n", line: "telex", key: "units[0].channels.telex",
      "is not a key here"),
  ]

  @Test("a gateway with all its keys is read as it stands") func whole() throws {
    let copy = try TemporaryConfiguration()
    try copy.write("secret\n", to: "sms-secret")
    try copy.replace(
      Self.anchor,
      with: """

        gateways:
          - name: sms-1
            kind: sms
            url: https://sms.example.invalid/v1/send?k={secret}
            content_type: application/json
            headers: { X-App: watchroom }
            body: |
              {"to": "{recipient}",
               "text": "{text}", "id": "{message_id}"}
            success: { status: 200-201, json: result.code, equals: ["0", "OK"] }
            retry_when: { contains: busy }
            secret_file: sms-secret
            sign: { way: hmac-sha256, header: X-Sign, over: "{timestamp}.{body}", encoding: base64 }
            timeout: 5 s
            max_length: 70
            too_long: cut
            recipient_limit: { count: 10, per: 1 h }
            gateway_limit: { count: 60, per: 1 min }
            redirect_to: "13800000000"

        """ + Self.anchor, in: Self.file)
    try copy.replace(
      "    phone: 000-4300001\n",
      with: "    phone: 000-4300001\n    channels: { fax: 0731-8, sms: [\"138\", \"139\"] }\n",
      in: "organisation/units.yaml")
    let configuration = try copy.load().get().configuration
    let gateway = try #require(configuration.daemon.gateways.first)
    #expect(gateway.name == "sms-1" && gateway.kind == .sms && gateway.tooLong == .cut && gateway.maxLength == 70)
    #expect(gateway.success.status == 200...201)
    #expect(gateway.success.body == .json(path: ["result", "code"], equals: ["0", "OK"]))
    #expect(gateway.success.retry == .contains("busy"))
    #expect(gateway.limits.recipient == RateLimit(10, per: .hours(1)))
    #expect(gateway.limits.total == RateLimit(60, per: .minutes(1)))
    #expect(gateway.secretFile == copy.path("sms-secret"))
    let unit = try #require(configuration.organisation.units.first { $0.id == "U-430000-A" })
    #expect(unit.channels?[.sms] == ["138", "139"] && unit.channels?[.fax] == ["0731-8"])
  }
}

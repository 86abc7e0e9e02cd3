import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import Wire

@testable import ControlSocket

/// Routes, pages, refusals (RFC 9457), OpenAPI, health and metrics over the real socket.
@Suite("The status socket: routes (D6)") struct RouteTests {
  /// A body that each act takes.
  static let bodies: [String: String] = [
    "/v1/findings": #"{"code": "V01", "point": "PT-1", "note": "x"}"#,
    "/v1/duties": #"{"targets": ["point:PT-1"], "reason": "x"}"#, "/v1/duties/{no}/waive": #"{"reason": "x"}"#,
    "/v1/config/apply": #"{"reason": "x"}"#,
    "/v1/cases/{no}/close": #"{"note": "x"}"#, "/v1/sign-on": #"{"person": "P-1", "pin": "1234"}"#,
    "/v1/findings/{no}/raise": #"{"severity": "serious", "reason": "x"}"#,
    "/v1/findings/{no}/files": #"{"name": "x.png", "content": "eA=="}"#,
    "/v1/gateways/test": #"{"gateway": "x", "address": "1"}"#,
    "/v1/clock/confirm": #"{"reason": "x"}"#,
    "/v1/mail/arm": #"{"armed": true}"#, "/v1/findings/{no}/shelve": #"{"reason": "x", "minutes": 5, "scope": "zone"}"#,
    "/v1/terminal-texts": #"{"to": "V-003", "text": "x"}"#,
    "/v1/zones": #"{"geojson": "{}", "reason": "x"}"#, "/v1/zones/{id}/withdraw": #"{"reason": "x"}"#,
    "/v1/zones/{id}/revert": #"{"reason": "x"}"#,
    "/v1/sign-offs": #"{"vessel": "V-003", "berth": "W"}"#,
    "/v1/watches/berthed": #"{"point": "x"}"#,
    "/v1/watches/late": #"{"point": "x", "until": "2026-11-22T22:00:00+08:00"}"#,
    "/v1/findings/{no}/dismiss": #"{"reason": "x"}"#, "/v1/notices/{no}/reply": #"{"measures": "x"}"#,
    "/v1/equipment-checks/{no}/results": #"{"othersOK": true}"#, "/v1/objects/{no}/contacts": #"{"contacts": {}}"#,
    "/v1/objects/confirm": #"{"objects": [7]}"#,
    "/v1/objects/import": #"{"rows": [{"line": 2, "object": "PT-1", "contacts": {}}]}"#,
    "/v1/ledgers/amend": #"{"month": "2026-11"}"#, "/v1/summaries/{no}/edit": #"{"paragraphs": ["x"]}"#,
    "/v1/sheets/{no}/add": #"{"object": "point:P", "days": ["2026-12-01"], "why": "market", "because": "x"}"#,
    "/v1/sheets/{no}/edit": #"{"row": 1}"#, "/v1/sheets/{no}/remove": #"{"row": 1, "reason": "x"}"#,
    "/v1/cargo":
      #"{"point": "P", "vessel": "V", "cargo": "C", "from": "2026-12-01T08:00:00Z", "through": "2026-12-01T09:00:00Z"}"#,
    "/v1/bans": #"{"waters": ["Z"], "cause": "wind", "reason": "x"}"#, "/v1/bans/{no}/lift": #"{"reason": "x"}"#,
    "/v1/readings": #"{"station": "G", "level": 3}"#,
    "/v1/bulletins": #"{"kind": "weather", "text": "x"}"#, "/v1/bulletins/{no}/adopt": #"{"kind": "weather"}"#,
    "/v1/bulletins/{no}/cancel": #"{"reason": "x"}"#, "/v1/broadcasts": #"{"reason": "x"}"#,
    "/v1/broadcasts/{no}/edit": #"{"paragraphs": ["x"]}"#, "/v1/broadcasts/{no}/confirm": #"{"channel": "vhf"}"#,
    "/v1/cases/{no}/urge": #"{"words": "x"}"#, "/v1/cases/{no}/raise": #"{"reason": "x"}"#,
    "/v1/cases/{no}/tell": #"{"whom": "vessel", "means": "vhf", "obeyed": false, "words": "x"}"#,
    "/v1/cases/{no}/supervise": #"{"level": "urgent", "deadline": "2026-12-01T08:00:00Z", "words": "x"}"#,
    "/v1/cases/{no}/result": #"{"outcome": "done", "words": "x"}"#, "/v1/cases/{no}/hand": #"{"to": "P-1"}"#,
    "/v1/cases/{no}/dismiss": #"{"reason": "x"}"#, "/v1/cases/{no}/reopen": #"{"reason": "x", "due": "2026-12-01"}"#,
    "/v1/notices/{no}/cancel": #"{"reason": "x"}"#, "/v1/notice-drafts/{no}/discard": #"{"reason": "x"}"#,
    "/v1/incidents/{no}/log": #"{"text": "x"}"#, "/v1/incidents/{no}/call": #"{"party": "vessel", "reached": true}"#,
    "/v1/incidents/{no}/send-back": #"{"words": "x"}"#, "/v1/incidents/{no}/follow-up": #"{"text": "x"}"#,
    "/v1/incidents/{no}/instruct": #"{"text": "x"}"#, "/v1/incidents/{no}/final": #"{"text": "x"}"#,
    "/v1/faults": #"{"symptom": "x", "item": "vhf"}"#, "/v1/faults/{no}/steps": #"{"act": "report", "to": "x"}"#,
    "/v1/outages/{no}/cancel": #"{"reason": "x"}"#, "/v1/presence-checks": #"{"centre": "430105"}"#,
    "/v1/reviews": #"{"level": "head"}"#, "/v1/reviews/{no}/judge": #"{"caseNo": 5}"#,
    "/v1/reviews/{no}/mend": #"{"caseNo": 5, "text": "x"}"#,
    "/v1/callers": #"{"text": "x"}"#, "/v1/callers/{no}/steps": #"{"act": "scene"}"#,
    "/v1/handovers/prepare": #"{"equipment": []}"#, "/v1/handovers/approve": #"{"out": "P"}"#,
    "/v1/handovers/swap": #"{"out": "P", "instead": "Q", "reason": "x"}"#,
    "/v1/outages": #"{"from": "2026-12-01T08:00:00Z", "until": "2026-12-01T10:00:00Z", "what": "x"}"#,
    "/v1/rounds/{no}/checks": #"{"all": true}"#, "/v1/notices/{no}/verify": #"{"outcome": "accepted"}"#,
  ]

  @Test("OpenAPI 3.1 names every route, each with its refusals, and each reaches the desk")
  func openAPI() async throws {
    try await Socket.with { socket async throws in
      let page = try await socket.ask("GET", "/openapi.json")
      #expect(page.status == 200 && page.headers["content-type"] == "application/json")
      #expect((page["openapi"] as? String)?.hasPrefix("3.1") == true)
      let paths = try #require(page["paths"] as? [String: [String: [String: Any]]])
      let served = try Endpoints.all(
        desk: socket.desk, events: EventStreams(most: 1, quiet: .seconds(1)), meter: SocketMeter(), version: "1")
      #expect(Set(paths.keys) == Set(served.map(\.path)) && paths.count >= 34)
      var reached = 0
      for (path, verbs) in paths {
        for (verb, operation) in verbs {
          #expect(operation["summary"] as? String != "" && operation["operationId"] != nil)
          let responses = operation["responses"] as? [String: [String: Any]] ?? [:]
          let refusal = responses["default"]?["content"] as? [String: Any]
          #expect(refusal?["application/problem+json"] != nil, "\(path)")
          if ["/openapi.json", "/metrics", "/healthz", "/v1/events", "/v1/whoami", "/v1/journal"].contains(path) {
            continue
          }
          let concrete =
            path.replacing("{no}", with: "7").replacing("{mmsi}", with: "413900101")
            .replacing("{ledger}", with: "10").replacing("{month}", with: "2026-11").replacing("{digest}", with: "ab12")
            .replacing("{form}", with: "8") + (path == "/v1/tracks" ? "?vessel=413900101" : "")
            + (path == "/v1/zone-test" ? "?lon=112.95&lat=28.2" : "")
          let answer = try await socket.ask(
            verb.uppercased(), concrete, headers: ["Accept-Language": "en"],
            body: verb == "post" ? Self.bodies[path] ?? "{}" : nil)
          expectProblem(answer, 404, "not-found", "\(verb) \(path)")
          #expect(answer["detail"] as? String == "the desk knows no such thing", "\(path)")
          reached += 1
        }
      }
      #expect(reached == socket.desk.asked.count && Set(socket.desk.asked).count == reached)
      // Every reference within the page has its component.
      let components = (page["components", "schemas"] as? [String: Any])?.keys.map { "#/components/schemas/\($0)" }
      for reference in page.text.matches(of: #/"\$ref":"([^"]+)"/#).map({ String($0.output.1) }) {
        #expect(components?.contains(reference) == true, "\(reference)")
      }
    }
  }

  @Test("lists page: 100 unless said, 1 to 500, a cursor; anything else is refused")
  func paging() async throws {
    try await Socket.with { socket async throws in
      for list in [
        "duties", "rounds", "findings", "cases", "notices", "vessels", "outbox", "reports", "ledgers/9", "agenda",
        "ledgers", "summaries", "reports/history",
        "bulletins", "broadcasts", "incidents", "bans", "trips", "sign-offs",
      ] {
        _ = try await socket.ask("GET", "/v1/\(list)")
        _ = try await socket.ask("GET", "/v1/\(list)?limit=500&cursor=41")
        #expect(socket.desk.state.withLock { $0.pages } == [PageRequest(), PageRequest(limit: 500, cursor: 41)])
        socket.desk.set { $0.pages = [] }
        for wrong in ["limit=501", "limit=0", "limit=-1", "limit=x", "cursor=x", "limit=1&limit=2", "limits=3"] {
          expectProblem(try await socket.ask("GET", "/v1/\(list)?\(wrong)"), 400, "malformed", wrong)
        }
        #expect(socket.desk.state.withLock { $0.pages } == [])
      }
      socket.desk.write(1200)
      let page = try await socket.ask("GET", "/v1/journal?after=0&limit=500").json(Page<JournalRow>.self)
      #expect(page.items.map(\.seq) == Array(1...500) && page.next == 500)
      expectProblem(try await socket.ask("GET", "/v1/journal?limit=501"), 400, "malformed")
    }
  }

  @Test(
    "each refusal of the desk is its status and a problem, in the language asked for; a failure of ours tells nothing of itself"
  )
  func refusals() async throws {
    try await Socket.with { socket async throws in
      for code in ControlError.Code.allCases {
        let refusal = ControlError(code, Words("中文理由", "the reason"), field: "reason", revision: 4, retryAfter: 9)
        socket.desk.set { $0.refusal = refusal }
        let chinese = try await socket.ask("POST", "/v1/findings/7/dismiss", body: #"{"reason": "x"}"#)
        expectProblem(chinese, refusal.status, code.rawValue)
        #expect(chinese["detail"] as? String == "中文理由" && chinese.headers["content-language"] == "zh")
        #expect(chinese["field"] as? String == "reason" && chinese["revision"] as? Int == 4)
        #expect(chinese["retryAfter"] as? Int == 9 && chinese.headers["retry-after"] == "9")
        #expect((code == .signOnNeeded) == (chinese.headers["www-authenticate"] == "Bearer"))
        let english = try await socket.ask(
          "POST", "/v1/findings/7/dismiss", headers: ["Accept-Language": "en"], body: #"{"reason": "x"}"#)
        #expect(english["detail"] as? String == "the reason" && english.headers["content-language"] == "en")
        #expect(english["title"] as? String != chinese["title"] as? String)
      }
      struct Secret: Error { var text = "secret inside" }
      socket.desk.set { $0.failure = Secret() }
      let failed = try await socket.ask("GET", "/v1/status")
      expectProblem(failed, 500, "failed")
      #expect(!failed.text.contains("secret"))
    }
  }

  @Test("what a request may not be: unknown address, method, field, type, JSON, media, origin, token, key, revision")
  func requests() async throws {
    try await Socket.with { socket async throws in
      let dismiss = "/v1/findings/7/dismiss"
      let reason = #"{"reason": "x"}"#
      expectProblem(try await socket.ask("GET", "/v1/nothing"), 404, "not-found")
      expectProblem(try await socket.ask("GET", "/v1/findings/x"), 404, "not-found")
      expectProblem(try await socket.ask("GET", "/v1/findings/-1"), 404, "not-found")
      expectProblem(try await socket.ask("GET", "/v1/vessels/99999999999"), 404, "not-found")
      let method = try await socket.ask("DELETE", "/v1/findings/7")
      expectProblem(method, 405, "method-not-allowed")
      #expect(method.headers["allow"] == "GET")
      for (body, field) in [
        (#"{"reason": "x", "why": 1}"#, "why"), (#"{}"#, "reason"), (#"{"reason": 7}"#, "reason"),
        (#"{"reason": null}"#, "reason"), (#"{"reason": "a\u0000b"}"#, "reason"),
        (#"{"reason": "\#(String(repeating: "长", count: 2000))"}"#, "reason"),
      ] {
        let answer = try await socket.ask("POST", dismiss, body: body)
        expectProblem(answer, 422, "invalid", body.prefix(40).description)
        #expect(answer["field"] as? String == field)
      }
      for body in ["{", "[]", "7", "\u{FEFF}", "{\"reason\": \"x\"} {}"] {
        expectProblem(try await socket.ask("POST", dismiss, body: body), 400, "malformed", body)
      }
      let text = try await socket.ask("POST", dismiss, headers: ["Content-Type": "text/plain"], body: reason)
      expectProblem(text, 415, "unsupported-media")
      let foreign = try await socket.ask("POST", dismiss, headers: ["Origin": "http://evil.example"], body: reason)
      expectProblem(foreign, 403, "forbidden")
      for (name, value) in [
        ("Authorization", "Basic eDp5"), ("Authorization", "Bearer " + String(repeating: "a", count: 300)),
        ("Idempotency-Key", String(repeating: "k", count: 129)), ("Idempotency-Key", "with space"),
        ("If-Match", "abc"),
      ] {
        let answer = try await socket.ask("POST", dismiss, headers: [name: value], body: reason)
        expectProblem(answer, 400, "malformed", "\(name): \(value.prefix(20))")
      }
      let both = try await socket.ask(
        "POST", dismiss, headers: ["If-Match": "\"3\""], body: #"{"reason": "x", "revision": 4}"#)
      expectProblem(both, 422, "invalid")
      #expect(socket.desk.asked.isEmpty, "nothing of this reached the desk: \(socket.desk.asked)")
    }
  }

  @Test("an act carries the caller as the kernel says, token, key, revision, and a fingerprint that tells bodies apart")
  func act() async throws {
    try await Socket.with { socket async throws in
      let headers = ["Authorization": "Bearer t0ken", "Idempotency-Key": "k1", "If-Match": "\"3\""]
      for body in [#"{"reason": "a"}"#, #"{"reason": "a"}"#, #"{"reason": "b"}"#] {
        _ = try await socket.ask("POST", "/v1/findings/7/dismiss", headers: headers, body: body)
      }
      let acts = socket.desk.state.withLock { $0.acts }
      #expect(acts.count == 3)
      #expect(acts.allSatisfy { $0.caller == Caller(uid: getuid(), gid: getgid(), pid: getpid(), token: "t0ken") })
      #expect(acts.allSatisfy { $0.idempotencyKey == "k1" && $0.revision == 3 })
      #expect(acts[0].fingerprint == acts[1].fingerprint && acts[0].fingerprint != acts[2].fingerprint)
      #expect(acts[0].fingerprint.hasPrefix("POST /v1/findings/7/dismiss "))
    }
  }

  @Test("/healthz is 200 while the engine cycles, else 503; /metrics is Prometheus text, with names and labels escaped")
  func healthAndMetrics() async throws {
    try await Socket.with { socket async throws in
      #expect(try await socket.ask("GET", "/healthz").status == 200)
      socket.desk.set { $0.health = Health(ok: false, cycleAge: 42, detail: "stalled") }
      let sick = try await socket.ask("GET", "/healthz")
      #expect(sick.status == 503 && sick["cycleAge"] as? Int == 42)
      socket.desk.set {
        $0.metrics = [
          Metric(
            "watchroom_x_total", .counter, help: "one\ntwo \\",
            samples: [.init(3, ["feed": "a \"b\"\\\n", "zone": "湘"]), .init(0.25)]),
          Metric("g", .gauge, help: "", samples: []),
        ]
      }
      let answer = try await socket.ask("GET", "/metrics")
      #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      #expect(answer.text.contains("# HELP watchroom_x_total one\\ntwo \\\\\n# TYPE watchroom_x_total counter\n"))
      #expect(
        answer.text.contains("watchroom_x_total{feed=\"a \\\"b\\\"\\\\\\n\",zone=\"湘\"} 3\nwatchroom_x_total 0.25\n"))
      let line = #/^(#\ (HELP|TYPE)\ [a-z_]+.*|[a-z_]+(\{([a-z]+="([^"\\]|\\.)*",?)+\})?\ [-+0-9.eInfNa]+)$/#
      for text in answer.text.split(separator: "\n") { #expect(text.wholeMatch(of: line) != nil, "\(text)") }
      #expect(try await socket.metrics()["watchroom_socket_requests_total{path=\"/healthz\",status=\"503\"}"] == 1)
    }
  }

  @Test("events: ids are sequences, a client that comes back with Last-Event-ID misses nothing and gets nothing twice")
  func events() async throws {
    try await Socket.with { limits in
      limits.heartbeat = .milliseconds(100)
    } _: { socket async throws in
      func read(_ stream: UnixStream, ids last: Int) async throws -> [Int] {
        let bytes = try await stream.receive { String(decoding: $0, as: UTF8.self).contains("id: \(last)\n") }
        return String(decoding: bytes, as: UTF8.self).matches(of: #/id: (\d+)\n/#).compactMap { Int($0.output.1) }
      }
      socket.desk.write(3)
      let live = try socket.stream()
      try await live.send(UnixStream.request("GET", "/v1/events"))
      // From now on, unless said.
      _ = try await live.receive { String(decoding: $0, as: UTF8.self).contains(": 3\n") }
      socket.desk.write(2)
      #expect(try await read(live, ids: 5) == [4, 5])
      // A heartbeat says that it lives.
      _ = try await live.receive { String(decoding: $0, as: UTF8.self).contains(":\n\n") }
      // 1,300 entries more than a page holds, while nobody listened.
      socket.desk.write(1300)
      let back = try socket.stream()
      try await back.send(UnixStream.request("GET", "/v1/events", headers: ["Last-Event-ID": "5"]))
      #expect(try await read(back, ids: 1305) == Array(6...1305))
      // A sequence from a register that is no more.
      let strange = try socket.stream()
      try await strange.send(UnixStream.request("GET", "/v1/events?after=99999"))
      _ = try await strange.receive { String(decoding: $0, as: UTF8.self).contains(": 1305\n") }
      socket.desk.write(1)
      #expect(try await read(strange, ids: 1306) == [1306])
      #expect(try await socket.metrics()["watchroom_socket_streams"] == 3)
    }
  }
}

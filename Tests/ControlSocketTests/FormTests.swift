import Synchronization
import TestSupport
import Testing
import Wire

@testable import ControlSocket

/// A form from a ferry point's page (P7): read as a browser posts it, checked as JSON is.
@Suite("forms: sign-offs from a ferry point") struct FormTests {
  private static let form = ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"]

  @Test("Chinese, blanks and plus signs come through; what is left empty is not there") func reads() async throws {
    try await Socket.with { socket async throws in
      let body =
        "vessel=%E6%B9%98%E9%95%BF%E6%B2%99%E6%B8%A101&berth=W&persons=+23+&clerk=%E6%9D%8E+%E5%9B%9B&note=&at="
      let answer = try await socket.ask("POST", "/v1/sign-offs", headers: Self.form, body: body)
      expectProblem(answer, 404, "not-found")
      let request = try #require(socket.desk.state.withLock { $0.signed.first })
      #expect(request == SignOffRequest(vessel: "湘长沙渡01", berth: "W", persons: 23, clerk: "李 四"))
      _ = try await socket.ask(
        "POST", "/v1/sign-offs", headers: Self.form, body: "vessel=V&berth=a%2Bb&at=2026-11-22T08%3A01%3A00%2B08%3A00")
      let timed = try #require(socket.desk.state.withLock { $0.signed.last })
      #expect(timed.berth == "a+b" && timed.at?.iso8601 == "2026-11-22T08:01:00+08:00" && timed.persons == nil)
    }
  }

  @Test("what a form may not be, field by field") func refuses() async throws {
    try await Socket.with { socket async throws in
      for (body, status, field) in [
        ("vessel=V", 422, "berth"), ("vessel=V&berth=W&persons=many", 422, "persons"),
        ("vessel=V&berth=W&persons=-1", 422, "persons"), ("vessel=V&vessel=U&berth=W", 422, "vessel"),
        ("vessel=V&berth=W&captain=x", 422, "captain"), ("vessel=V&berth=W&at=noon", 422, "at"),
        ("vessel=%C3%28&berth=W", 400, nil), ("vessel=%4&berth=W", 400, nil),
        (String(repeating: "a=1&", count: 41), 400, nil), ("", 422, "vessel"),
        ("vessel=%00&berth=W", 422, "vessel"),
      ] as [(String, Int, String?)] {
        let answer = try await socket.ask("POST", "/v1/sign-offs", headers: Self.form, body: body)
        #expect(answer.status == status, "\(body): \(answer.text)")
        if let field { #expect(answer["field"] as? String == field, "\(body)") }
      }
      // Other routes take JSON only, and another site's page is refused.
      let dismiss = try await socket.ask("POST", "/v1/findings/7/dismiss", headers: Self.form, body: "reason=x")
      expectProblem(dismiss, 415, "unsupported-media")
      let foreign = try await socket.ask(
        "POST", "/v1/sign-offs", headers: Self.form.merging(["Origin": "http://evil.example"]) { $1 },
        body: "vessel=V&berth=W")
      expectProblem(foreign, 403, "forbidden")
      #expect(socket.desk.asked.isEmpty)
    }
  }
}

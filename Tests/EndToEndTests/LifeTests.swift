import Foundation
import Glibc
import TestSupport
import Testing

/// The daemon's own life: start, readiness, reload, end.
@Suite("The real daemon: its life", .serialized) struct LifeTests {
  @Test("READY comes after the socket is up; STOPPING and exit 0 at SIGTERM, the socket's file gone")
  func ready() async throws {
    let daemon = try WatchDaemon()
    try daemon.launch()
    try await eventually("READY=1") {
      daemon.notify.drain()
      return daemon.notify.isReady
    }
    // Not a moment later: the socket answers at once.
    let health = try await UnixStream.ask(daemon.socket, "GET", "/healthz")
    #expect(health.status == 200)
    #expect(daemon.notify.messages.first?.contains("STATUS=watching 12 centres") == true)
    let (status, took) = try await daemon.stop()
    #expect(status == 0)
    #expect(took < .seconds(10))
    daemon.notify.drain()
    #expect(daemon.notify.messages.contains { $0.hasPrefix("STOPPING=1") })
    #expect(!FileManager.default.fileExists(atPath: daemon.socket))
  }

  @Test("SIGTERM ends it within 10 s with live clients attached, one of them deaf")
  func endsWithClients() async throws {
    let daemon = try WatchDaemon()
    try await daemon.start()
    let events = try Program(
      WatchDaemon.build + "/watchroom", ["events", "--after", "0", "--count", "2", "-o", "json"],
      environment: ["WATCHROOM_SOCKET": daemon.socket])
    #expect(try await events.ended() == 0)
    let lines = events.output.split(separator: "\n").map { JSON(String($0)) }
    #expect(lines.compactMap { $0["seq"].int } == [1, 2])

    let follower = try UnixStream(daemon.socket)
    try await follower.send(UnixStream.request("GET", "/v1/events?after=0"))
    let opened = try await follower.receive { String(decoding: $0, as: UTF8.self).contains("id: 1\n") }
    #expect(String(decoding: opened, as: UTF8.self).contains("text/event-stream"))
    // Idle, half-said and deaf ones.
    let idle = try UnixStream(daemon.socket)
    let half = try UnixStream(daemon.socket)
    try await half.send("POST /v1/mail/arm HTTP/1.1\r\nHost: watchroom\r\nContent-Length: 100\r\n\r\n{\"ar")
    let (status, took) = try await daemon.stop()
    #expect(status == 0)
    #expect(took < .seconds(10), "\(took)")
    let rest = try await follower.receive()
    #expect(rest.count < 1 << 20)
    withExtendedLifetime((idle, half)) {}
  }

  @Test("--check: 0 for the example, 78 with every error as file:line: key: reason; a start says the same and exits 78")
  func check() async throws {
    let daemon = try WatchDaemon()
    let good = try await daemon.check()
    #expect(good.status == 0)
    try daemon.edit("watchroom.yaml") { text in
      text = text.replacing("language: zh", with: "langauge: zh").replacing(
        "request_size: 1 MiB", with: "request_size: 7 B")
    }
    try daemon.edit("regulation.yaml") { $0 += "\nnonsense: 1\n" }
    let bad = try await daemon.check()
    #expect(bad.status == 78)
    let errors = (bad.errors + bad.output).split(separator: "\n").map(String.init)
    for key in ["langauge", "request_size", "nonsense"] {
      let named = errors.filter { $0.contains(key) }
      #expect(!named.isEmpty, "\(key) is not named in \(errors)")
      #expect(named.allSatisfy { $0.contains(#/(watchroom|regulation)\.yaml:\d+: .*: .+/#) }, "\(named)")
    }
    let program = try daemon.launch()
    #expect(try await program.ended() == 78)
    #expect(!daemon.notify.isReady)
    #expect(program.errors.contains("langauge"))
  }

  @Test(
    "SIGHUP: a wrong configuration leaves the old one in force and is told with file and line; a right one is taken")
  func reload() async throws {
    let daemon = try WatchDaemon()
    try await daemon.start()
    let name = try await daemon.json("status")["organisation"].text
    #expect(name == "湖南省水上交通监控中心")
    try daemon.edit("organisation/centres.yaml") { $0 = $0.replacing(name, with: "改名的监控中心") + "\nbroken: [\n" }
    daemon.notify.clear()
    daemon.program?.signal(SIGHUP)
    try await eventually("a refusal among the warnings") {
      try await daemon.json("status")["warnings"].list.contains { $0["en"].text.contains("refused") }
    }
    let status = try await daemon.json("status")
    #expect(status["organisation"].text == name)
    let told = status["warnings"].list.map { $0["en"].text }
    #expect(told.contains { $0.contains(#/centres\.yaml:\d+: /#) }, "\(told)")
    daemon.notify.drain()
    #expect(daemon.notify.messages.contains { $0.hasPrefix("RELOADING=1") })
    #expect(daemon.notify.isReady)
    #expect(try await daemon.journal().contains { $0["kind"].text == "configuration.reloaded" } == false)

    try daemon.edit("organisation/centres.yaml") { $0 = $0.replacing("\nbroken: [\n", with: "\n") }
    daemon.program?.signal(SIGHUP)
    try await eventually("the new name") { try await daemon.json("status")["organisation"].text == "改名的监控中心" }
    #expect(try await daemon.json("status")["warnings"].list.contains { $0["en"].text.contains("refused") } == false)
    let reloaded = try await daemon.journal().filter { $0["kind"].text == "configuration.reloaded" }
    #expect(reloaded.count == 1)
    #expect(try await daemon.stop().status == 0)
  }

  @Test("a stale socket file is replaced; one behind which a daemon lives is not, nor is a file that is no socket")
  func staleSocket() async throws {
    let first = try WatchDaemon()
    try await first.start()
    try await first.kill()
    #expect(FileManager.default.fileExists(atPath: first.socket))
    try await first.start()
    #expect(try await first.json("status")["version"].text != "")

    // A second daemon with a state folder of its own at the same socket.
    let second = try Program(
      WatchDaemon.build + "/watchroomd",
      [
        "--config", first.configuration, "--overlay", first.folder.file("overlay.yaml"), "--state",
        first.folder.file("state2"), "--socket", first.socket, "--trust-clock",
      ])
    #expect(try await second.ended() == 71)
    #expect(second.errors.contains("another watchroomd answers there"))
    #expect(try await first.json("status")["version"].text != "")
    #expect(try await first.stop().status == 0)

    try Data("mine".utf8).write(to: URL(fileURLWithPath: first.socket))
    let third = try first.launch()
    #expect(try await third.ended() == 71)
    #expect(third.errors.contains("no socket"))
    #expect(first.folder.read("s") == "mine")
  }
}

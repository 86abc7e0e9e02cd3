import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import ControlSocket

/// What a hostile or broken client can do (D9): refused, and the server goes on.
@Suite("The status socket: limits (D9)", .serialized) struct LimitTests {
  private func isAlive(_ socket: Socket) async throws -> Bool {
    try await socket.ask("GET", "/healthz").status == 200
  }

  @Test("a line of 1 MiB, a head of 1 MiB, binary noise: an error or an end, and no place kept")
  func noise() async throws {
    try await Socket.with {
      $0.idle = .seconds(1)
    } _: { socket async throws in
      var streams: [UnixStream] = []
      var random = SystemRandomNumberGenerator()
      for round in 0..<30 {
        let bytes: [UInt8] =
          switch round % 5 {
          case 0: Array("GET /".utf8) + [UInt8](repeating: 0x61, count: 1 << 20)
          case 1: Array("GET /healthz HTTP/1.1\r\nX: ".utf8) + [UInt8](repeating: 0x61, count: 1 << 20)
          case 2: Array("GET /healthz HTTP/1.1\r\n".utf8) + Array(String(repeating: "X: y\r\n", count: 50_000).utf8)
          case 3: (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
          default: [UInt8](repeating: 0x00, count: 100_000)
          }
        let stream = try socket.stream()
        streams.append(stream)
        // Not all of it is taken: what answers an error reads no further.
        try await stream.send(bytes, within: .milliseconds(200))
        stream.halfClose()
        let answer = try await stream.receive()
        #expect(
          answer.isEmpty || String(decoding: answer.prefix(12), as: UTF8.self).hasPrefix("HTTP/1.1 4"), "\(round)")
      }
      #expect(try await isAlive(socket))
      try await eventually("they hold no place, though their clients are there", within: .seconds(20)) {
        try await socket.metrics()["watchroom_socket_connections"] ?? 99 <= 2
      }
    }
  }

  @Test("a shutdown amid clients that connect: each is answered or sees an end, and no process dies")
  func shutdownAmidConnects() async throws {
    for _ in 0..<40 {
      let streams = Mutex<[UnixStream]>([])
      try await Socket.with { socket in
        let path = socket.path
        // Off the pool: connecting is a system call each, and must go on while the server closes.
        Thread.detachNewThread {
          for _ in 0..<200 {
            guard let stream = try? UnixStream(path) else { break }
            streams.withLock { $0.append(stream) }
          }
        }
        try await eventually("some") { streams.withLock { $0.count } > 20 }
      }
    }
  }

  /// What this process's clients close belongs to them: a descriptor closed twice is a server's the second time.
  @Test("thirty thousand refused connects close no descriptor of anybody else") func refused() async throws {
    let done = Atomic(false)
    Thread.detachNewThread {
      for _ in 0..<30_000 { _ = try? UnixStream("/nowhere/to/be/found") }
      done.store(true, ordering: .releasing)
    }
    var lost = 0
    try await eventually("all were refused") {
      for _ in 0..<100 {
        let mine = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        sched_yield()
        if close(mine) != 0 { lost += 1 }
      }
      return done.load(ordering: .acquiring)
    }
    #expect(lost == 0)
  }

  @Test("a body over the limit is refused, told or untold, before it is read; chunks without end as well")
  func bodies() async throws {
    try await Socket.with {
      $0.body = 1 << 20
    } _: { socket async throws in
      let told = try socket.stream()
      try await told.send(
        UnixStream.request("POST", "/v1/sign-off", headers: ["Content-Length": "\((1 << 20) + 1)"], body: "{"))
      expectProblem(try await told.answer(), 413, "too-large")

      let chunked = try socket.stream()
      try await chunked.send(
        "POST /v1/sign-off HTTP/1.1\r\nHost: w\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
      let chunk = Array("10000\r\n".utf8) + [UInt8](repeating: 0x20, count: 65_536) + Array("\r\n".utf8)
      var sent = 0
      while sent < 64, try await chunked.send(chunk, within: .seconds(2)) { sent += 1 }
      #expect(sent < 64, "4 MiB are not taken")
      expectProblem(try await chunked.answer(), 413, "too-large")
      #expect(try await isAlive(socket))
      // Just at the limit it is read.
      let fits = "{" + String(repeating: " ", count: (1 << 20) - 2) + "}"
      expectProblem(try await socket.ask("POST", "/v1/sign-off", body: fits), 404, "not-found")
    }
  }

  @Test("a client that says half a request and no more is ended: in the head, in the body, between requests")
  func slow() async throws {
    try await Socket.with { limits in
      limits.idle = .seconds(1)
      limits.bodyTime = .milliseconds(300)
    } _: { socket async throws in
      let head = try socket.stream()
      try await head.send("GET /healthz HTTP/1.1\r\nHost: w\r\nX-Slow: ")
      let body = try socket.stream()
      try await body.send(UnixStream.request("POST", "/v1/sign-off", headers: ["Content-Length": "10"], body: "{"))
      let idle = try socket.stream()
      try await idle.send(UnixStream.request("GET", "/healthz"))
      #expect(try await idle.answer().status == 200)
      // A byte now and then buys no time.
      let drip = try socket.stream()
      try await drip.send(UnixStream.request("POST", "/v1/sign-off", headers: ["Content-Length": "100000"], body: "{"))
      var drops = 0
      while drops < 400, try await drip.send([0x20]) {
        drops += 1
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(drops < 400, "a slow body ends")
      _ = try await head.receive()
      let slow = String(decoding: try await body.receive(), as: UTF8.self)
      #expect(slow.isEmpty || slow.hasPrefix("HTTP/1.1 408"))
      _ = try await idle.receive()
      #expect(try await isAlive(socket))
    }
  }

  @Test("half-open: a client that closed its side still gets its answer; one that vanished is forgotten")
  func halfOpen() async throws {
    try await Socket.with { socket async throws in
      let half = try socket.stream()
      try await half.send(UnixStream.request("GET", "/healthz"))
      half.halfClose()
      #expect(try await half.answer().status == 200)
      for _ in 0..<50 {
        let gone = try socket.stream()
        try await gone.send("POST /v1/sign-off HTTP/1.1\r\nContent-Length: 1000\r\nHost: w\r\n\r\n{")
      }
      try await eventually("the vanished are forgotten", within: .seconds(60)) {
        try await socket.metrics()["watchroom_socket_connections"] ?? 99 <= 2
      }
    }
  }

  @Test("300 connections where 64 are allowed: the others wait for their turn, all are answered, nothing stays")
  func connections() async throws {
    try await Socket.with {
      $0.connections = 64
      // Whoever does not hang up after the answer keeps the place so long.
      $0.idle = .seconds(2)
    } _: { socket async throws in
      // More than the kernel's queue of 128 at once would be refused at connecting: three waves.
      for _ in 0..<3 {
        let streams = try (0..<110).map { _ in try socket.stream() }
        for stream in streams {
          try await stream.send(UnixStream.request("GET", "/healthz", headers: ["Connection": "close"]))
        }
        for stream in streams { #expect(try await stream.answer().status == 200) }
      }
      try await eventually("all are gone", within: .seconds(60)) {
        try await socket.metrics()["watchroom_socket_connections"] ?? 99 <= 2
      }
      #expect(try await socket.metrics()["watchroom_socket_connections_total"] ?? 0 >= 300)
    }
  }

  @Test("event streams are bounded, and a deaf reader is ended: it holds no place for ever")
  func streams() async throws {
    try await Socket.with { limits in
      limits.streams = 2
      limits.unread = .milliseconds(500)
    } _: { socket async throws in
      let open = try (0..<2).map { _ in try socket.stream() }
      for stream in open {
        try await stream.send(UnixStream.request("GET", "/v1/events?after=0"))
        _ = try await stream.receive { String(decoding: $0, as: UTF8.self).contains("retry: 2000") }
      }
      let third = try socket.stream()
      try await third.send(UnixStream.request("GET", "/v1/events"))
      let busy = try await third.answer()
      #expect(busy.text.contains("event: busy"))
      // Neither of the two reads.
      for _ in 0..<20 { socket.desk.write(2000) }
      try await eventually("the deaf are ended", within: .seconds(30)) {
        try await socket.metrics()["watchroom_socket_refused_total{reason=\"slow-reader\"}"] ?? 0 >= 2
      }
      try await eventually("their places are free", within: .seconds(30)) {
        try await socket.metrics()["watchroom_socket_streams"] == 0
      }
      #expect(try await isAlive(socket))
    }
  }
}

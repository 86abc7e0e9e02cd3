import Glibc
import Logging
import ServiceLifecycle
import Testing

@testable import Feeds

/// Sentences that go out to plotters.
@Suite(.serialized) struct OutletTests {
  func with(_ kind: OutletSettings.Kind, _ body: (Outlet) async throws -> Void) async throws {
    let outlet = Outlet(OutletSettings(name: "plotters", kind: kind), logger: quiet, options: fast)
    let services = ServiceGroup(configuration: .init(services: [.init(service: outlet)], logger: quiet))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await services.run() }
      do {
        try await body(outlet)
      } catch {
        await services.triggerGracefulShutdown()
        throw error
      }
      await services.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  @Test("plotters by TCP get every line from when they came; one too many is refused; a slow one loses lines, counted")
  func tcp() async throws {
    try await with(.tcpServer(host: "127.0.0.1", port: 0, maxClients: 2)) { outlet in
      try await eventually("a port") { outlet.counters.localPort != nil }
      let port = try #require(outlet.counters.localPort)
      outlet.send(sentences(1))
      let (first, slow) = (try await Peer.connected(to: port), try await Peer.connected(to: port))
      try await eventually("two") { outlet.counters.clients == 2 }
      #expect(try await Peer.connected(to: port).isClosedByOther())
      outlet.send(sentences(3))
      var got: [UInt8] = []
      while got.count < sentences(3).count { got += try await first.received() }
      #expect(got == sentences(3))
      // Nobody reads: what does not fit is dropped, and memory stays bounded.
      for _ in 0..<400 { outlet.send(sentences(1000)) }
      #expect(outlet.counters.dropped > 0 && outlet.counters.lines == 400_004)
      slow.hangUp()
      try await eventually("one") { outlet.counters.clients == 1 }
    }
  }

  @Test("by UDP whole lines go, several to a datagram") func udp() async throws {
    let descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let peer = Peer(descriptor: descriptor)
    try #require(Peer.bindLoopback(descriptor))
    try await with(.udp(host: "127.0.0.1", port: peer.port)) { outlet in
      var bytes = [UInt8](repeating: 0, count: 4096)
      var datagram: [UInt8] = []
      // What is sent before the output has its socket is lost.
      try await eventually("datagrams") {
        outlet.send(sentences(60))
        let count = recv(descriptor, &bytes, bytes.count, CInt(MSG_DONTWAIT))
        if datagram.isEmpty { datagram = Array(bytes.prefix(max(0, count))) }
        return !datagram.isEmpty
      }
      #expect(datagram.last == 0x0a && datagram.count <= Outlet.datagram && datagram.count > 1000)
    }
  }
}

import Glibc
import NIOCore
import Testing

@testable import Feeds

@Suite(.serialized) struct UDPFeedTests {
  func udp(_ change: (inout FeedSettings) -> Void = { _ in }) -> FeedSettings {
    var settings = FeedSettings(name: "antenna", kind: .udp(host: "127.0.0.1", port: 0, multicastGroup: nil))
    change(&settings)
    return settings
  }

  @Test("20,000 sentences at 20,000 a second all arrive, counted once, byte for byte")
  func twentyThousand() async throws {
    let bytes = sentences(20_000)
    let file = try ScratchFile(bytes)
    try await withFeeds(udp(), options: FeedOptions()) { set, taken in
      let port = try await set.port()
      let played = try await Player(
        path: file.path, target: .udp(host: "127.0.0.1", port: port), pace: .rate(perSecond: 20_000)
      ).play()
      #expect(played.lines == 20_000)
      #expect(played.refused == 0)
      #expect(played.seconds > 0.95)
      try await eventually("all lines") { taken.lines + set.first.kernelDrops >= 20_000 }
      #expect(set.first.kernelDrops == 0)
      #expect(taken.text == bytes)
      #expect(taken.keepsContract)
      let counters = set.first
      #expect(counters.lines == 20_000)
      #expect(counters.bytes == bytes.count)
      #expect(counters.batches == taken.all.count)
      #expect(counters.batches < 5_000, "many datagrams a batch")
      #expect(counters.queueDrops == FeedDrops())
      #expect(counters.lastReceivedAt != nil)
    }
  }

  @Test("several sentences a datagram, with and without a newline, torn ones and noise: the watch goes on (D9)")
  func shapes() async throws {
    try await withFeeds(udp()) { set, taken in
      let port = try await set.port()
      let sender = try PlaySocket(.udp(host: "127.0.0.1", port: port), allowRemote: false)
      func send(_ bytes: [UInt8]) { #expect(bytes.withUnsafeBytes { sender.send($0) } == 0) }
      send(Array("one".utf8))
      send(Array("two\nthree\r\n".utf8))
      send([])
      send((0..<3000).map { UInt8(truncatingIfNeeded: $0 &* 131) | 0x80 })
      send(Array("!AIVDM,1,1,,A,13u?et".utf8))
      send(Array("Pv2;0n:dDPwUM1U1Cb069D,0*23\n".utf8))
      try await eventually("five lines") { taken.lines == 5 }
      let text = String(decoding: taken.text, as: UTF8.self)
      #expect(text == "one\ntwo\nthree\r\n!AIVDM,1,1,,A,13u?et\nPv2;0n:dDPwUM1U1Cb069D,0*23\n")
      #expect(set.first.tooLong == 1)
    }
  }

  @Test("the largest datagram is not cut off")
  func largest() async throws {
    try await withFeeds(udp()) { set, taken in
      let sender = try PlaySocket(.udp(host: "127.0.0.1", port: try await set.port()), allowRemote: false)
      let bytes = Array(sentences(2000).prefix(65_000))
      #expect(bytes.withUnsafeBytes { sender.send($0) } == 0)
      try await eventually("the datagram") { set.first.bytes == 65_000 }
      try await eventually("its lines") { taken.bytes >= 65_000 }
      #expect(Array(taken.text.prefix(65_000)) == bytes)
    }
  }

  @Test("the receive buffer asked for is the one the kernel reports")
  func receiveBuffer() async throws {
    try await withFeeds(udp { $0.receiveBufferBytes = 65_536 }) { set, _ in
      _ = try await set.port()
      #expect(set.first.receiveBufferGranted == 131_072)
    }
  }

  @Test("what the kernel drops is counted: sent = read + dropped")
  func kernelDrops() async throws {
    var options = fast
    options.readPause = .milliseconds(300)
    try await withFeeds(udp { $0.receiveBufferBytes = 4096 }, options: options) { set, taken in
      let sender = try PlaySocket(.udp(host: "127.0.0.1", port: try await set.port()), allowRemote: false)
      let line = sentences(1)
      for _ in 0..<1000 { #expect(line.withUnsafeBytes { sender.send($0) } == 0) }
      try await eventually("the sum") {
        // A last datagram makes the socket readable, so that the drops are looked at once more.
        set.first.lines + set.first.kernelDrops >= 1000
      }
      #expect(set.first.lines + set.first.kernelDrops == 1000)
      #expect(set.first.kernelDrops > 0)
      #expect(taken.lines <= set.first.lines)
    }
  }

  @Test("with no consumer the queue fills, then drops are counted by lines, and memory is bounded")
  func queueDrops() async throws {
    let limits = FeedQueue.Limits(bytes: 20_000, batches: 100)
    try await withFeeds(udp(), limits: limits, consume: false) { set, _ in
      let file = try ScratchFile(sentences(5_000))
      let port = try await set.port()
      _ = try await Player(
        path: file.path, target: .udp(host: "127.0.0.1", port: port), pace: .rate(perSecond: 20_000), pack: 10
      ).play()
      try await eventually("all lines") { set.first.lines + set.first.kernelDrops >= 5_000 }
      let counters = set.first
      #expect(counters.queueDrops.lines > 0)
      #expect(set.queue.depth.bytes <= 20_000 || set.queue.depth.batches == 1)
      let waiting = await set.queue.next()?.reduce(0) { $0 + $1.lines } ?? 0
      #expect(waiting + counters.queueDrops.lines == counters.lines)
    }
  }

  @Test("a port in use is a failure with its reason, tried again until it is free")
  func portInUse() async throws {
    let holder = socket(AF_INET, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(holder, $0, length) == 0 && getsockname(holder, $0, &length) == 0
      }
    }
    try #require(bound)
    let port = Int(UInt16(bigEndian: address.sin_port))
    let settings = FeedSettings(name: "a", kind: .udp(host: "127.0.0.1", port: port, multicastGroup: nil))
    try await withFeeds(settings) { set, _ in
      try await eventually("a failure") { set.first.lastError != nil }
      #expect(set.first.lastError?.contains("in use") == true)
      close(holder)
      try await eventually("listening") { set.first.state == .listening }
      #expect(set.first.reconnects > 0)
    }
  }

  @Test("a feed without a byte for its time is silent, and listens again with the first byte")
  func silent() async throws {
    try await withFeeds(udp { $0.silentAfter = .milliseconds(100) }) { set, taken in
      let sender = try PlaySocket(.udp(host: "127.0.0.1", port: try await set.port()), allowRemote: false)
      try await eventually("silent") { set.first.state == .silent }
      // One byte is heard for a tenth of a second only: on a busy machine nobody may look within it, so more are sent until one is seen.
      try await eventually("heard") {
        _ = Array("a".utf8).withUnsafeBytes { sender.send($0) }
        return set.first.state == .listening && taken.lines >= 1
      }
    }
  }

  @Test("multicast on the interface that the host names: the group arrives, what goes to the port alone does not")
  func multicastOnInterface() async throws {
    func settings(_ host: String) -> FeedSettings {
      FeedSettings(name: "group", kind: .udp(host: host, port: 0, multicastGroup: "239.192.7.8"))
    }
    // The loopback does no multicast.
    let devices = try System.enumerateDevices().filter { $0.multicastSupported && $0.address?.protocol == .inet }
    guard let host = devices.compactMap({ $0.address?.ipAddress }).first else { return }
    try await withFeeds(settings(host)) { set, taken in
      let port = try await set.port()
      let descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
      defer { close(descriptor) }
      var interface = in_addr()
      #expect(inet_pton(AF_INET, host, &interface) == 1)
      #expect(setsockopt(descriptor, CInt(IPPROTO_IP), IP_MULTICAST_IF, &interface, 4) == 0)
      let alone = try PlaySocket(.udp(host: host, port: port), allowRemote: true)
      _ = Array("alone\n".utf8).withUnsafeBytes { alone.send($0) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(port).bigEndian
      address.sin_addr.s_addr = UInt32(0xefc0_0708).bigEndian
      let sent = withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(descriptor, "group\n", 6, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      #expect(sent == 6)
      try await eventually("a line") { taken.lines >= 1 }
      #expect(String(decoding: taken.text, as: UTF8.self) == "group\n")
    }
    try await withFeeds(settings("192.0.2.77")) { set, _ in
      try await eventually("a failure") { set.first.state == .failed }
      #expect(set.first.lastError == "no interface of this machine has the address 192.0.2.77")
    }
  }

  @Test("multicast: datagrams to the group arrive")
  func multicast() async throws {
    let settings = FeedSettings(
      name: "group", kind: .udp(host: "0.0.0.0", port: 0, multicastGroup: "239.192.7.7"))
    try await withFeeds(settings) { set, taken in
      try await eventually("listening or failed") { [.listening, .failed].contains(set.first.state) }
      guard set.first.state == .listening else { return }  // a machine without multicast
      let sender = try PlaySocket(
        .udp(host: "239.192.7.7", port: try await set.port()), allowRemote: true)
      #expect(Array("a".utf8).withUnsafeBytes { sender.send($0) } == 0)
      try await eventually("a line") { taken.lines == 1 }
    }
  }
}

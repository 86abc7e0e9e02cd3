import Glibc
import Testing

@testable import Feeds

/// A serial line's other end: a pseudo-terminal, under a name that can be unplugged and plugged in again.
final class Plug: Sendable {
  let name: String
  let master: CInt

  init(_ name: String) throws {
    self.name = name
    // What unlockpt and ptsname do: TIOCSPTLCK and TIOCGPTN (asm-generic/ioctls.h).
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: CInt = 0
    var number: CInt = 0
    try #require(master >= 0 && ioctl(master, UInt(0x4004_5431), &lock) == 0)
    try #require(ioctl(master, UInt(0x8004_5430), &number) == 0)
    let slave = "/dev/pts/\(number)"
    unlink(name)
    try #require(symlink(slave, name) == 0)
  }

  deinit {
    close(master)
    unlink(name)
  }

  func say(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  /// How the line is set.
  var settings: termios {
    var line = termios()
    tcgetattr(master, &line)
    return line
  }

  /// What came back: an echo, if there is one.
  func echoed() -> [UInt8] {
    var poll = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard Glibc.poll(&poll, 1, 20) == 1, poll.revents & Int16(POLLIN) != 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(master, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}

@Suite(.serialized) struct SerialFeedTests {
  let name = "/tmp/watchroom-tty-\(getpid())-\(UInt64.random(in: 0 ... .max))"

  @Test("raw, 38400: no byte is changed or echoed; unplugged and plugged in again it goes on (hot-plug)")
  func hotPlug() async throws {
    let settings = FeedSettings(name: "serial", kind: .serial(path: name, speed: 38_400))
    try await withFeeds(settings) { set, taken in
      try await eventually("not there") { set.first.state == .failed && set.first.lastError?.contains(name) == true }
      var plug: Plug? = try Plug(name)
      try await eventually("open") { set.first.state == .connected }
      var line = try #require(plug?.settings)
      #expect(cfgetispeed(&line) == speed_t(B38400))
      #expect(line.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == 0 && line.c_iflag & tcflag_t(ICRNL | IXON) == 0)
      // Control characters, a bare CR, an end-of-file character: bytes like others.
      let bytes = sentences(20) + Array("\u{03}\u{04}\u{11}\u{13}x\r\n".utf8)
      for start in stride(from: 0, to: bytes.count, by: 61) {
        plug?.say(Array(bytes[start..<min(start + 61, bytes.count)]))
      }
      try await eventually("21 lines") { taken.lines == 21 }
      #expect(taken.text == bytes && taken.keepsContract)
      #expect(plug?.echoed() == [])
      plug = nil
      try await eventually("unplugged") { set.first.state != .connected }
      let again = try Plug(name)
      try await eventually("back") { set.first.state == .connected }
      again.say(sentences(3))
      try await eventually("three more") { taken.lines == 24 }
      #expect(set.first.reconnects > 0 && Set(taken.all.map(\.connection)).count == 2)
    }
  }

  @Test("a file that is no serial line is said to be none, and is not read") func noLine() async throws {
    let file = try ScratchFile(sentences(3))
    try await withFeeds(FeedSettings(name: "serial", kind: .serial(path: file.path, speed: 4800))) { set, taken in
      try await eventually("refused") { set.first.lastError?.contains("no serial line") == true }
      #expect(taken.lines == 0)
    }
  }

  @Test("a pipe is read to its end, once; a silent one is not closed") func pipe() async throws {
    var ends: [CInt] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    var settings = FeedSettings(name: "stdin", kind: .descriptor(ends[0]))
    settings.silentAfter = .milliseconds(20)
    try await withFeeds(settings) { set, taken in
      _ = write(ends[1], sentences(5), sentences(5).count)
      try await eventually("five lines") { taken.lines == 5 }
      try await eventually("silent") { set.first.state == .silent }
      try await Task.sleep(for: .milliseconds(20))
      try await Task.sleep(for: .milliseconds(20))
      try await Task.sleep(for: .milliseconds(20))
      _ = write(ends[1], sentences(5) + Array("last".utf8), sentences(5).count + 4)
      close(ends[1])
      try await eventually("the end") { set.first.state == .finished }
      #expect(taken.lines == 11 && set.first.reconnects == 0)
    }
    close(ends[0])
    let file = try ScratchFile(sentences(7))
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    try await withFeeds(
      FeedSettings(name: "file", kind: .descriptor(descriptor)), FeedSettings(name: "null", kind: .descriptor(null))
    ) { set, taken in
      try await eventually("both end") { set.snapshot().allSatisfy { $0.state == .finished } }
      try await eventually("seven lines") { taken.lines == 7 }
    }
    close(descriptor)
    close(null)
  }
}

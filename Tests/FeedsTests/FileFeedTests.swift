import Glibc
import Testing

@testable import Feeds

@Suite(.serialized) struct FileFeedTests {
  func feed(_ path: String, _ pace: FeedPace) -> FeedSettings {
    FeedSettings(name: "recording", kind: .file(path: path, pace: pace))
  }

  @Test("as fast as possible: all of it, once, waiting for the queue, then finished")
  func asFast() async throws {
    let bytes = Array(sentences(30_000).dropLast(2))
    let file = try ScratchFile(bytes)
    let limits = FeedQueue.Limits(bytes: 4 << 20, batches: 100, waitingBytes: 300_000)
    try await withFeeds(feed(file.path, .asFast), limits: limits) { set, taken in
      try await eventually("the end") { set.first.state == .finished && taken.lines == 30_000 }
      #expect(taken.text == bytes + [0x0a])
      #expect(taken.keepsContract)
      #expect(set.first.bytes == bytes.count)
      #expect(set.first.queueDrops == FeedDrops())
    }
  }

  @Test("spread over a time: even, and no longer")
  func over() async throws {
    let file = try ScratchFile(sentences(2000))
    let began = ContinuousClock.now
    try await withFeeds(feed(file.path, .over(seconds: 3))) { set, taken in
      try await eventually("the end") { set.first.state == .finished && taken.lines == 2000 }
      let took = ContinuousClock.now - began
      #expect(took > .milliseconds(2500))
      #expect(took < .seconds(30))
      #expect(taken.all.count > 5)
      #expect(taken.all.allSatisfy { $0.lines < 1000 })
    }
  }

  @Test("recorded speed follows the tag-block times")
  func recorded() async throws {
    let text = "\\c:1565218798000*53\\!a\n\\c:1565218798000*53\\!b\n\\g:1-2-3,c:1565218798300*53\\!c\n!d\n"
    let file = try ScratchFile(Array(text.utf8))
    try await withFeeds(feed(file.path, .recorded)) { set, taken in
      let began = ContinuousClock.now
      try await eventually("the end") { set.first.state == .finished && taken.lines == 4 }
      #expect(ContinuousClock.now - began > .milliseconds(200))
      #expect(taken.all.map(\.lines) == [2, 2])
    }
  }

  @Test("a file that is not there yet is a failure with its reason, and is read when it comes")
  func missing() async throws {
    try await withFeeds(feed("/nonexistent/recording", .asFast)) { set, _ in
      try await eventually("a failure") { set.first.state == .failed && set.first.reconnects > 0 }
      #expect(set.first.lastError == "/nonexistent/recording: No such file or directory")
    }
  }

  @Test(
    "the recordings of a folder are read in the order of their names, hidden ones and folders left out; each ends its last line"
  )
  func folder() async throws {
    let folder = "/tmp/watchroom-folder-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    #expect(mkdir(folder, 0o700) == 0 && mkdir(folder + "/z-folder", 0o700) == 0)
    let files = [("b", "2\n"), ("a.nmea", "1\n1b"), (".hidden", "0\n"), ("c", "\\c:1795480215*00\\3\n")]
    defer {
      for path in files.map({ folder + "/" + $0.0 }) { unlink(path) }
      rmdir(folder + "/z-folder")
      rmdir(folder)
    }
    try await withFeeds(feed(folder, .asFast)) { set, taken in
      try await eventually("a failure") { set.first.lastError == folder + ": no recordings in this folder" }
      #expect(taken.lines == 0)
    }
    for (name, text) in files {
      let file = try #require(fopen(folder + "/" + name, "w"))
      fputs(text, file)
      fclose(file)
    }
    try await withFeeds(feed(folder, .asFast)) { set, taken in
      try await eventually("finished") { set.first.state == .finished }
      #expect(String(decoding: taken.text, as: UTF8.self) == "1\n1b\n2\n\\c:1795480215*00\\3\n")
      #expect(taken.keepsContract && set.first.bytes == 25)
    }
  }

  @Test("a device is no recording")
  func device() async throws {
    try await withFeeds(feed("/dev/null", .asFast)) { set, _ in
      try await eventually("a failure") { set.first.lastError == "/dev/null: not a file" }
    }
  }

  @Test("a slow recording is left at once on shutdown")
  func leaves() async throws {
    let file = try ScratchFile(sentences(100))
    try await withFeeds(feed(file.path, .rate(perSecond: 1))) { _, taken in
      try await eventually("the first line") { taken.lines >= 1 }
    }
  }
}

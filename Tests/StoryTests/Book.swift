import Daemon
import ControlSocket
import Casework
import Foundation
import Logging
import Organisation
import Regulation
import Store
import Story
import TestSupport
import Testing
import Units
import Wire

/// A story told in this process, with its folder.
struct Book: Sendable {
  let scratch: ScratchFolder
  let story: Story

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let configuration = root + "/Config"
  static let usual = StoryOptions(configuration: configuration, state: "")
  static func at(_ hour: Int, _ minute: Int, _ second: Int = 0, days: Int = 0) -> Instant {
    usual.at(hour, minute, second, days: days)
  }

  /// The whole day, told once for all tests that look at it.
  private static let telling = Task { try await Book.tell() }
  static func whole() async throws -> Book { try await telling.value }

  /// Tells the story, on the folder of an earlier book where one is given.
  static func tell(
    on earlier: Book? = nil, configuration: String = Book.configuration, until: Instant? = nil,
    resumesAt: Instant? = nil,
    replaysTraffic: Bool = true, scripted: Bool = true, more: [StoryAct] = []
  ) async throws -> Book {
    let scratch = try earlier?.scratch ?? ScratchFolder("wr-story")
    let options = StoryOptions(
      configuration: configuration, state: scratch.file("state"), until: until, replaysTraffic: replaysTraffic,
      resumesAt: resumesAt)
    let story = try await Story(options, more: more, scripted: scripted, logger: Logger(label: "story"))
    try await story.run()
    return Book(scratch: scratch, story: story)
  }

  func read<T: Sendable>(_ body: @escaping @Sendable (RegisterReader) throws -> T) async throws -> T {
    try await story.rig.register.reading(body)
  }

  func outcome() async throws -> String { try await Outcome(story).text() }

  var mailFiles: [String] {
    let folder = scratch.file("state/mail")
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { folder + "/" + $0 }
  }

  /// All mails, as Python's `email` reads them.
  func mails() async throws -> [ParsedMail] { try await ParsedMail.read(mailFiles) }

  /// Mail armed at 00:05, and nobody does anything else.
  static let arming = StoryAct(at(0, 5), "arm") { consoles in
    _ = try await consoles.room.armMail(MailArmRequest(armed: true), act: consoles.act(consoles.root, key: "arm"))
  }
}

/// The mails of the whole story, parsed once.
enum Post {
  private static let reading = Task { try await Book.whole().mails() }
  static func all() async throws -> [ParsedMail] { try await reading.value }
  static func of(_ kind: String, centre: String? = nil) async throws -> [ParsedMail] {
    try await all().filter { $0.mark("Kind") == kind && (centre == nil || $0.mark("Centre") == centre) }
  }
}

extension ParsedMail {
  func mark(_ name: String) -> String? { headers["X-Watchroom-\(name)"]?.first }
  /// The one recipient of this copy.
  var recipient: String { headers["Delivered-To"]?.first ?? "" }
  func attachment(_ begin: String) -> String? { parts.first { $0.filename?.hasPrefix(begin) == true }?.text }
}

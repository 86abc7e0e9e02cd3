import Casework
import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite("Mail into a folder (D10)")
struct FolderCourierTests {
  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let scratch = try ScratchFolder("wr-folder")
    let folder = URL(fileURLWithPath: scratch.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  private func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test("one file a delivery, named by date, Message-ID and recipient, with the envelope in front; the folder is made")
  func files() async throws {
    try await withFolder { parent async throws in
      let folder = parent.appendingPathComponent("mail")
      let steps = Steps()
      let courier = FolderCourier(path: folder.path, observer: steps.observer)
      let shared = draft(subject: "日报", to: ["anna@example.invalid", "li@example.invalid"])
      for person in shared.to {
        #expect(try await courier.deliver(envelope(to: person.address, draft: shared)).summary == "accepted 250 folder")
      }
      let names = [
        "20261122-d-1@watchroom.example.invalid-anna@example.invalid.eml",
        "20261122-d-1@watchroom.example.invalid-li@example.invalid.eml",
      ]
      #expect(try files(folder) == names)
      let text = try String(contentsOf: folder.appendingPathComponent(names[1]), encoding: .utf8)
      let front = """
        Return-Path: <bounces@example.invalid>
        Delivered-To: li@example.invalid
        X-Envelope-To: li@example.invalid

        """
        .replacingOccurrences(of: "\n", with: "\r\n")
      #expect(text.hasPrefix(front + "From: "))
      #expect(steps.all.prefix(4) == ["connecting", "written", "renaming", "renamed"])
      if MailServer.isAvailable {
        let parsed = try await ParsedMail.read(folder.appendingPathComponent(names[1]))
        #expect(parsed.defects == [])
        #expect(parsed.headers["Subject"] == ["日报"])
      }
    }
  }

  @Test("delivered twice, or again after a crash that left half a file: one whole file")
  func idempotent() async throws {
    try await withFolder { folder async throws in
      let envelope = try envelope()
      let name = FolderCourier.fileName(envelope)
      let half = folder.appendingPathComponent(".\(name).part")
      try Data("half".utf8).write(to: half)
      let first = await FolderCourier(path: folder.path).deliver(envelope)
      #expect(try files(folder) == [name])
      let bytes = try Data(contentsOf: folder.appendingPathComponent(name))
      let second = await FolderCourier(path: folder.path).deliver(envelope)
      #expect(first == second)
      #expect(second == .accepted(Receipt(code: 250, text: name, stage: "folder")))
      #expect(try files(folder) == [name])
      #expect(try Data(contentsOf: folder.appendingPathComponent(name)) == bytes)
    }
  }

  @Test("a file of that name with other content is not written over: refused")
  func taken() async throws {
    try await withFolder { folder async throws in
      let envelope = try envelope()
      let file = folder.appendingPathComponent(FolderCourier.fileName(envelope))
      try Data("something else".utf8).write(to: file)
      #expect(await FolderCourier(path: folder.path).deliver(envelope).kind == "refused")
      #expect(try String(contentsOf: file, encoding: .utf8) == "something else")
    }
  }

  @Test("no such place, a file in its place, a place that takes no files: deferred, with the system's words")
  func trouble() async throws {
    try await withFolder { folder async throws in
      let envelope = try envelope()
      let missing = await FolderCourier(path: folder.path + "/a/b").deliver(envelope)
      #expect(missing.summary == "deferred 0 folder")
      #expect(missing.receipt.text.contains("No such file"))
      let file = folder.appendingPathComponent("file")
      try Data().write(to: file)
      #expect(await FolderCourier(path: file.path).deliver(envelope).summary == "deferred 0 folder")
      // /proc takes no files, from root either.
      #expect(await FolderCourier(path: "/proc/sys").deliver(envelope).summary == "deferred 0 folder")
    }
  }

  @Test("names can't leave the folder, nor run into each other")
  func names() throws {
    var envelope = try envelope()
    envelope.messageID = "../../etc/passwd@x"
    let first = FolderCourier.fileName(envelope)
    #expect(!first.contains("/"))
    envelope.messageID = ".._../etc/passwd@x"
    #expect(FolderCourier.fileName(envelope) != first)
    envelope.messageID = String(repeating: "长", count: 1000)
    envelope.recipient = String(repeating: "b", count: 1000)
    #expect(FolderCourier.fileName(envelope).utf8.count < 230)
    envelope.body = Array("Subject: no date\r\n\r\nDate: Sun, 22 Nov 2026 19:00:05 +0800\r\n".utf8)
    #expect(FolderCourier.fileName(envelope).hasPrefix("00000000-"))
  }

  @Test("an address that could add a field is refused")
  func injection() async throws {
    var envelope = try envelope()
    envelope.recipient = "a@b.c\r\nBcc: eve@example.invalid"
    #expect(await FolderCourier(path: "/nonexistent").deliver(envelope).kind == "refused")
  }
}

import Foundation
import Testing

/// The documents tell the truth about the tree.
@Suite("Documents: what is written is there") struct DocumentTests {
  @Test("every target has a paragraph in docs/modules.md") func modules() throws {
    let text = try Tree.read("docs/modules.md")
    let sections = Sections(text, level: "### ")
    for target in Tree.targets {
      let paragraph = sections.byTitle[target] ?? ""
      #expect(paragraph.count >= 80, "docs/modules.md says too little of \(target)")
    }
    for title in sections.byTitle.keys {
      #expect(Tree.targets.contains(title), "docs/modules.md: there is no \(title)")
    }
  }

  @Test("every step of docs/flows.md names a file that is there") func flows() throws {
    let text = try Tree.read("docs/flows.md")
    let steps = text.split(separator: "\n").filter { !String($0).matches("^\\d+\\. ").isEmpty }
    #expect(steps.count >= 15)
    for step in steps {
      let files = String(step).matches("`((?:Sources|Config|Tests)/[^`]+)`")
      #expect(!files.isEmpty, "a step without its file: \(step)")
    }
  }

  @Test("every path in the documents exists") func paths() throws {
    let documents = ["README.md", "CHANGELOG.md"] + Tree.files(below: "docs").filter { $0.hasSuffix(".md") }
    for document in documents {
      let text = try Tree.read(document)
      let folders = "Sources|Tests|Config|Scripts|docs|systemd|Benchmarks|\\.ci"
      for path in text.matches("`((?:\(folders))/[\\w./+-]+)`") {
        #expect(Tree.exists(path), "\(document): \(path) is not there")
      }
      for path in text.matches("\\]\\(((?:\(folders)|decisions)/[\\w./+-]+)\\)") {
        let folder = document.hasPrefix("docs/") ? "docs/" : ""
        #expect(Tree.exists(folder + path), "\(document): \(path) is not there")
      }
    }
  }

  @Test("every make target that the README names is in the Makefile") func makeTargets() throws {
    let makefile = try Tree.read("Makefile")
    let named = Set(try Tree.read("README.md").matches("\\bmake ([a-z]+)\\b")).subtracting(["and", "or", "it"])
    #expect(named.isSuperset(of: ["demo", "test"]))
    for target in named { #expect(!makefile.matches("^\(target):").isEmpty, "no target \(target) in the Makefile") }
  }

  @Test("decisions are numbered without gaps and say what was decided and why") func decisions() throws {
    let files = Tree.names("docs/decisions").filter { $0.hasSuffix(".md") }
    #expect(files.count >= 5)
    for (index, name) in files.enumerated() {
      let number = String(index + 1)
      #expect(name.hasPrefix(String(repeating: "0", count: 4 - number.count) + number + "-"), "\(name)")
      let text = try Tree.read("docs/decisions/" + name)
      for heading in ["## Context", "## Decision", "## Consequences"] {
        #expect(text.contains(heading + "\n"), "\(name) has no \(heading)")
      }
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 60, "\(name): one page")
    }
  }

  @Test("daemon, command and changelog agree on the version") func version() throws {
    let daemon = try Tree.read("Sources/Daemon/Wiring/DaemonOptions.swift").matches("static let version = \"([^\"]+)\"")
    let command = try Tree.read("Sources/watchroom-commands/Watchroom.swift").matches(
      "static let version = \"([^\"]+)\"")
    let version = try #require(daemon.first)
    #expect(command == [version])
    #expect(try Tree.read("CHANGELOG.md").contains("## \(version)"))
  }

  @Test("nothing names a place of somebody's own machine") func places() throws {
    let hand = ["Makefile", "README.md", "CHANGELOG.md", "Package.swift"]
    let folders = ["Sources", "Tests", "Config", "Scripts", "docs", "systemd", "Benchmarks", ".ci"]
    for path in hand + folders.flatMap({ Tree.files(below: $0) }) where !path.hasPrefix("Tests/HouseTests/") {
      guard let text = try? Tree.read(path) else { continue }
      #expect(!text.contains("/" + "work/"), "\(path)")
      #expect(!text.contains("/" + "home/"), "\(path)")
    }
  }
}

/// A document cut at its headings.
private struct Sections {
  var byTitle: [String: String] = [:]

  init(_ text: String, level: String) {
    var title: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(level) {
        title = String(line.dropFirst(level.count)).trimmingCharacters(in: CharacterSet(charactersIn: "` "))
        title.map { byTitle[$0] = "" }
      } else if line.hasPrefix("#") {
        title = nil
      } else if let title {
        byTitle[title, default: ""] += line
      }
    }
  }
}

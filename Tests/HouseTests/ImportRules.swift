/// Who may import whom (design.md, The house). The order is the rule: a target names only targets above it in this list, so the
/// arrows run downward and there is no circle.
struct ImportRule: Sendable {
  enum Storey: Sendable {
    /// Values, synchronous, deterministic: nothing from outside, not even Foundation.
    case core
    /// Sockets, files, SQLite, curl, YAML. Edge modules never import one another.
    case edge
    /// Ties the edge together.
    case top
  }

  let target: String
  let storey: Storey
  /// Targets of the house.
  let house: [String]
  /// Modules from outside.
  let outside: [String]

  private init(_ target: String, _ storey: Storey, _ house: String, _ outside: String = "") {
    self.target = target
    self.storey = storey
    self.house = house.split(separator: " ").map(String.init)
    self.outside = outside.split(separator: " ").map(String.init)
  }

  static let all: [ImportRule] = [
    .init("Units", .core, ""),
    .init("Geometry", .core, "Units"),
    .init("Terminals", .core, "Units"),
    .init("AIS", .core, ""),
    .init("AISReport", .core, "AIS"),
    .init("Organisation", .core, "Units Geometry"),
    .init("Regulation", .core, "Units Organisation"),
    .init("Picture", .core, "AIS Units Geometry Terminals"),
    .init("Detection", .core, "AIS Units Geometry Organisation Regulation Picture"),
    .init("Casework", .core, "Units Organisation Regulation"),
    .init("Simulation", .core, "Units Organisation Regulation"),
    .init("Reporting", .core, "Units Geometry Organisation Regulation Casework"),
    .init("Wire", .core, "Units"),
    .init("Traffic", .core, "AIS Units Geometry"),

    .init("Executors", .edge, "", "Dispatch"),
    .init("Decoding", .edge, "AIS AISReport", "Glibc"),
    .init("CLoader", .edge, ""),
    .init("CCurl", .edge, "CLoader"),
    .init("CProgram", .edge, ""),
    .init("CAllocations", .edge, ""),
    .init(
      "Settings", .edge, "Units Geometry Terminals Organisation Regulation Casework Reporting",
      "Foundation FoundationEssentials Glibc Musl Yams Crypto"),
    .init("Feeds", .edge, "Units Terminals", "Glibc NIOCore NIOPosix ServiceLifecycle Logging Synchronization"),
    .init(
      "Store", .edge, "Executors Units Organisation Regulation Casework",
      "Foundation Glibc GRDB GRDBSQLite Crypto Dispatch ServiceLifecycle Synchronization"),
    .init("Mail", .edge, "CCurl Executors Units Casework", "Glibc Crypto Synchronization"),
    .init("CXlsx", .edge, "CLoader"),
    .init("CPango", .edge, "CLoader"),
    .init("Documents", .edge, "CXlsx CPango Units Reporting", "Foundation Synchronization"),
    .init(
      "ControlSocket", .edge, "Executors Units Wire",
      "Foundation Glibc Hummingbird HummingbirdCore HTTPTypes NIOCore NIOPosix ServiceLifecycle Logging Crypto CryptoExtras "
        + "Synchronization"),
    .init("Systemd", .edge, "Units", "Glibc ServiceLifecycle Logging"),

    .init(
      "Daemon", .top,
      "Units Geometry AIS Terminals Organisation Regulation Picture Detection Casework Reporting Wire Executors Settings Feeds Store "
        + "Mail Documents ControlSocket Systemd CProgram",
      "Foundation Glibc Crypto ServiceLifecycle UnixSignals Logging Synchronization"),
    .init(
      "Story", .top,
      "Units Geometry AIS Organisation Regulation Picture Detection Casework Reporting Wire Traffic Settings Feeds Store "
        + "Mail ControlSocket Daemon",
      "ArgumentParser Foundation Glibc Crypto Logging Synchronization"),
    .init("watchroom-story", .top, "Units Wire Mail Daemon Story", "ArgumentParser Foundation Glibc Logging"),
    .init("watch-bench", .top, "Traffic Detection Picture Organisation Regulation Geometry Units AIS", "Glibc"),
    .init("ais-bench", .top, "AIS AISReport CAllocations", "Glibc"),
    .init("watchroomd", .top, "Daemon", "ArgumentParser Foundation Glibc Logging"),
    .init("watchroom", .top, "Decoding", "Glibc"),
    .init(
      "watchroom-commands", .top,
      "Units Geometry AIS AISReport Decoding Organisation Regulation Detection Reporting Simulation Wire Traffic CCurl Settings Feeds "
        + "Documents ControlSocket",
      "ArgumentParser Foundation Glibc Crypto"),
  ]

  static let byTarget = Dictionary(uniqueKeysWithValues: all.map { ($0.target, $0) })
  static let targets = Set(all.map(\.target))
}

/// What the manifest says, read as text: its targets, and which of the house each depends on.
struct Manifest {
  let dependencies: [String: Set<String>]

  init(_ text: String) {
    let code = Array(text)
    var found: [String: Set<String>] = [:]
    for opening in ["core(", "edge(", ".target(", ".executableTarget("] {
      for place in text.ranges(of: opening) {
        let start = text.distance(from: text.startIndex, to: place.upperBound)
        let names = Self.quoted(in: code, from: start)
        // `core("Name", …` or `.target(name: "Name", …`; in the helpers' own bodies the name is a variable.
        guard let name = names.first, ImportRule.targets.contains(name) || Tree.targets.contains(name) else { continue }
        found[name, default: []].formUnion(names.dropFirst().filter(ImportRule.targets.contains))
      }
    }
    dependencies = found
  }

  /// Quoted words up to the parenthesis that closes the call.
  private static func quoted(in code: [Character], from start: Int) -> [String] {
    var depth = 1
    var index = start
    var names: [String] = []
    while index < code.count, depth > 0 {
      switch code[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "\"":
        let end = code[(index + 1)...].firstIndex(of: "\"") ?? code.count - 1
        names.append(String(code[(index + 1)..<end]))
        index = end
      default: break
      }
      index += 1
    }
    return names
  }
}

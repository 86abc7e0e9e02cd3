// swift-tools-version: 6.2
// The house: targets and who imports whom. Arrows run downward only; Tests/HouseTests holds the rules.
import PackageDescription

let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A target of the pure core: values, synchronous, deterministic; imports only what is named here.
func core(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house + [.strictMemorySafety()])
}

/// A target at the edge: sockets, files, SQLite, curl, YAML.
func edge(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, resources: resources, swiftSettings: house)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let scrypt: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let collections: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")

let package = Package(
  name: "watchroom",
  products: [
    .library(name: "AIS", targets: ["AIS"]),
    .executable(name: "watchroomd", targets: ["watchroomd"]),
    .executable(name: "watchroom", targets: ["watchroom"]),
    .executable(name: "watchroom-commands", targets: ["watchroom-commands"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    // The core: values, synchronous, deterministic.
    core("AIS"),
    core("AISReport", ["AIS"]),
    core("Units"),
    core("Geometry", ["Units"]),
    core("Terminals", ["Units"]),
    core("Organisation", ["Units", "Geometry"]),
    core("Picture", ["AIS", "Units", "Geometry", "Terminals"]),
    core("Detection", ["AIS", "Units", "Geometry", "Organisation", "Picture", "Regulation"]),
    core("Traffic", ["AIS", "Units", "Geometry"]),
    core("Regulation", ["Units", "Organisation"]),
    core("Casework", ["Units", "Organisation", "Regulation"]),
    core("Simulation", ["Units", "Organisation", "Regulation"]),
    core("Reporting", ["Units", "Geometry", "Organisation", "Regulation", "Casework"]),
    core("Wire", ["Units"]),

    // The edge: edge modules never import one another but for Executors; Daemon ties them.
    edge("Executors"),
    // AIS too: its values lie within those of AISReport, and a change of them must compile this again.
    edge("Decoding", ["AIS", "AISReport"]),
    edge(
      "Settings",
      ["Units", "Geometry", "Terminals", "Organisation", "Regulation", "Casework", "Reporting", yams, crypto]),
    edge("Feeds", ["Units", "Terminals", nio, nioPosix, lifecycle, logging]),
    edge("Store", ["Executors", "Units", "Organisation", "Regulation", "Casework", grdb, sqlite, crypto, lifecycle]),
    .target(name: "CProgram"),
    // libcurl, libxlsxwriter and Pango are loaded when they are first used: no C target links its library.
    .target(name: "CLoader"),
    .target(name: "CCurl", dependencies: ["CLoader"]),
    edge("Mail", ["CCurl", "Executors", "Units", "Casework", crypto]),
    .target(name: "CXlsx", dependencies: ["CLoader"]),
    .target(name: "CPango", dependencies: ["CLoader"]),
    edge("Documents", ["CXlsx", "CPango", "Units", "Reporting"]),
    edge(
      "ControlSocket",
      [
        "Executors", "Units", "Wire", hummingbird, hummingbirdCore, httpTypes, nio, nioPosix, lifecycle, logging,
        crypto, scrypt,
      ]),
    edge("Systemd", ["Units", lifecycle, logging]),
    edge(
      "Daemon",
      [
        "AIS", "Units", "Geometry", "Terminals", "Organisation", "Picture", "Detection", "Regulation", "Casework",
        "Reporting", "Wire",
        "Executors", "Settings", "Feeds", "Store", "Mail", "Documents", "ControlSocket", "Systemd", "CProgram",
        lifecycle, signals,
        logging,
        crypto,
      ]),
    edge(
      "Story",
      [
        "Units", "Geometry", "Organisation", "Regulation", "Casework", "Reporting", "Wire", "Traffic", "Settings",
        "Feeds", "Store", "Mail", "ControlSocket", "Daemon", logging,
      ]),
    .executableTarget(
      name: "watchroom-story", dependencies: ["Units", "Wire", "Mail", "Daemon", "Story", arguments, logging],
      swiftSettings: house),
    .executableTarget(name: "watchroomd", dependencies: ["Daemon", arguments, logging], swiftSettings: house),
    // With Swift's own libraries in it, a third of its start: it uses nothing that is looked up by name at run time (decision 0041).
    .executableTarget(
      name: "watchroom", dependencies: ["Decoding"], swiftSettings: house,
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
    .executableTarget(
      name: "watchroom-commands",
      dependencies: [
        "Units", "Geometry", "AIS", "AISReport", "Decoding", "Organisation", "Regulation", "Detection", "Reporting",
        "Simulation",
        "Wire", "Traffic", "CCurl", "Settings", "Feeds", "Documents", "ControlSocket", arguments, crypto,
      ], swiftSettings: house),
    // What decoding costs, measured without the daemon's libraries.
    .target(name: "CAllocations"),
    .executableTarget(
      name: "watch-bench",
      dependencies: ["Traffic", "Detection", "Picture", "Organisation", "Regulation", "Geometry", "Units", "AIS"],
      swiftSettings: house),
    .executableTarget(name: "ais-bench", dependencies: ["AIS", "AISReport", "CAllocations"], swiftSettings: house),

    // The tests: a target a module; Tests/HouseTests holds the rules of the house.
    .target(
      name: "TestSupport", path: "Tests/Support",
      exclude: ["smtpd.py", "gatewayd.py", "read_mail.py", "read_xlsx.py", "ask.py"],
      swiftSettings: house),
    tests("House", []),
    tests("Units", ["Units"]),
    tests("Geometry", ["Units", "Geometry"]),
    tests("Terminals", ["Units", "Terminals"]),
    tests("AIS", ["AIS", "AISReport"]),
    tests("Organisation", ["Units", "Geometry", "Organisation"]),
    tests("Picture", ["AIS", "Units", "Geometry", "Terminals", "Picture"]),
    tests("Detection", ["AIS", "Units", "Geometry", "Organisation", "Regulation", "Picture", "Detection", "Traffic"]),
    tests("Regulation", ["Units", "Geometry", "Organisation", "Regulation"]),
    tests("Simulation", ["Units", "Geometry", "Organisation", "Regulation", "Simulation"]),
    tests("Settings", ["Units", "Geometry", "Terminals", "Organisation", "Regulation", "Casework", "Settings"]),
    tests("Feeds", ["Units", "Terminals", "Feeds", lifecycle, logging]),
    tests("Casework", ["Units", "Geometry", "Organisation", "Regulation", "Casework", "Settings"]),
    tests(
      "Reporting", ["Units", "Geometry", "Organisation", "Regulation", "Casework", "Reporting", "Settings"]),
    tests("Wire", ["Units", "Wire"]),
    tests("Executors", ["Executors"]),
    tests("Store", ["Units", "Organisation", "Regulation", "Casework", "Store", lifecycle, logging, grdb]),
    tests("Mail", ["Units", "Organisation", "Casework", "Mail", "TestSupport"]),
    tests(
      "Documents",
      ["Units", "Organisation", "Regulation", "Casework", "Reporting", "Settings", "Documents", "TestSupport"]),
    tests("Traffic", ["AIS", "Units", "Geometry", "Traffic"]),
    tests(
      "Watchroom",
      [
        "Units", "Geometry", "AIS", "AISReport", "Organisation", "Regulation", "Picture", "Detection", "Wire",
        "Simulation", "Traffic", "Settings", "ControlSocket", "Documents", "Decoding", "watchroom-commands",
        "TestSupport", lifecycle,
        logging, arguments,
      ]),
    tests(
      "Watch",
      [
        "AIS", "Units", "Geometry", "Organisation", "Regulation", "Detection", "Casework", "Reporting", "Settings",
        "Store", "Daemon", logging,
      ]),
    tests("Systemd", ["Units", "Systemd", lifecycle, logging]),
    tests("ControlSocket", ["Units", "Wire", "ControlSocket", "TestSupport", lifecycle, logging]),
    tests(
      "Daemon",
      [
        "Units", "Organisation", "Regulation", "Picture", "Casework", "Reporting", "Wire", "Settings", "Feeds", "Store",
        "Mail", "Documents", "ControlSocket", "Daemon", "TestSupport", lifecycle, logging, grdb,
      ]),
    tests(
      "Story",
      [
        "Units", "Organisation", "Regulation", "Casework", "Wire", "Store", "Mail", "ControlSocket", "Daemon", "Story",
        "TestSupport", logging,
      ]),
    // EndToEndTests start the built programs: they depend on no module but the encoder of made-up sentences.
    tests("EndToEnd", ["AIS", "Units", "Terminals", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

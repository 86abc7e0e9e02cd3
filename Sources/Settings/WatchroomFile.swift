import Organisation
import Units

/// `watchroom.yaml`
struct WatchroomFile {
  static let name = "watchroom.yaml"
  let folder: String
  let log: ProblemLog

  /// What is to be looked up in other files.
  struct References {
    /// Among the centres.
    var hosts: [(id: CentreID, field: Field)] = []
    /// Among the vessels.
    var vessels: [(id: VesselID, field: Field)] = []
  }

  func read(_ root: Record) -> (settings: DaemonSettings, references: References) {
    var references = References()
    let section = MailSection(folder: folder)
    let mail = root.required("mail")?.record(section.read)
    var settings = DaemonSettings(mail: mail ?? MailSection.placeholder)
    settings.gateways = root.optional("gateways").map(GatewaySection(folder: folder).read) ?? []
    root.set(&settings.language, "language") { $0.choice(DaemonSettings.Language.self) }
    root.set(&settings.timeService, "time_service") { $0.choice(DaemonSettings.TimeService.self) }
    references.hosts = root.optional("hosts").map { readHosts($0, &settings) } ?? []
    root.set(&settings.socketPath, "socket") { $0.text() }
    let feeds = (root.optional("feeds")?.items(atMost: 64) ?? []).compactMap { FeedSection.drafted($0, &references) }
    checkUnique(feeds)
    settings.feeds = feeds.map(\.value)
    let outputs = root.optional("outputs")?.items(atMost: 16)?.compactMap(OutputSection.drafted) ?? []
    checkUnique(outputs, beside: settings.feeds)
    settings.outputs = outputs.map(\.value)
    root.group("tracks") { TracksSection.read($0, &settings.tracks) }
    root.group("papers") { record in
      if let field = record.optional("fonts"), let names = field.list(atMost: 8, { $0.text(atMost: 100, "a font") }) {
        if names.isEmpty { field.refuse("names no font") }
        settings.papers.fonts = names
      }
      record.set(&settings.papers.alsoCSV, "csv") { $0.flag() }
      record.set(&settings.papers.mailBytes, "mail_size") { $0.bytes((64 << 10)...(24 << 20)) }
    }
    root.group("limits") { record in
      record.set(&settings.limits.vessels, "vessels") { $0.integer(100...1_000_000) }
      record.set(&settings.limits.queuedChunks, "queued_chunks") { $0.integer(16...65_536) }
      record.set(&settings.limits.waitingFindings, "waiting_findings") { $0.integer(16...65_536) }
      record.set(&settings.limits.requestBytes, "request_size") { $0.bytes((16 << 10)...(64 << 20)) }
      record.set(&settings.limits.connections, "connections") { $0.integer(4...10_000) }
    }
    return (settings, references)
  }

  private func readHosts(_ field: Field, _ settings: inout DaemonSettings) -> [(id: CentreID, field: Field)] {
    if case .scalar(let text, _) = field.node.content {
      if text != "all" { field.refuse("\"\(text)\" is neither all nor a list of centres") }
      return []
    }
    var named: [(id: CentreID, field: Field)] = []
    for item in field.items(atMost: 1000) ?? [] {
      guard let code = item.text() else { continue }
      if named.contains(where: { $0.id.rawValue == code }) { item.refuse("\(code) is listed twice") }
      named.append((CentreID(code), item))
    }
    if named.isEmpty { field.refuse("names no centre: write all, or a list of centres") }
    settings.hosts = .centres(named.map(\.id))
    return named
  }

  /// Names are unique, and an output listens on no port that a feed has.
  private func checkUnique(_ outputs: [Drafted<OutputConfiguration>], beside feeds: [FeedConfiguration]) {
    var names: [String: Int] = [:]
    var ports = Dictionary(
      feeds.compactMap { feed in feed.listensOn.map { ($0, "feed \(feed.name)") } },
      uniquingKeysWith: { first, _ in first })
    for output in outputs {
      if let first = names.updateValue(output.record.mark(of: "name").line, forKey: output.value.name) {
        output.record.refuse("name", "\"\(output.value.name)\" is the name of the output in line \(first) already")
      }
      guard case .tcpServer(_, let port, _) = output.value.kind else { continue }
      if let other = ports.updateValue("output \(output.value.name)", forKey: "TCP port \(port)") {
        output.record.refuse("port", "TCP port \(port) is taken by \(other) already")
      }
    }
  }

  /// Names are unique, and no two feeds listen on one port of one protocol, or read one serial line.
  private func checkUnique(_ feeds: [Drafted<FeedConfiguration>]) {
    var names: [String: Int] = [:]
    var ports: [String: Int] = [:]
    var paths: [String: Int] = [:]
    for feed in feeds {
      let line = feed.record.mark(of: "name").line
      if let first = names.updateValue(line, forKey: feed.value.name) {
        feed.record.refuse("name", "\"\(feed.value.name)\" is the name of the feed in line \(first) already")
      }
      if let path = feed.value.reads, let first = paths.updateValue(line, forKey: path) {
        feed.record.refuse("kind", "\(path) is read by the feed in line \(first) already")
      }
      guard let port = feed.value.listensOn else { continue }
      if let first = ports.updateValue(feed.record.mark(of: "port").line, forKey: port) {
        feed.record.refuse("port", "\(port) is taken by the feed in line \(first) already")
      }
    }
  }
}

extension FeedConfiguration {
  /// What only one can read.
  fileprivate var reads: String? {
    switch kind {
    case .serial(let path, _): path
    case .stdin: "standard input"
    case .udp, .tcpClient, .tcpServer, .file: nil
    }
  }

  /// `UDP port 10110`; nil when it does not listen.
  fileprivate var listensOn: String? {
    switch kind {
    case .udp(_, let port): "UDP port \(port)"
    case .tcpServer(_, let port): "TCP port \(port)"
    case .tcpClient, .file, .serial, .stdin: nil
    }
  }
}

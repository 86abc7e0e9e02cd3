package import Casework
package import Organisation
package import Units

/// What `watchroom.yaml` says: the daemon's own settings, which regulate nothing and judge nobody.
package struct DaemonSettings: Hashable, Sendable {
  /// Language of what people read.
  package enum Language: String, Hashable, Sendable, CaseIterable { case zh, en }

  /// Which centres this daemon runs (D12).
  package enum Hosts: Hashable, Sendable {
    case all
    case centres([CentreID])
  }

  /// Whether a time service keeps this machine's clock (D4).
  package enum TimeService: String, Hashable, Sendable, CaseIterable {
    /// The daemon holds while the kernel says that the clock is not synchronised.
    case required
    /// There is none: the kernel is not asked. Jumps, and a clock behind the journal, are seen all the same.
    case none
  }

  package var language: Language = .zh
  package var timeService: TimeService = .required
  package var hosts: Hosts = .all
  /// nil: the daemon's default; a relative path lies below the state folder.
  package var socketPath: String?
  package var feeds: [FeedConfiguration] = []
  package var outputs: [OutputConfiguration] = []
  package var mail: MailConfiguration
  /// R7, in the order in which those of one kind are tried.
  package var gateways: [Gateway] = []
  package var tracks = TrackSettings()
  package var limits = LimitSettings()
  package var papers = PaperSettings()

  package init(mail: MailConfiguration) { self.mail = mail }
}

/// Where mail goes (D10).
package struct MailConfiguration: Hashable, Sendable {
  package enum Mode: Hashable, Sendable {
    /// `.eml` files; a relative path lies below the state folder.
    case folder(path: String)
    case smtp(SMTP)
  }

  package struct SMTP: Hashable, Sendable {
    package enum Security: String, Hashable, Sendable, CaseIterable {
      /// No encryption: for a relay on this machine.
      case plain
      case starttls
      /// Implicit TLS.
      case tls
    }
    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    /// Absolute path of a file that holds the password alone; read when mail is sent.
    package var passwordFile: String?
    /// Absolute path of certificates to trust besides the system's.
    package var caFile: String?
    /// A whole SMTP conversation may take so long.
    package var timeout: TimeSpan
    /// Connections to the relay at once: each carries one recipient's mail at a time.
    package var connections = 4
  }

  package var mode: Mode
  /// Address and name that stand in From.
  package var fromAddress: String
  package var fromName: String
  /// Right of the @ in Message-IDs.
  package var domain: String
  /// Trials: everything goes here instead.
  package var redirectAllTo: String?
  /// Waits between tries; the last is repeated.
  package var retry: [TimeSpan]
  /// No further try after so long.
  package var retryFor: TimeSpan
  /// False: held until `watchroom mail arm`.
  package var armed: Bool

  package init(
    mode: Mode, fromAddress: String, fromName: String, domain: String, redirectAllTo: String? = nil,
    retry: [TimeSpan] = MailConfiguration.usualRetry, retryFor: TimeSpan = .days(5), armed: Bool = false
  ) {
    self.mode = mode
    self.fromAddress = fromAddress
    self.fromName = fromName
    self.domain = domain
    self.redirectAllTo = redirectAllTo
    self.retry = retry
    self.retryFor = retryFor
    self.armed = armed
  }

  package static let usualRetry: [TimeSpan] = [.minutes(1), .minutes(5), .minutes(15), .hours(1), .hours(4)]
}

/// The archive of positions (D2).
package struct TrackSettings: Hashable, Sendable {
  /// Sealed files older than so many days are deleted.
  package var retentionDays = 180
  /// Beyond so many bytes the oldest sealed files are deleted; nil: no limit.
  package var retentionBytes: Int?
  /// Archiving stops while the disk has less than this left.
  package var reserveBytes = 256 << 20
  /// Positions nearer than so many metres to the last one kept are left out; nil: distance keeps none.
  package var thinMetres: Double?
  /// While the last one kept is younger than this; nil: age keeps none. Both nil: every position is archived.
  package var thinSpan: TimeSpan?
  package init() {}
}

/// How papers and tables are made.
package struct PaperSettings: Hashable, Sendable {
  /// Fonts by name; the first that has a letter shows it.
  package var fonts = ["Noto Serif CJK SC", "Noto Sans CJK SC", "WenQuanYi Zen Hei"]
  /// Tables go out as CSV besides, for programs.
  package var alsoCSV = false
  /// Attachments of one mail, in bytes before their encoding; what is more goes in further, numbered mails.
  package var mailBytes = 10 << 20
  package init() {}
}

/// Bounds (D9).
package struct LimitSettings: Hashable, Sendable {
  /// Vessels the picture keeps at once.
  package var vessels = 200_000
  /// Chunks that wait between a feed and the traffic engine.
  package var queuedChunks = 16_384
  /// Findings that wait between the traffic engine and Watch; none is dropped, the engine offers again.
  package var waitingFindings = 256
  /// Body of a request on the status socket, in bytes.
  package var requestBytes = 1 << 20
  /// Connections on the status socket.
  package var connections = 256
  package init() {}
}

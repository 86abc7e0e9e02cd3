/// How mail leaves this daemon. A value; it is read and checked elsewhere.
package struct CourierSettings: Sendable, Hashable {
  package enum Mode: Sendable, Hashable {
    /// Each delivery becomes an `.eml` file in the folder at this path.
    case folder(path: String)
    case smtp(Relay)
  }

  package var mode: Mode

  package init(_ mode: Mode) { self.mode = mode }

  /// The courier these settings describe.
  package func courier(observer: VerbObserver? = nil) -> any Courier {
    switch mode {
    case .folder(let path): FolderCourier(path: path, observer: observer)
    case .smtp(let relay): SMTPPool(relay: relay, connections: relay.connections, observer: observer)
    }
  }
}

/// The mail server that takes our messages and answers for them.
package struct Relay: Sendable, Hashable {
  package enum Security: String, Sendable, Hashable, CaseIterable {
    /// No encryption. For a relay on this machine.
    case plain
    /// Plain at first, then TLS by STARTTLS, without which nothing is sent (usually port 587).
    case starttls
    /// TLS from the first byte (usually port 465).
    case tls
  }

  /// A name or an address; IPv6 without brackets.
  package var host: String
  package var port: Int
  package var security: Security
  /// Signs on with AUTH when set; a relay that then offers no AUTH gets nothing.
  package var user: String?
  /// The first line of this file is the password. Read at each connection, so a changed one needs no restart.
  package var passwordFile: String?
  /// A PEM file of certificates to trust instead of the system's.
  package var caFile: String?
  /// Whether the server's certificate and name are checked. Only for trials is this off.
  package var verifyCertificate: Bool
  /// Whether a password may cross an unencrypted connection to another machine.
  package var allowPlaintextPassword: Bool
  /// The name given in EHLO; the machine's own when nil.
  package var ehloName: String?
  package var timeouts: MailTimeouts
  /// Connections at once, 1 at least.
  package var connections: Int

  package init(
    host: String, port: Int, security: Security, user: String? = nil, passwordFile: String? = nil,
    caFile: String? = nil,
    verifyCertificate: Bool = true, allowPlaintextPassword: Bool = false, ehloName: String? = nil,
    timeouts: MailTimeouts = MailTimeouts(), connections: Int = 1
  ) {
    self.host = host
    self.port = port
    self.security = security
    self.user = user
    self.passwordFile = passwordFile
    self.caFile = caFile
    self.verifyCertificate = verifyCertificate
    self.allowPlaintextPassword = allowPlaintextPassword
    self.ehloName = ehloName
    self.timeouts = timeouts
    self.connections = connections
  }
}

/// How long a relay is waited for. All in seconds or finer; curl counts `reply` and `stall` in whole seconds, at
/// least 1.
package struct MailTimeouts: Sendable, Hashable {
  /// Until the connection, TLS included, stands.
  package var connect: Duration
  /// For each reply, the one after the final dot included.
  package var reply: Duration
  /// The message's bytes may stand still this long; curl judges by the mean of some seconds, so it takes about 6 more.
  package var stall: Duration
  /// The whole attempt.
  package var total: Duration

  package init(
    connect: Duration = .seconds(15), reply: Duration = .seconds(60), stall: Duration = .seconds(30),
    total: Duration = .seconds(300)
  ) {
    self.connect = connect
    self.reply = reply
    self.stall = stall
    self.total = total
  }
}

extension Duration {
  /// Milliseconds for curl, 1 … one day.
  var curlMilliseconds: Int {
    let (seconds, attoseconds) = components
    guard seconds < 86_400 else { return 86_400_000 }
    return Swift.max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }

  /// Whole seconds for curl, rounded up, 1 … one day.
  var curlSeconds: Int { (curlMilliseconds + 999) / 1000 }
}

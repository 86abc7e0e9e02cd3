package import Casework
package import Organisation
package import Regulation
package import Reporting
import Units

/// What Watch knows besides the register: the configuration in force now, prepared for look-ups. Replaced whole on reload.
package struct WatchContext: Sendable {
  package var directory: Directory
  package var rules: RegulationRules
  package var organisationVersion: String
  package var regulationVersion: String
  /// The centres this daemon runs (D12).
  package var hosted: Set<CentreID>
  package var jurisdiction: Jurisdiction
  package var letters: LetterWriter
  package var words: FindingWords
  package var drawKey: DrawKey
  package var mail: MailIdentity
  package var life: DeliveryLife
  /// Deliveries that the courier carries at a time; the outbox says it.
  package var lanes = 1
  /// The zones as the file has them; `directory` has them as they hold.
  package var fileZones: [Zone] = []
  /// In which papers are set that people ask for.
  package var paperFonts: [String] = []
  /// Where letters go besides e-mail (R7).
  package var router: ChannelRouter
  /// Whose an address of e-mail is, in small letters: a person before a unit before a centre.
  let parties: [String: Party]

  /// What stands on outgoing mail.
  package struct MailIdentity: Sendable, Hashable {
    package var address: String
    package var name: String
    /// Right-hand side of Message-IDs.
    package var domain: String
    /// All mail goes there instead of to its recipients: for trials (D10).
    package var redirectAllTo: String?
    /// Armed by configuration; otherwise `watchroom mail arm` does.
    package var armed: Bool
    package init(address: String, name: String, domain: String, redirectAllTo: String?, armed: Bool) {
      self.address = address
      self.name = name
      self.domain = domain
      self.redirectAllTo = redirectAllTo
      self.armed = armed
    }
  }

  package init(
    organisation: Organisation, rules: RegulationRules, organisationVersion: String, regulationVersion: String,
    hosted: Set<CentreID>, catalogue: Catalogue, drawKey: DrawKey, mail: MailIdentity, life: DeliveryLife,
    channels: ChannelBook = ChannelBook(), press: PaperPress? = nil
  ) {
    let directory = Directory(organisation)
    self.directory = directory
    self.rules = rules
    self.organisationVersion = organisationVersion
    self.regulationVersion = regulationVersion
    self.hosted = hosted
    jurisdiction = Jurisdiction(organisation)
    router = ChannelRouter(directory: directory, rules: rules, book: channels)
    letters = LetterWriter(
      catalogue: catalogue, directory: directory, rules: rules, channels: channels, press: press)
    words = FindingWords(catalogue: catalogue, directory: directory, rules: rules)
    self.drawKey = drawKey
    self.mail = mail
    self.life = life
    var parties: [String: Party] = [:]
    for centre in organisation.centres {
      for address in centre.addresses { parties[address.lowercased()] = .centre(centre.id) }
    }
    for unit in organisation.units { for address in unit.addresses { parties[address.lowercased()] = .unit(unit.id) } }
    for person in organisation.people {
      if let address = person.address { parties[address.lowercased()] = .person(person.id) }
    }
    self.parties = parties
  }

  var channels: ChannelBook { router.book }

  var zone: CivilZone { directory.zone }

  /// What ledger 11 says of an incident (R9).
  func tally(_ file: IncidentFile) -> IncidentTally { IncidentTally(file, rules.grades, zone) }
}

/// Through whom an act comes.
package enum Signer: Sendable, Hashable {
  /// The daemon by itself.
  case daemon
  /// A person, through the account named.
  case person(Person, account: String)
  /// Nobody signed on: a console may acknowledge an emergency (D6).
  case console(account: String, centre: CentreID)
  /// Root administers and never signs.
  case root

  package var person: Person? {
    if case .person(let person, _) = self { return person }
    return nil
  }

  var account: String {
    switch self {
    case .daemon: "watchroomd"
    case .person(_, let account), .console(let account, _): account
    case .root: "root"
    }
  }
}

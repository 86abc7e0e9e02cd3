package import Casework
package import Organisation
import Regulation
package import Units

/// Notices, warnings and other safety information passed on (P5), their being taken back, and receipts that do not come.
extension LetterWriter {
  /// One letter to the centres that `via` passes it on to, one to the units: these have no console.
  package func bulletin(
    _ bulletin: Bulletin, from via: CentreID, to parties: [BulletinReceipt.Party], replaces old: Bulletin?,
    at now: Instant
  ) -> [Letter] {
    let centres = parties.compactMap { if case .centre(let id) = $0 { id } else { nil } }
    let units = parties.compactMap { if case .unit(let id) = $0 { id } else { nil } }
    var letters: [Letter] = []
    if !centres.isEmpty {
      var page = head(bulletin, via, replaces: old, look: .screen)
      page.blocks += [
        .heading(text("bulletin.receive")),
        .paragraph(text("bulletin.receive.within", ["span": wording.span(patience(bulletin))])),
        .command(text("bulletin.receive.act"), "watchroom bulletin receive \(bulletin.no)"),
        .command(text("bulletin.show"), "watchroom bulletin show \(bulletin.no)"),
        .note(text("bulletin.receive.else", ["contact": contact(via), "via": wording.centre(via)])),
      ]
      letters.append(
        letter(.bulletin, Cause.relay(bulletin, via, "centres", now), bulletin, via, desks(centres), page))
    }
    if !units.isEmpty {
      var page = head(bulletin, via, replaces: old, look: .paper)
      page.blocks += [
        .paragraph(text("bulletin.receive.unit", ["contact": contact(via), "via": wording.centre(via)])),
        .signature([wording.centre(via), wording.day(directory.zone.civil(now).date)]),
      ]
      let offices = units.flatMap { office($0, drill: bulletin.drill) }
      letters.append(letter(.bulletin, Cause.relay(bulletin, via, "units", now), bulletin, via, offices, page))
    }
    return letters
  }

  /// It holds no longer before its time: to everyone who had it.
  /// - Parameter new: the one that takes its place.
  package func bulletinEnded(
    _ bulletin: Bulletin, by new: Bulletin?, to parties: [BulletinReceipt.Party]
  ) -> [Letter] {
    let key = new == nil ? "cancelled" : "superseded"
    let title = subject(
      "bulletin.subject.\(key)", ["gist": gist(bulletin), "kind": kind(bulletin)], drill: bulletin.drill)
    var page = page(.screen, title: title, drill: bulletin.drill)
    page.blocks = [
      .verdict(text("bulletin.verdict.\(key)", ["kind": kind(bulletin), "number": name(bulletin)]), .warning),
      .facts(
        facts(bulletin)
          + [wording.fact("reason", bulletin.ending?.reason ?? new.map { name($0) } ?? text("value.none"))]),
      .paragraph(text("bulletin.then.\(key)")),
    ]
    let recipients = parties.flatMap { party -> [String] in
      switch party {
      case .centre(let id): desks([id])
      case .unit(let id): office(id, drill: bulletin.drill)
      }
    }
    return [
      letter(.bulletinEnded, Cause.bulletin(bulletin, key), bulletin, bulletin.centre, recipients, page)
    ]
  }

  /// The receipt does not come: the addressee is asked again; climbing, the duty leaders of both sides are told.
  package func bulletinReminder(
    _ bulletin: Bulletin, _ receipt: BulletinReceipt, climbing: Bool, to leaders: [Person], at now: Instant
  ) -> Letter {
    let party = party(receipt.party)
    let values = [
      "gist": gist(bulletin), "kind": kind(bulletin), "party": party, "span": wording.span(now - receipt.relayedAt),
    ]
    let key = climbing ? "climbed" : "reminded"
    let title = subject("bulletin.subject.\(key)", values, drill: bulletin.drill)
    var page = page(.screen, title: title, drill: bulletin.drill)
    page.blocks = [
      .verdict(text("bulletin.verdict.\(key)", values), climbing ? .bad : .warning), .facts(facts(bulletin)),
      .heading(text("bulletin.text")), .paragraph(bulletin.text), .heading(text("bulletin.receive")),
    ]
    if case .centre = receipt.party {
      page.blocks.append(.command(text("bulletin.receive.act"), "watchroom bulletin receive \(bulletin.no)"))
    }
    let unit = receipt.party.key.drop { $0 != ":" }.dropFirst()
    page.blocks.append(
      .command(
        text("bulletin.receive.for", ["party": party, "via": wording.centre(receipt.via)]),
        "watchroom bulletin receive \(bulletin.no) --for \(unit) --who …"))
    var recipients = climbing ? mailboxes(leaders, drill: bulletin.drill) : []
    switch receipt.party {
    case .centre(let id): recipients = desks([id]) + recipients
    // A unit is asked by those who passed it on: their desk does it by telephone.
    case .unit: recipients = desks([receipt.via]) + recipients
    }
    return letter(
      climbing ? .bulletinClimbed : .bulletinReminder, Cause.bulletin(bulletin, "\(receipt.party.key)/\(key)"),
      bulletin,
      receipt.via, recipients, page)
  }

  private func head(_ bulletin: Bulletin, _ via: CentreID, replaces old: Bulletin?, look: Page.Look) -> Page {
    let title = subject(
      "bulletin.subject",
      ["gist": gist(bulletin), "kind": kind(bulletin), "severity": words.severity(bulletin.severity)],
      drill: bulletin.drill)
    var page = page(look, title: title, drill: bulletin.drill)
    if look == .paper {
      page.blocks.append(.letterhead(issuer: wording.centre(via), title: kind(bulletin), number: bulletin.number))
    } else {
      page.blocks.append(
        .verdict(
          text("bulletin.verdict", ["kind": kind(bulletin), "severity": words.severity(bulletin.severity)])
            + "\n" + text("bulletin.verdict.from", ["via": wording.centre(via)]),
          bulletin.severity >= rules.bulletin.urgentFrom ? .bad : .plain))
    }
    page.blocks += [.paragraph(bulletin.text), .facts(facts(bulletin))]
    if let old {
      page.blocks.append(.paragraph(text("bulletin.replaces", ["gist": gist(old), "number": name(old)])))
    }
    return page
  }

  private func facts(_ bulletin: Bulletin) -> [Page.Fact] {
    var facts: [Page.Fact] = []
    if !bulletin.number.isEmpty { facts.append(wording.fact("bulletin-number", bulletin.number)) }
    let issuer = bulletin.issuer.isEmpty ? wording.centre(bulletin.centre) : bulletin.issuer
    let place = place(bulletin)
    return facts + [
      wording.fact("issuer", issuer),
      wording.fact("waters-named", place.isEmpty ? text("bulletin.everywhere") : place),
      wording.fact("valid", validity(bulletin)),
      wording.fact("severity", words.severity(bulletin.severity)),
      wording.fact("source", text("bulletin.source.\(bulletin.source.rawValue)")),
    ]
  }

  /// `2026年11月24日 08:00:00 至 …`
  func validity(_ bulletin: Bulletin) -> String {
    let values = [
      "from": wording.moment(bulletin.from), "until": bulletin.until.map { wording.moment($0) } ?? "",
    ]
    return text(bulletin.until == nil ? "bulletin.valid.open" : "bulletin.valid", values)
  }

  func kind(_ bulletin: Bulletin) -> String { text("bulletin.kind.\(bulletin.kind.rawValue)") }

  /// Its own number, else ours.
  func name(_ bulletin: Bulletin) -> String {
    bulletin.number.isEmpty ? text("bulletin.no", ["no": "\(bulletin.no)"]) : bulletin.number
  }

  /// Where, and the beginning of the text: for subjects.
  func gist(_ bulletin: Bulletin) -> String {
    let place = place(bulletin)
    let said = Page.lines(bulletin.text).joined(separator: " ")
    let short = said.count > 30 ? said.prefix(29) + "…" : said
    return (place.isEmpty || place.count > 20 ? "" : place + text("mark.colon")) + short
  }

  private func patience(_ bulletin: Bulletin) -> TimeSpan {
    bulletin.severity >= rules.bulletin.urgentFrom ? rules.bulletin.urgentRemindAfter : rules.bulletin.remindAfter
  }

  private func party(_ party: BulletinReceipt.Party) -> String {
    switch party {
    case .centre(let id): wording.centre(id)
    case .unit(let id): wording.unit(id)
    }
  }

  private func letter(
    _ kind: LetterKind, _ cause: String, _ bulletin: Bulletin, _ centre: CentreID, _ recipients: [String], _ page: Page
  ) -> Letter {
    let importance: Importance =
      bulletin.severity == .emergency ? .emergency : bulletin.severity >= rules.bulletin.urgentFrom ? .serious : .notice
    return Letter(
      kind: kind, cause: cause, centre: centre, recipients: Self.distinct(recipients), subject: page.title,
      text: page.text, html: page.html, importance: importance, drill: bulletin.drill)
  }
}

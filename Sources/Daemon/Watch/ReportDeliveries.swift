import Casework
import Organisation
import Regulation
import Reporting

/// Which deliveries of a report must have been accepted before it counts as made (R7): P4's by fax and by SMS to each addressee where there is
/// a way, e-mail going besides; anything else, and P4 where there is no way, by e-mail.
struct ReportDeliveries {
  let context: WatchContext

  /// - Parameter mails: of each mail in which it went its deliveries, the first mail's first. The further parts are owed to whom the first is owed by e-mail.
  func counted(_ duty: Duty, _ mails: [[Delivery]]) -> [Delivery] {
    guard let whole = mails.first else { return [] }
    let counted = counted(duty, whole)
    let readers = Set(counted.filter { $0.kind == .mail }.map { $0.recipient.lowercased() })
    return mails.dropFirst().reduce(counted) { all, part in
      let owed = part.filter { readers.contains($0.recipient.lowercased()) }
      // An address that has the first mail only, for it was put right since, is sent the rest (重发): until then the rest is owed.
      return all + (owed.isEmpty && !readers.isEmpty ? part : owed)
    }
  }

  /// An address that was put right in the configuration since counts no more; a delivery that stands in on the same kind of channel does.
  private func counted(_ duty: Duty, _ all: [Delivery]) -> [Delivery] {
    let mails = mail(duty, all)
    let units = duty.to.compactMap { if case .unit(let id) = $0 { id } else { nil } }
    guard duty.clause == "P4", all.contains(where: { $0.kind != .mail }) else { return mails }
    var counted: [Delivery] = []
    for unit in units {
      let own = context.directory.addresses(of: .unit(unit), over: .mail).map { $0.lowercased() }
      for kind in context.rules.channels.dailyReport {
        let sent = best(all.filter { $0.kind == kind && $0.party == .unit(unit) }, unit, kind)
        counted += sent.isEmpty ? mails.filter { own.contains($0.recipient.lowercased()) } : sent
      }
    }
    return counted.isEmpty ? mails : counted
  }

  private func mail(_ duty: Duty, _ all: [Delivery]) -> [Delivery] {
    let owed = Set(context.letters.addresses(of: duty).map { $0.lowercased() })
    let mails = all.filter { $0.kind == .mail }
    let current = mails.filter { owed.contains($0.recipient.lowercased()) }
    return current.isEmpty ? mails : current
  }

  /// One delivery an address: the one that was accepted, if any.
  private func best(_ deliveries: [Delivery], _ unit: UnitID, _ kind: ChannelKind) -> [Delivery] {
    let addresses = context.directory.addresses(of: .unit(unit), over: kind)
    let current = deliveries.filter { addresses.contains($0.recipient) }
    let considered = current.isEmpty ? deliveries : current
    return LetterWriter.distinct(considered.map(\.recipient)).compactMap { address in
      let those = considered.filter { $0.recipient == address }
      return those.first { $0.state == .sent } ?? those.first
    }
  }
}

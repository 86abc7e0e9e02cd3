package import Organisation
package import Units

/// A broadcast of safety information (C7): its text, who approved it (G5), and that it was made.
package struct Broadcast: Hashable, Sendable, Codable {
  /// Over what it is made.
  package enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    /// 甚高频; the channel's number stands in `detail`.
    case vhf
    /// 广播系统
    case publicAddress
  }

  package struct Approval: Hashable, Sendable, Codable {
    package var by: PersonID
    package var at: Instant
    /// What was approved, paragraph by paragraph.
    package var paragraphs: [String]
    package init(by: PersonID, at: Instant, paragraphs: [String]) {
      self.by = by
      self.at = at
      self.paragraphs = paragraphs
    }
  }

  package struct Confirmation: Hashable, Sendable, Codable {
    /// When it was broadcast, and when that was recorded.
    package var at: Instant
    package var recordedAt: Instant
    package var by: PersonID
    package var channel: Channel
    package var detail: String
    package var note: String
    package init(at: Instant, recordedAt: Instant, by: PersonID, channel: Channel, detail: String, note: String) {
      self.at = at
      self.recordedAt = recordedAt
      self.by = by
      self.channel = channel
      self.detail = detail
      self.note = note
    }
  }

  package enum State: String, Hashable, Sendable, Codable, CaseIterable {
    /// 待审
    case draft
    /// 已审待播
    case approved
    /// 须重审: a bulletin came or went after the approval.
    case stale
    /// 已播
    case made
    /// 迟播: after its time and tolerance.
    case madeLate
    /// 漏播
    case missed
  }

  package var no: Int64
  package var centre: CentreID
  /// The duty it carries out; nil: an extra one, with its reason.
  package var duty: Int64?
  package var reason: String
  /// When it may be made, its hour, the last moment that counts as on time, and the end after which it is missed.
  package var opens: Instant
  package var planned: Instant
  package var onTimeUntil: Instant
  package var missedAfter: Instant
  package var composedAt: Instant
  /// The text as it stands: an opening, items, a closing.
  package var paragraphs: [String]
  /// Bulletins that it was composed from.
  package var bulletins: [Int64]
  /// Changed by hand: it is not composed anew.
  package var isEdited: Bool
  package var approval: Approval?
  /// Bulletins that came or went after the approval.
  package var changes: [Int64]
  package var confirmation: Confirmation?
  package var missed: Bool
  package var revision: Int

  package init(
    no: Int64 = 0, centre: CentreID, duty: Int64?, reason: String = "", opens: Instant, planned: Instant,
    onTimeUntil: Instant, missedAfter: Instant, composedAt: Instant, paragraphs: [String] = [], bulletins: [Int64] = []
  ) {
    self.no = no
    self.centre = centre
    self.duty = duty
    self.reason = reason
    self.opens = opens
    self.planned = planned
    self.onTimeUntil = onTimeUntil
    self.missedAfter = missedAfter
    self.composedAt = composedAt
    self.paragraphs = paragraphs
    self.bulletins = bulletins
    isEdited = false
    approval = nil
    changes = []
    confirmation = nil
    missed = false
    revision = 1
  }

  package var isExtra: Bool { duty == nil }
  /// Still to be made.
  package var isOpen: Bool { confirmation == nil && !missed }

  package var state: State {
    if let confirmation { return confirmation.at <= onTimeUntil ? .made : .madeLate }
    if missed { return .missed }
    if approval == nil { return .draft }
    return changes.isEmpty ? .approved : .stale
  }
}

/// Why a step is not taken (`refusal.broadcast.<case>` in the catalogue).
package enum BroadcastRefusal: String, Error, Hashable, Sendable, CaseIterable {
  /// It was made, or its time is over.
  case over
  /// Nothing is broadcast that the duty leader has not approved (C7, G5).
  case notApproved
  /// Its window had not opened then.
  case tooEarly
  /// The approval came after the hour that is given for the broadcast.
  case beforeApproval
  /// After its end it is another broadcast, to be added with its reason.
  case tooLate
  case emptyText
  /// Over VHF the channel is named.
  case noChannel
}

/// The life of a broadcast as a pure machine (C7, G5).
package enum BroadcastMachine {
  /// What came or went among the bulletins in force.
  package struct Change: Hashable, Sendable {
    package var bulletin: Int64
    /// The paragraph that tells it; nil: it is in force no more.
    package var paragraph: String?
    package var isUrgent: Bool
    package init(bulletin: Int64, paragraph: String?, isUrgent: Bool) {
      self.bulletin = bulletin
      self.paragraph = paragraph
      self.isUrgent = isUrgent
    }
  }

  /// - Parameter paragraphs: without blank ones.
  package static func edited(
    _ broadcast: Broadcast, paragraphs: [String]
  ) throws(BroadcastRefusal) -> Broadcast {
    guard broadcast.isOpen else { throw .over }
    let kept = paragraphs.filter { !$0.allSatisfy(\.isWhitespace) }
    guard !kept.isEmpty else { throw .emptyText }
    var next = broadcast
    next.paragraphs = kept
    next.isEdited = true
    // Another text is another matter to approve.
    next.approval = nil
    next.changes = []
    next.revision += 1
    return next
  }

  package static func approved(
    _ broadcast: Broadcast, by person: PersonID, at now: Instant
  ) throws(BroadcastRefusal) -> Broadcast {
    guard broadcast.isOpen, now <= broadcast.missedAfter else { throw .over }
    guard !broadcast.paragraphs.isEmpty else { throw .emptyText }
    var next = broadcast
    next.approval = Broadcast.Approval(by: person, at: now, paragraphs: broadcast.paragraphs)
    next.changes = []
    next.revision += 1
    return next
  }

  /// The broadcast was made. One that was missed because nobody could record it (an outage) may be entered later by who may
  /// approve: that is the approval as well.
  package static func confirmed(
    _ broadcast: Broadcast, _ made: Broadcast.Confirmation, mayApprove: Bool
  ) throws(BroadcastRefusal) -> Broadcast {
    guard broadcast.confirmation == nil else { throw .over }
    guard made.at >= broadcast.opens else { throw .tooEarly }
    guard made.at <= broadcast.missedAfter else { throw .tooLate }
    if made.channel == .vhf, made.detail.allSatisfy(\.isWhitespace) { throw .noChannel }
    var next = broadcast
    if let approval = broadcast.approval {
      guard made.at >= approval.at else { throw .beforeApproval }
    } else {
      guard broadcast.missed, mayApprove, !made.note.allSatisfy(\.isWhitespace) else { throw .notApproved }
      next.approval = Broadcast.Approval(by: made.by, at: made.at, paragraphs: broadcast.paragraphs)
    }
    next.missed = false
    next.confirmation = made
    next.revision += 1
    return next
  }

  /// A bulletin came or went. Before the approval the text follows (`composed` anew unless a person has changed it); after it what
  /// is urgent, or gone and still in the text, makes it stale. Returns nil where nothing changes.
  /// - Parameter composed: the text from what is in force now.
  package static func changed(
    _ broadcast: Broadcast, _ change: Change, composed: (paragraphs: [String], bulletins: [Int64])
  ) -> Broadcast? {
    guard broadcast.isOpen else { return nil }
    let isIn = broadcast.bulletins.contains(change.bulletin)
    if change.paragraph == nil ? !isIn : isIn { return nil }
    if broadcast.approval != nil, change.paragraph != nil, !change.isUrgent { return nil }
    var next = broadcast
    if broadcast.isEdited {
      if let paragraph = change.paragraph {
        // Behind the opening: what is new is read first.
        next.paragraphs.insert(paragraph, at: min(1, next.paragraphs.count))
        next.bulletins.append(change.bulletin)
      } else {
        next.bulletins.removeAll { $0 == change.bulletin }
      }
    } else {
      next.paragraphs = composed.paragraphs
      next.bulletins = composed.bulletins
    }
    if broadcast.approval != nil { next.changes.append(change.bulletin) }
    next.revision += 1
    return next
  }
}

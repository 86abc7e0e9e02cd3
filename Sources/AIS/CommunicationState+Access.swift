/// What a communication state says of the sender's use of the channel (ITU-R M.1371-5, annex 2, 3.3.7.2 and 3.3.7.3).
@frozen
public enum ChannelAccess: Sendable, Equatable {
  /// Self-organised: frames until a new slot is chosen (0–7), and what the sub-message says.
  case selfOrganised(timeout: UInt8, SlotMessage)
  /// Incremental: slots to the next transmission (0–8,191; 0 = none), slots used (code 0–7), whether the slot is kept for one
  /// more frame.
  case incremental(increment: UInt16, slots: UInt8, keeps: Bool)

  /// The 14 bits of a self-organised state; what they are follows from the time-out.
  @frozen
  public enum SlotMessage: Sendable, Equatable {
    /// Time-out 3, 5 and 7: stations received (at most 16,383).
    case receivedStations(UInt16)
    /// Time-out 2, 4 and 6: the slot used for this transmission, 0–2,249.
    case slot(UInt16)
    /// Time-out 1: UTC hour and minute.
    case time(hour: UInt8, minute: UInt8)
    /// Time-out 0: slots to the one that will be used from the next frame on; 0 = none.
    case offset(UInt16)
  }
}

extension CommunicationState {
  /// Read as self-organised: types 1, 2, 4 and 11. Nil where it was not sent.
  @inlinable public var selfOrganised: ChannelAccess? {
    guard let raw else { return nil }
    let timeout = UInt8(truncatingIfNeeded: raw &>> 14) & 7
    let bits = UInt16(truncatingIfNeeded: raw & 0x3FFF)
    switch timeout {
    case 0: return .selfOrganised(timeout: 0, .offset(bits))
    case 1:
      let hour = UInt8(truncatingIfNeeded: bits &>> 9)
      let minute = UInt8(truncatingIfNeeded: bits &>> 2) & 0x7F
      return .selfOrganised(timeout: 1, .time(hour: hour, minute: minute))
    case 2, 4, 6: return .selfOrganised(timeout: timeout, .slot(bits))
    default: return .selfOrganised(timeout: timeout, .receivedStations(bits))
    }
  }

  /// Read as incremental: type 3. Nil where it was not sent.
  @inlinable public var incremental: ChannelAccess? {
    guard let raw else { return nil }
    return .incremental(
      increment: UInt16(truncatingIfNeeded: raw &>> 4) & 0x1FFF, slots: UInt8(truncatingIfNeeded: raw &>> 1) & 7,
      keeps: raw & 1 != 0)
  }

  /// Read as the selector in front says: types 9, 18 and 26. Nil where it was not sent.
  @inlinable public var selected: ChannelAccess? {
    guard let raw else { return nil }
    return raw &>> 19 == 0 ? selfOrganised : incremental
  }

  /// Shows the parts as fields derived from the whole.
  @inlinable
  func show<V: FieldVisitor>(_ access: @autoclosure () -> ChannelAccess?, _ visitor: inout V) {
    guard V.wantsDerived, let access = access() else { return }
    visitor.derived("sync_state", syncState)
    switch access {
    case .selfOrganised(let timeout, let message):
      visitor.derived("slot_timeout", Int(timeout))
      switch message {
      case .receivedStations(let count): visitor.derived("received_stations", Int(count))
      case .slot(let number): visitor.derived("slot_number", Int(number))
      case .time(let hour, let minute):
        visitor.derived("utc_hour", Int(hour))
        visitor.derived("utc_minute", Int(minute))
      case .offset(let slots): visitor.derived("slot_offset", Int(slots))
      }
    case .incremental(let increment, let slots, let keeps):
      visitor.derived("slot_increment", Int(increment))
      visitor.derived("num_slots", Int(slots))
      visitor.derived("keep_flag", keeps ? 1 : 0)
    }
  }
}

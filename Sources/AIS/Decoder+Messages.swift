extension Decoder {
  /// A well-formed sentence of the line at `start`: the message it is, or the part of one. At `cursor` the next line begins; `count` bytes are
  /// lines.
  @inline(__always)
  mutating func take(
    _ sentence: Sentence, _ tag: TagBlock, _ bytes: RawSpan, _ start: Int, _ cursor: inout Int, _ count: Int
  ) -> Completed {
    begin(sentence, tag)
    if sentence.total == 1 {
      rawRange = start..<sentence.end
      let length = sentence.payloadEnd &- sentence.payloadStart
      if length > 24, length <= 32 {
        guard Armour.read32(bytes, sentence.payloadStart, sentence.payloadEnd, fill: sentence.fill, to: &bits) else {
          counters.count(.badArmour)
          return .nothing
        }
      } else if !readOdd(sentence, bytes) {
        return .nothing
      }
      return interpret()
    }
    return takePart(sentence, tag, bytes, start, &cursor, count)
  }

  /// Counts a sentence, and notes what is known of it besides its content.
  @inline(__always)
  mutating func begin(_ sentence: Sentence, _ tag: TagBlock) {
    counters.sentences &+= 1
    envelope.parts = 1
    envelope.isOwnShip = sentence.isOwnShip
    envelope.talker = sentence.talker
    envelope.channel = sentence.channel
    envelope.storedTagTime = tag.time
    envelope.station = tag.station
  }

  /// A payload of any other length.
  @inline(never)
  private mutating func readOdd(_ sentence: Sentence, _ bytes: RawSpan) -> Bool {
    var writer = BitWriter()
    let isClean = Armour.append(
      bytes, sentence.payloadStart, sentence.payloadEnd, fill: sentence.fill, &writer, to: &bits)
    writer.finish(&bits)
    guard isClean, !writer.overflowed else {
      counters.count(isClean ? .messageTooLong : .badArmour)
      return false
    }
    return true
  }

  @inline(never)
  private mutating func takePart(
    _ sentence: Sentence, _ tag: TagBlock, _ bytes: RawSpan, _ start: Int, _ cursor: inout Int, _ count: Int
  ) -> Completed {
    rawRange = 0..<0
    let line = start..<sentence.end
    if sentence.number == 1, sentence.total == 2, cursor < count,
      let completed = takePair(sentence, tag, bytes, line, &cursor, count)
    {
      return completed
    }
    let isWhole = assembler.add(
      sentence, tag, bytes, line: line, number: counters.lines, &envelope, &counters, to: &bits)
    return isWhole ? interpret() : .nothing
  }

  /// Reads the fields of the message in `bits`; nothing where it is not a message.
  @inline(__always)
  mutating func interpret() -> Completed {
    guard bits.count >= UninterpretedMessage.minimumBits else {
      counters.count(.tooShort)
      return .nothing
    }
    let type = bits.byte(0, 6)
    guard type &- 1 < 27 else {
      counters.count(.unknownType)
      return .nothing
    }
    counters.count(type: type)
    if type <= 3, bits.count >= PositionReport.minimumBits {
      position = PositionReport(bits)
      return .position
    }
    return type == 5 && bits.count >= StaticAndVoyage.minimumBits ? .particulars : .other
  }

  /// The message in `bits`, which is neither a position nor a ship's particulars.
  @usableFromInline @inline(never)
  mutating func otherMessage() -> Message {
    let count = bits.count
    let type = bits.byte(0, 6)
    switch type {
    case 4 where count >= BaseStationReport.minimumBits, 11 where count >= BaseStationReport.minimumBits:
      return .baseStation(BaseStationReport(bits))
    case 9 where count >= SearchAndRescueAircraft.minimumBits:
      return .searchAndRescue(SearchAndRescueAircraft(bits))
    case 12 where count >= AddressedSafetyText.minimumBits:
      return .addressedText(AddressedSafetyText(bits))
    case 14 where count >= SafetyBroadcast.minimumBits:
      return .broadcastText(SafetyBroadcast(bits))
    case 18 where count >= ClassBPosition.minimumBits:
      return .classBPosition(ClassBPosition(bits))
    case 19 where count >= ClassBExtended.minimumBits:
      return .classBExtended(ClassBExtended(bits))
    case 21 where count >= AidToNavigation.minimumBits:
      return .aidToNavigation(AidToNavigation(bits))
    case 24 where bits.unsigned(38, 2) == 0 && count >= StaticReportA.minimumBits:
      return .staticA(StaticReportA(bits))
    case 24 where bits.unsigned(38, 2) == 1 && count >= StaticReportB.minimumBits:
      return .staticB(StaticReportB(bits))
    case 27 where count >= LongRangePosition.minimumBits:
      return .longRange(LongRangePosition(bits))
    default:
      return rareMessage(type)
    }
  }

  /// What ships seldom send.
  @inline(never)
  private mutating func rareMessage(_ type: UInt8) -> Message {
    let count = bits.count
    switch type {
    case 6 where count >= BinaryAddressed.bitCount:
      return .binaryAddressed(BinaryAddressed(bits))
    case 7 where count >= Acknowledgement.bitCount, 13 where count >= Acknowledgement.bitCount:
      return .acknowledgement(Acknowledgement(bits, from: 0))
    case 8 where count >= BinaryBroadcast.bitCount:
      return .binaryBroadcast(BinaryBroadcast(bits))
    case 10 where count >= TimeInquiry.bitCount:
      return .timeInquiry(TimeInquiry(bits, from: 0))
    case 15 where count >= Interrogation.bitCount:
      return .interrogation(Interrogation(bits, from: 0))
    case 16 where count >= AssignmentCommand.bitCount:
      return .assignment(AssignmentCommand(bits, from: 0))
    case 17 where count >= DifferentialCorrections.bitCount:
      return .corrections(DifferentialCorrections(bits))
    case 20 where count >= LinkManagement.bitCount:
      return .linkManagement(LinkManagement(bits, from: 0))
    case 22 where count >= ChannelManagement.bitCount:
      return .channelManagement(ChannelManagement(bits))
    case 23 where count >= GroupAssignment.bitCount:
      return .groupAssignment(GroupAssignment(bits, from: 0))
    case 25 where SlottedBinary.isWhole(bits), 26 where SlottedBinary.isWhole(bits):
      return .slottedBinary(SlottedBinary(bits))
    default:
      counters.shortMessages &+= 1
      return .uninterpreted(UninterpretedMessage(bits))
    }
  }
}

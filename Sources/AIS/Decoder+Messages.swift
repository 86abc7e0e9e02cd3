extension Decoder {
  /// A well-formed sentence: the message it is, or the part of one.
  @inline(__always)
  mutating func take(_ sentence: Sentence, _ tag: TagBlock, _ bytes: RawSpan, _ start: Int) -> Completed {
    counters.sentences &+= 1
    envelope.parts = 1
    envelope.isOwnShip = sentence.isOwnShip
    envelope.talker = sentence.talker
    envelope.channel = sentence.channel
    envelope.storedTagTime = tag.time
    envelope.station = tag.station
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
    return takePart(sentence, tag, bytes, start)
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
    _ sentence: Sentence, _ tag: TagBlock, _ bytes: RawSpan, _ start: Int
  ) -> Completed {
    let isWhole = assembler.add(
      sentence, tag, bytes, line: start..<sentence.end, number: counters.lines, &envelope, &counters, to: &bits)
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
    interpretOther(type)
    return .other
  }

  @inline(never)
  private mutating func interpretOther(_ type: UInt8) {
    let count = bits.count
    switch type {
    case 4 where count >= BaseStationReport.minimumBits, 11 where count >= BaseStationReport.minimumBits:
      message = .baseStation(BaseStationReport(bits))
    case 5 where count >= StaticAndVoyage.minimumBits:
      message = .staticAndVoyage(StaticAndVoyage(bits))
    case 9 where count >= SearchAndRescueAircraft.minimumBits:
      message = .searchAndRescue(SearchAndRescueAircraft(bits))
    case 12 where count >= AddressedSafetyText.minimumBits:
      message = .addressedText(AddressedSafetyText(bits))
    case 14 where count >= SafetyBroadcast.minimumBits:
      message = .broadcastText(SafetyBroadcast(bits))
    case 18 where count >= ClassBPosition.minimumBits:
      message = .classBPosition(ClassBPosition(bits))
    case 19 where count >= ClassBExtended.minimumBits:
      message = .classBExtended(ClassBExtended(bits))
    case 21 where count >= AidToNavigation.minimumBits:
      message = .aidToNavigation(AidToNavigation(bits))
    case 24 where bits.unsigned(38, 2) == 0 && count >= StaticReportA.minimumBits:
      message = .staticA(StaticReportA(bits))
    case 24 where bits.unsigned(38, 2) == 1 && count >= StaticReportB.minimumBits:
      message = .staticB(StaticReportB(bits))
    case 27 where count >= LongRangePosition.minimumBits:
      message = .longRange(LongRangePosition(bits))
    default:
      interpretRare(type)
    }
  }

  /// What ships seldom send.
  @inline(never)
  private mutating func interpretRare(_ type: UInt8) {
    let count = bits.count
    switch type {
    case 6 where count >= BinaryAddressed.bitCount:
      message = .binaryAddressed(BinaryAddressed(bits))
    case 7 where count >= Acknowledgement.bitCount, 13 where count >= Acknowledgement.bitCount:
      message = .acknowledgement(Acknowledgement(bits, from: 0))
    case 8 where count >= BinaryBroadcast.bitCount:
      message = .binaryBroadcast(BinaryBroadcast(bits))
    case 10 where count >= TimeInquiry.bitCount:
      message = .timeInquiry(TimeInquiry(bits, from: 0))
    case 15 where count >= Interrogation.bitCount:
      message = .interrogation(Interrogation(bits, from: 0))
    case 16 where count >= AssignmentCommand.bitCount:
      message = .assignment(AssignmentCommand(bits, from: 0))
    case 17 where count >= DifferentialCorrections.bitCount:
      message = .corrections(DifferentialCorrections(bits))
    case 20 where count >= LinkManagement.bitCount:
      message = .linkManagement(LinkManagement(bits, from: 0))
    case 22 where count >= ChannelManagement.bitCount:
      message = .channelManagement(ChannelManagement(bits))
    case 23 where count >= GroupAssignment.bitCount:
      message = .groupAssignment(GroupAssignment(bits, from: 0))
    case 25 where SlottedBinary.isWhole(bits), 26 where SlottedBinary.isWhole(bits):
      message = .slottedBinary(SlottedBinary(bits))
    default:
      counters.shortMessages &+= 1
      message = .uninterpreted(UninterpretedMessage(bits))
    }
  }
}

extension Message {
  /// The bits of the message as ITU-R M.1371-5 lays them out; the inverse of decoding.
  public var payload: PayloadBits {
    var writer = FieldWriter()
    switch self {
    case .position(let m): m.write(to: &writer)
    case .baseStation(let m): m.write(to: &writer)
    case .staticAndVoyage(let m): m.write(to: &writer)
    case .searchAndRescue(let m): m.write(to: &writer)
    case .addressedText(let m): m.write(to: &writer)
    case .broadcastText(let m): m.write(to: &writer)
    case .classBPosition(let m): m.write(to: &writer)
    case .classBExtended(let m): m.write(to: &writer)
    case .aidToNavigation(let m): m.write(to: &writer)
    case .staticA(let m): m.write(to: &writer)
    case .staticB(let m): m.write(to: &writer)
    case .longRange(let m): m.write(to: &writer)
    case .acknowledgement(let m): return m.bits()
    case .binaryAddressed(let m): return m.bits().appending(m.data)
    case .binaryBroadcast(let m): return m.bits().appending(m.data)
    case .timeInquiry(let m): return m.bits()
    case .interrogation(let m): return m.bits()
    case .assignment(let m): return m.bits()
    case .corrections(let m): return m.bits().appending(m.data)
    case .linkManagement(let m): return m.bits(multipleOf: 8)
    case .channelManagement(let m): return m.bits()
    case .groupAssignment(let m): return m.bits()
    case .slottedBinary(let m): return m.wholeBits
    case .uninterpreted(let m): return m.payload
    }
    return writer.finished()
  }
}

extension BaseStationReport {
  func write(to writer: inout FieldWriter) {
    writer.head(type, repeatIndicator, mmsi)
    writer.number(time.year, 14)  // 38
    writer.number(time.month, 4)  // 52
    writer.number(time.day, 5)  // 56
    writer.number(time.hour, 5)  // 61
    writer.number(time.minute, 6)  // 66
    writer.number(time.second, 6)  // 72
    writer.flag(isAccurate)  // 78
    writer.number(longitude.raw, 28)  // 79
    writer.number(latitude.raw, 27)  // 107
    writer.number(fixDevice.rawValue, 4)  // 134
    writer.flag(controlsLongRange)  // 138
    writer.number(0, 9)  // 139: spare
    writer.flag(usesRAIM)  // 148
    if let state = radio.raw { writer.number(state, 19) }  // 149
  }
}

extension StaticAndVoyage {
  func write(to writer: inout FieldWriter) {
    writer.head(5, repeatIndicator, mmsi)
    writer.number(version, 2)  // 38
    writer.number(imo, 30)  // 40
    writer.text(callSign, 7)  // 70
    writer.text(name, 20)  // 112
    writer.number(shipType.rawValue, 8)  // 232
    writer.dimensions(dimensions)  // 240
    writer.number(fixDevice.rawValue, 4)  // 270
    writer.number(arrival.month, 4)  // 274
    writer.number(arrival.day, 5)  // 278
    writer.number(arrival.hour, 5)  // 283
    writer.number(arrival.minute, 6)  // 288
    writer.number(draughtTenths, 8)  // 294
    writer.text(destination, 20)  // 302
    writer.flag(terminalNotReady)  // 422
    writer.number(0, 1)  // 423: spare
  }
}

extension AddressedSafetyText {
  func write(to writer: inout FieldWriter) {
    writer.head(12, repeatIndicator, mmsi)
    writer.number(sequenceNumber, 2)  // 38
    writer.number(destination, 30)  // 40
    writer.flag(isRetransmitted)  // 70
    writer.number(0, 1)  // 71: spare
    writer.text(text, min(text.count, 156))  // 72
  }
}

extension SafetyBroadcast {
  func write(to writer: inout FieldWriter) {
    writer.head(14, repeatIndicator, mmsi)
    writer.number(0, 2)  // 38: spare
    writer.text(text, min(text.count, 161))  // 40
  }
}

extension AidToNavigation {
  func write(to writer: inout FieldWriter) {
    writer.head(21, repeatIndicator, mmsi)
    writer.number(aidType.rawValue, 5)  // 38
    writer.text(name, 20)  // 43
    writer.flag(isAccurate)  // 163
    writer.number(longitude.raw, 28)  // 164
    writer.number(latitude.raw, 27)  // 192
    writer.dimensions(dimensions)  // 219
    writer.number(fixDevice.rawValue, 4)  // 249
    writer.number(second.raw, 6)  // 253
    writer.flag(isOffPosition)  // 259
    writer.number(regional, 8)  // 260
    writer.flag(usesRAIM)  // 268
    writer.flag(isVirtual)  // 269
    writer.flag(isAssigned)  // 270
    writer.number(0, 1)  // 271: spare
    for place in 20..<max(20, min(name.count, 34)) { writer.number(name.six(place), 6) }  // 272
    writer.pad(to: 8)
  }
}

extension StaticReportA {
  func write(to writer: inout FieldWriter) {
    writer.head(24, repeatIndicator, mmsi)
    writer.number(0, 2)  // 38: part A
    writer.text(name, 20)  // 40
  }
}

extension StaticReportB {
  func write(to writer: inout FieldWriter) {
    writer.head(24, repeatIndicator, mmsi)
    writer.number(1, 2)  // 38: part B
    writer.number(shipType.rawValue, 8)  // 40
    writer.text(vendor, 7)  // 48
    writer.text(callSign, 7)  // 90
    writer.number(dimensionBits, 30)  // 132
    writer.number(fixDevice.rawValue, 4)  // 162
    writer.number(0, 2)  // 166: spare
  }
}

extension SlottedBinary {
  /// The head, the data and, in type 26, the communication state.
  var wholeBits: PayloadBits {
    let front = bits().appending(data)
    guard type == 26, let state = radio.raw else { return front }
    var pass = WritePass()
    var sent = UInt32(truncatingIfNeeded: state)
    pass.append(front)
    pass.spare(4)
    pass.number("radio", &sent, 20)
    return pass.finished()
  }
}

extension PayloadBits {
  /// These bits with others behind; what does not fit is left out.
  func appending(_ other: PayloadBits) -> PayloadBits {
    var pass = WritePass()
    pass.append(self)
    pass.append(other)
    return pass.finished()
  }
}

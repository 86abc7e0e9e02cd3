extension PositionReport {
  func write(to writer: inout FieldWriter) {
    writer.head(type, repeatIndicator, mmsi)
    writer.number(status.rawValue, 4)  // 38
    writer.number(turn.raw, 8)  // 42
    writer.number(speed.raw, 10)  // 50
    writer.flag(isAccurate)  // 60
    writer.number(longitude.raw, 28)  // 61
    writer.number(latitude.raw, 27)  // 89
    writer.number(course.raw, 12)  // 116
    writer.number(heading.raw, 9)  // 128
    writer.number(second.raw, 6)  // 137
    writer.number(manoeuvre, 2)  // 143
    writer.number(0, 3)  // 145: spare
    writer.flag(usesRAIM)  // 148
    if let state = radio.raw { writer.number(state, 19) }  // 149
  }
}

extension SearchAndRescueAircraft {
  func write(to writer: inout FieldWriter) {
    writer.head(9, repeatIndicator, mmsi)
    writer.number(rawAltitude, 12)  // 38
    writer.number(rawSpeed, 10)  // 50
    writer.flag(isAccurate)  // 60
    writer.number(longitude.raw, 28)  // 61
    writer.number(latitude.raw, 27)  // 89
    writer.number(course.raw, 12)  // 116
    writer.number(second.raw, 6)  // 128
    writer.number(regional, 8)  // 134
    writer.flag(terminalNotReady)  // 142
    writer.number(0, 3)  // 143: spare
    writer.flag(isAssigned)  // 146
    writer.flag(usesRAIM)  // 147
    if let state = radio.raw { writer.number(state, 20) }  // 148
  }
}

extension ClassBPosition {
  func write(to writer: inout FieldWriter) {
    writer.head(18, repeatIndicator, mmsi)
    writer.number(reserved, 8)  // 38
    writer.number(speed.raw, 10)  // 46
    writer.flag(isAccurate)  // 56
    writer.number(longitude.raw, 28)  // 57
    writer.number(latitude.raw, 27)  // 85
    writer.number(course.raw, 12)  // 112
    writer.number(heading.raw, 9)  // 124
    writer.number(second.raw, 6)  // 133
    writer.number(regional, 2)  // 139
    writer.flag(isCarrierSense)  // 141
    writer.flag(hasDisplay)  // 142
    writer.flag(hasDSC)  // 143
    writer.flag(usesWholeBand)  // 144
    writer.flag(acceptsMessage22)  // 145
    writer.flag(isAssigned)  // 146
    writer.flag(usesRAIM)  // 147
    if let state = radio.raw { writer.number(state, 20) }  // 148
  }
}

extension ClassBExtended {
  func write(to writer: inout FieldWriter) {
    writer.head(19, repeatIndicator, mmsi)
    writer.number(reserved, 8)  // 38
    writer.number(speed.raw, 10)  // 46
    writer.flag(isAccurate)  // 56
    writer.number(longitude.raw, 28)  // 57
    writer.number(latitude.raw, 27)  // 85
    writer.number(course.raw, 12)  // 112
    writer.number(heading.raw, 9)  // 124
    writer.number(second.raw, 6)  // 133
    writer.number(regional, 4)  // 139
    writer.text(name, 20)  // 143
    writer.number(shipType.rawValue, 8)  // 263
    writer.dimensions(dimensions)  // 271
    writer.number(fixDevice.rawValue, 4)  // 301
    writer.flag(usesRAIM)  // 305
    writer.flag(terminalNotReady)  // 306
    writer.flag(isAssigned)  // 307
    writer.number(0, 4)  // 308: spare
  }
}

extension LongRangePosition {
  func write(to writer: inout FieldWriter) {
    writer.head(27, repeatIndicator, mmsi)
    writer.flag(isAccurate)  // 38
    writer.flag(usesRAIM)  // 39
    writer.number(status.rawValue, 4)  // 40
    writer.number(longitude.raw / 1_000, 18)  // 44
    writer.number(latitude.raw / 1_000, 17)  // 62
    writer.number(rawSpeed, 6)  // 79
    writer.number(rawCourse, 9)  // 85
    writer.flag(isDelayed)  // 94
    writer.number(0, 1)  // 95: spare
  }
}

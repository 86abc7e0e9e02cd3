package import AIS

/// A reusable buffer of JSON lines, one object a message.
package struct JSONOutput: Sendable {
  /// The bytes are valid up to `count`; what is behind is room.
  package private(set) var bytes: [UInt8]
  package private(set) var count = 0
  private var opening: [UInt8] = []
  private let isScaled: Bool

  /// - Parameters:
  ///   - device: What each object names as its `device`: `stdin` or a file's path.
  ///   - isScaled: False: numbers as they were sent.
  package init(device: String, isScaled: Bool = true) {
    self.isScaled = isScaled
    bytes = Array(repeating: 0, count: 1 << 16)
    setDevice(device)
  }

  package mutating func setDevice(_ device: String) {
    opening = Array("{\"class\":\"AIS\",\"device\":\"".utf8)
    for unit in device.utf8.prefix(1_024) {
      if unit == 0x22 || unit == 0x5C { opening.append(0x5C) }
      opening.append(unit < 0x20 ? 0x3F : unit)
    }
    opening.append(contentsOf: isScaled ? "\",\"scaled\":true".utf8 : "\",\"scaled\":false".utf8)
  }

  /// Appends the object of a message and a newline.
  package mutating func append(_ message: Message) { append { message.visit(&$0) } }

  /// The same as for the message of the report.
  package mutating func append(_ report: PositionReport) { append { report.visit(&$0) } }

  /// The same as for the message of the report.
  package mutating func append(_ report: StaticAndVoyage) { append { report.visit(&$0) } }

  @inline(__always)
  private mutating func append(_ visit: (inout JSONLine) -> Void) {
    let needed = count + JSONLine.longest + opening.count
    if needed > bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(needed, bytes.count))) }
    let start = count
    let opening = self.opening
    let isScaled = isScaled
    let written = unsafe bytes.withUnsafeMutableBufferPointer { room -> Int in
      guard let base = room.baseAddress else { return 0 }
      var line = unsafe JSONLine(at: base + start, isScaled: isScaled)
      line.copy(opening)
      visit(&line)
      line.literal("}\n")
      return unsafe line.end - base - start
    }
    count += written
  }

  /// Forgets what was written and keeps the room.
  package mutating func clear() { count = 0 }
}

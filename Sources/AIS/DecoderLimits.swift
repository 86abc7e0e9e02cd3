/// The bounds of a decoder. What lies beyond them is dropped and counted.
public struct DecoderLimits: Sendable, Equatable {
  /// Bytes of a line, tag block included and line end left out.
  public var lineLength: Int
  /// Messages in several parts that can be open at once, 1–1,024.
  public var openMessages: Int
  /// Milliseconds an incomplete message waits for its parts.
  public var age: Int64
  /// Lines an incomplete message waits for its parts: the measure where lines come faster than time (a file).
  public var ageInLines: Int
  /// The same two for a message whose first part has not come: its other parts are nearly always orphans.
  public var orphanAge: Int64
  /// Lines a message without its first part waits.
  public var orphanAgeInLines: Int

  /// The defaults are for a feed of some hundred stations; `openMessages` is kept within 1–1,024.
  public init(
    lineLength: Int = 1_024, openMessages: Int = 64, age: Int64 = 15_000, ageInLines: Int = 4_000,
    orphanAge: Int64 = 2_000, orphanAgeInLines: Int = 120
  ) {
    self.lineLength = lineLength
    self.openMessages = min(max(openMessages, 1), 1_024)
    self.age = age
    self.ageInLines = ageInLines
    self.orphanAge = orphanAge
    self.orphanAgeInLines = orphanAgeInLines
  }
}

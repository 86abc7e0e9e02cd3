/// What a relay must offer before it gets anything. curl itself goes on without AUTH where none is offered.
struct Demands: Sendable, Hashable {
  var auth = false
  var startTLS = false
}

/// What libcurl's callbacks write into during one attempt, on the thread that performs it.
final class SMTPAttempt {
  private(set) var transcript = SMTPTranscript()
  private(set) var stop = StopFlag()
  /// What the relay lacks, when it was dropped for that.
  private(set) var unfit: String?
  private var demands = Demands()
  private var body: [UInt8] = []
  /// Whether curl knows the body's size and so asks for no more when it has it all.
  private var isSized = false
  private var offset = 0
  private var written = 0
  private let observer: VerbObserver?

  init(observer: VerbObserver?) { self.observer = observer }

  static func from(_ context: UnsafeMutableRawPointer?) -> SMTPAttempt? {
    context.map { Unmanaged<SMTPAttempt>.fromOpaque($0).takeUnretainedValue() }
  }

  func begin(_ body: [UInt8], isSized: Bool, demands: Demands, stop: StopFlag) {
    transcript = SMTPTranscript()
    unfit = nil
    self.body = body
    self.isSized = isSized
    offset = 0
    written = 0
    self.demands = demands
    self.stop = stop
    observer?("connecting")
  }

  /// Gives back what was said and lets go of the message.
  func end() -> SMTPTranscript {
    body = []
    return transcript
  }

  func sent(_ command: String) {
    let name = transcript.sent(command)
    observer?("sent \(name)")
  }

  /// A line of a reply. False ends the attempt.
  func heard(_ line: String) -> Bool {
    let stage = transcript.stage
    guard let reply = transcript.heard(line) else { return true }
    if stage == .dot { observer?("sent dot") }
    observer?("reply \(reply.text)")
    guard demands.auth, stage == .ehlo, reply.kind == 2, !transcript.offersAuth,
      transcript.upgraded || !demands.startTLS
    else { return true }
    unfit = "the relay offers no AUTH, and a user is set"
    return false
  }

  /// Bytes of the message went to the socket.
  func wrote(_ count: Int) {
    if written == 0 {
      transcript.bodyBegan()
      observer?("sending body")
    }
    written += count
    if isSized, offset == body.count, written >= body.count { ended() }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, body.count - offset)
    guard count > 0 else {
      ended()
      return 0
    }
    body[offset..<(offset + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
    offset += count
    return count
  }

  private func ended() {
    guard transcript.stage != .dot else { return }
    transcript.bodyEnded()
    observer?("sent body")
  }
}

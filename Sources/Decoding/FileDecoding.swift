import AISReport
import Glibc

/// Decodes files, and prints: the work of `watchroom decode`.
package struct FileDecoding {
  private let request: DecodeRequest
  private var run: DecodeRun
  private let room: UnsafeMutableRawBufferPointer

  /// Files are read so many bytes at a time.
  private static let roomSize = 256 * 1_024

  /// Reads every file, prints what was asked for, and ends where a reader of the output has gone away (`| head`).
  package static func run(_ request: DecodeRequest) throws(DecodeTrouble) {
    signal(SIGPIPE, SIG_IGN)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: roomSize, alignment: 64)
    defer { room.deallocate() }
    var decoding = FileDecoding(request: request, run: DecodeRun(format: request.format), room: room)
    do {
      for file in request.files.isEmpty ? ["-"] : request.files { try decoding.take(file) }
      try decoding.report()
    } catch  where error.isReaderGone {}
  }

  private mutating func take(_ file: String) throws(DecodeTrouble) {
    let isStandardInput = file == "-"
    run.begin(device: isStandardInput ? "stdin" : file)
    let descriptor = isStandardInput ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DecodeTrouble(.open, file) }
    defer { if !isStandardInput { close(descriptor) } }
    while true {
      let count = read(descriptor, room.baseAddress, room.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw DecodeTrouble(.read, file)
      }
      if count == 0 { break }
      run.feed(UnsafeRawBufferPointer(rebasing: room[0..<count]).bytes)
      try drain()
    }
    run.finish()
    try drain()
  }

  private mutating func drain() throws(DecodeTrouble) {
    try run.drain { (bytes) throws(DecodeTrouble) in try Self.write(bytes, to: STDOUT_FILENO) }
  }

  private func report() throws(DecodeTrouble) {
    guard let style = request.totals ?? (request.format == .none ? .text : nil) else { return }
    let totals = run.totals
    let text = Array((style == .json ? totals.json : totals.text).utf8)
    try Self.write(text.span.bytes, to: request.format == .none ? STDOUT_FILENO : STDERR_FILENO)
  }

  private static func write(_ bytes: RawSpan, to descriptor: CInt) throws(DecodeTrouble) {
    try bytes.withUnsafeBytes { (buffer) throws(DecodeTrouble) in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count > 0 {
          done += count
        } else if count < 0, errno != EINTR {
          throw DecodeTrouble(.write, "")
        }
      }
    }
  }
}

/// Why decoding ended before its end: what was tried, on which file, and the system's reason.
package struct DecodeTrouble: Error, Equatable {
  package enum Act: Sendable {
    case open
    case read
    case write
  }

  package let act: Act
  /// Empty for the output.
  package let file: String
  package let reason: CInt

  init(_ act: Act, _ file: String) {
    self.act = act
    self.file = file
    reason = errno
  }

  var isReaderGone: Bool { act == .write && reason == EPIPE }

  /// In one line.
  package func text(inChinese: Bool) -> String {
    let why = String(cString: strerror(reason))
    return switch act {
    case .open: "\(inChinese ? "打不开" : "can't open") \(file): \(why)"
    case .read: "\(inChinese ? "读不了" : "can't read") \(file): \(why)"
    case .write: "\(inChinese ? "写不出 输出" : "can't write the output"): \(why)"
    }
  }
}

import AISReport
import ArgumentParser
import Glibc

/// `watchroom decode [FILE…]`: NMEA sentences to JSON lines, offline, without the daemon.
struct DecodeCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "decode",
      abstract: Help.text("解码 AIS 报文：每行一个 JSON 对象，或只给合计", "AIS sentences to JSON lines, or only the totals"),
      discussion: Help.text(
        """
        读文件，没有文件名（或 '-'）时读标准输入。字段名同 gpsd 的 AIS JSON，数值已换算，不可用的字段不出现。
        坏报文按原因计数，不影响其余。
        """,
        """
        Reads the files, or standard input where none is named (or '-'). Field names are those of gpsd's AIS JSON, values are scaled, \
        what is not available is left out. Bad lines are counted by reason and stop nothing.
        """))
  }

  enum TotalsStyle: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: Help.of("要解码的文件", "files to decode; standard input when none"))
  var files: [String] = []

  @Option(
    help: Help.of(
      "json 每行一个对象；unscaled 同上，数值照发送的整数；none 解码每个字段，只给合计",
      "json: one object a line; unscaled: the same with the integers sent; none: decode every field, print only the totals"
    ))
  var format: DecodeRun.Format = .json

  @Option(
    help: Help.of(
      "合计的格式：--format none 时在标准输出，否则给出此项才在标准错误",
      "totals as text or json: on standard output with --format none, else, where given, on standard error"))
  var totals: TotalsStyle?

  @OptionGroup var language: LanguageOptions

  func run() throws {
    signal(SIGPIPE, SIG_IGN)
    var decoding = DecodeRun(format: format)
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1_024, alignment: 64)
    defer { room.deallocate() }
    for file in files.isEmpty ? ["-"] : files {
      let isStandardInput = file == "-"
      decoding.begin(device: isStandardInput ? "stdin" : file)
      let descriptor = isStandardInput ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(Help.text("打不开", "can't open"), file) }
      defer { if !isStandardInput { close(descriptor) } }
      try decode(descriptor, file, into: &decoding, room)
    }
    try report(decoding.totals)
  }

  private func decode(
    _ descriptor: CInt, _ file: String, into decoding: inout DecodeRun, _ room: UnsafeMutableRawBufferPointer
  ) throws {
    while true {
      let count = read(descriptor, room.baseAddress, room.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(Help.text("读不了", "can't read"), file)
      }
      if count == 0 { break }
      decoding.feed(UnsafeRawBufferPointer(rebasing: room[0..<count]).bytes)
      try decoding.drain { try writeAll($0, to: STDOUT_FILENO) }
    }
    decoding.finish()
    try decoding.drain { try writeAll($0, to: STDOUT_FILENO) }
  }

  private func report(_ result: DecodeTotals) throws {
    guard let style = totals ?? (format == .none ? .text : nil) else { return }
    let text = Array((style == .json ? result.json : result.text).utf8)
    try writeAll(text.span.bytes, to: format == .none ? STDOUT_FILENO : STDERR_FILENO)
  }

  /// Writes all bytes. A reader that has gone away (`| head`) ends the command without a word.
  private func writeAll(_ bytes: RawSpan, to descriptor: CInt) throws {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count > 0 {
          done += count
        } else if count < 0, errno == EPIPE {
          throw ExitCode.success
        } else if count < 0, errno != EINTR {
          throw failure(Help.text("写不出", "can't write"), Help.text("输出", "the output"))
        }
      }
    }
  }

  private func failure(_ what: String, _ file: String) -> any Error {
    let reason = String(cString: strerror(errno))
    return DecodeFailure(description: "\(what) \(file): \(reason)")
  }
}

/// A file that can't be read: the message, and exit code 1.
private struct DecodeFailure: Error, CustomStringConvertible {
  let description: String
}

extension DecodeRun.Format: ExpressibleByArgument {}

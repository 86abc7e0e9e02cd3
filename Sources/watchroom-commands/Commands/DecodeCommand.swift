import AISReport
import ArgumentParser
import Decoding
import Wire

/// `watchroom decode [FILE…]`: NMEA sentences to JSON lines, offline, without the daemon. Its usual command line is read by `watchroom` itself
/// (`DecodeRequest`); here are its help, and everything else.
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
  var totals: DecodeRequest.TotalsStyle?

  @OptionGroup var language: LanguageOptions

  func run() throws {
    do {
      try FileDecoding.run(DecodeRequest(files: files, format: format, totals: totals))
    } catch {
      throw DecodeFailure(description: error.text(inChinese: Help.language == .zh))
    }
  }
}

/// A file that can't be read: the message, and exit code 1.
private struct DecodeFailure: Error, CustomStringConvertible {
  let description: String
}

extension DecodeRun.Format: ExpressibleByArgument {}
extension DecodeRequest.TotalsStyle: ExpressibleByArgument {}

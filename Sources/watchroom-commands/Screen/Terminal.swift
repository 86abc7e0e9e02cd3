import Foundation
import Glibc
import Wire

/// Where a command runs: its environment, its streams, its terminal. Tests hand in their own.
struct Terminal: Sendable {
  var environment: [String: String]
  /// Columns of standard output; nil when it is no terminal.
  var width: Int?
  var hasColour: Bool
  var write: @Sendable (String) -> Void
  var writeBytes: @Sendable (Data) -> Void
  var writeError: @Sendable (String) -> Void
  /// Asks for a secret without echo; nil when there is nobody to ask.
  var askSecret: @Sendable (String) -> String?
  /// Asks for a line on the terminal; nil when there is nobody to ask.
  var askLine: @Sendable (String) -> String? = { _ in nil }
  /// A line of standard input, without its end; nil at the end.
  var readLine: @Sendable () -> String?

  @TaskLocal static var current = Terminal.ofProcess()

  static func ofProcess() -> Terminal {
    let environment = ProcessInfo.processInfo.environment
    let isTerminal = isatty(STDOUT_FILENO) == 1
    return Terminal(
      environment: environment, width: columns(environment, isTerminal: isTerminal),
      hasColour: isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb",
      write: { text in FileHandle.standardOutput.write(Data((text + "\n").utf8)) },
      writeBytes: { FileHandle.standardOutput.write($0) },
      writeError: { text in FileHandle.standardError.write(Data((text + "\n").utf8)) },
      askSecret: askOnTerminal,
      askLine: { prompt in
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        FileHandle.standardError.write(Data(prompt.utf8))
        return Swift.readLine()?.trimmingCharacters(in: .whitespaces)
      }, readLine: { Swift.readLine() })
  }

  private static func columns(_ environment: [String: String], isTerminal: Bool) -> Int? {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns >= 40 { return columns }
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return Int(size.ws_col)
  }

  /// Reads a line from the controlling terminal with echo off, and puts echo back whatever happens.
  private static func askOnTerminal(_ prompt: String) -> String? {
    guard let terminal = fopen("/dev/tty", "r+") else { return nil }
    defer { fclose(terminal) }
    let descriptor = fileno(terminal)
    var before = termios()
    guard tcgetattr(descriptor, &before) == 0 else { return nil }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
    silent.c_lflag |= tcflag_t(ECHONL)
    // Ctrl-C ends the line (VEOL) instead of the process, which would leave the terminal without echo.
    silent.c_cc.11 = 3
    guard tcsetattr(descriptor, TCSAFLUSH, &silent) == 0 else { return nil }
    defer { tcsetattr(descriptor, TCSAFLUSH, &before) }
    fputs(prompt, terminal)
    fflush(terminal)
    var buffer = [CChar](repeating: 0, count: 256)
    guard fgets(&buffer, Int32(buffer.count), terminal) != nil else { return nil }
    let bytes = buffer.prefix { $0 != 0 && $0 != 10 && $0 != 13 }.map(UInt8.init(bitPattern:))
    return bytes.contains(3) ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

import ArgumentParser
import ControlSocket

/// `watchroom pin`: the string for the people file.
struct PINCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "pin", abstract: Help.text("生成人员文件用的 PIN 串", "make the PIN string for the people file"))
  }
  @Flag(help: Help.of("从标准输入读", "read the PIN from standard input")) var pinStdin = false
  @OptionGroup var language: LanguageOptions

  func run() throws {
    let terminal = Terminal.current
    let first = pinStdin ? terminal.readLine() : terminal.askSecret("PIN: ")
    guard let first, PIN.isAcceptable(first) else {
      terminal.writeError(Help.text("PIN 为 4 至 64 个字符", "a PIN has 4 to 64 characters"))
      throw ExitCode(2)
    }
    if !pinStdin, terminal.askSecret(Help.text("再输一次：", "again: ")) != first {
      terminal.writeError(Help.text("两次不一致", "they differ"))
      throw ExitCode(2)
    }
    terminal.write(try PIN.make(first))
  }
}

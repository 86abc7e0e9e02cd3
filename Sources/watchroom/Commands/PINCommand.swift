import ArgumentParser
import ControlSocket

/// `watchroom pin`: the string for the people file.
struct PINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "生成人员文件用的 PIN 串 / make the PIN string for the people file")
  @Flag(help: "从标准输入读 / read the PIN from standard input") var pinStdin = false

  func run() throws {
    let terminal = Terminal.current
    let first = pinStdin ? terminal.readLine() : terminal.askSecret("PIN: ")
    guard let first, PIN.isAcceptable(first) else {
      terminal.writeError("PIN 为 4 至 64 个字符 / a PIN has 4 to 64 characters")
      throw ExitCode(2)
    }
    if !pinStdin, terminal.askSecret("再输一次 / again: ") != first {
      terminal.writeError("两次不一致 / they differ")
      throw ExitCode(2)
    }
    terminal.write(try PIN.make(first))
  }
}

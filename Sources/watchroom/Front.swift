// watchroom: what the operators call. It decodes by itself and hands everything else to `watchroom-commands`, which lies beside it or in
// `../libexec/watchroom`. So a filter in a pipe starts in a few milliseconds: only the commands need Foundation, and the rest of the house,
// and its loading is most of what they take.

import Decoding
import Glibc

@main
struct Front {
  static let commands = "watchroom-commands"

  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count > 1, arguments[1] == "decode", let request = DecodeRequest(arguments.dropFirst(2)) {
      do {
        try FileDecoding.run(request)
      } catch {
        // In English as the argument parser begins it.
        complain((speaksChinese ? "" : "Error: ") + error.text(inChinese: speaksChinese))
        exit(1)
      }
    } else {
      handOn(arguments)
    }
  }

  /// Becomes the other program; comes back where it is not there.
  private static func handOn(_ arguments: [String]) {
    let here = folder()
    let places = ["\(here)/\(commands)", "\(here)/../libexec/watchroom/\(commands)"]
    var words = arguments.map { strdup($0) }
    words.append(nil)
    var reason = ENOENT
    for place in places {
      execv(place, words)
      if errno != ENOENT { reason = errno }
    }
    let why = String(cString: strerror(reason))
    complain(
      speaksChinese
        ? "找不到 \(commands)（应在 \(here) 或 ../libexec/watchroom）：\(why)"
        : "no \(commands) in \(here) or ../libexec/watchroom: \(why)")
    exit(1)
  }

  /// Where this program lies.
  private static func folder() -> String {
    var path = [CChar](repeating: 0, count: 4_096)
    let count = readlink("/proc/self/exe", &path, path.count)
    guard count > 0, let slash = path[..<count].lastIndex(of: 0x2F) else { return "." }
    return String(decoding: path[..<slash].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static var speaksChinese: Bool { getenv("WATCHROOM_LANG").map { String(cString: $0) } != "en" }

  private static func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
  }
}

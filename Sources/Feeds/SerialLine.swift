import Glibc

/// What goes wrong with a serial line.
struct SerialError: Error, Hashable, CustomStringConvertible {
  var path: String
  var what: String
  var description: String { "\(path): \(what)" }
}

/// A serial line, opened raw: eight data bits, no parity, one stop bit, no flow control, no modem lines.
enum SerialLine {
  /// Speeds that it can have. AIS receivers have 38400 (IEC 61162-2), GPS receivers 4800 and more.
  static let speeds: [Int: speed_t] = [
    1200: speed_t(B1200), 2400: speed_t(B2400), 4800: speed_t(B4800), 9600: speed_t(B9600), 19200: speed_t(B19200),
    38400: speed_t(B38400), 57600: speed_t(B57600), 115_200: speed_t(B115200), 230_400: speed_t(B230400),
    460_800: speed_t(B460800), 921_600: speed_t(B921600),
  ]

  /// Opens it; what stood in its buffer from before is thrown away. Blocks, shortly. Whoever calls closes the descriptor.
  static func open(path: String, speed: Int) throws -> CInt {
    guard let code = speeds[speed] else { throw SerialError(path: path, what: "no speed of \(speed)") }
    let descriptor = Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw SerialError(path: path, what: reason(errno)) }
    var line = termios()
    guard tcgetattr(descriptor, &line) == 0 else {
      defer { close(descriptor) }
      throw SerialError(path: path, what: "no serial line: \(reason(errno))")
    }
    cfmakeraw(&line)
    line.c_cflag |= tcflag_t(CLOCAL) | tcflag_t(CREAD)
    line.c_cflag &= ~(tcflag_t(CSTOPB) | flowControl)
    line.c_iflag &= ~(tcflag_t(IXOFF) | tcflag_t(IXANY))
    guard cfsetispeed(&line, code) == 0, cfsetospeed(&line, code) == 0, tcsetattr(descriptor, TCSANOW, &line) == 0
    else {
      defer { close(descriptor) }
      throw SerialError(path: path, what: "cannot be set to \(speed): \(reason(errno))")
    }
    tcflush(descriptor, TCIFLUSH)
    return descriptor
  }

  /// CRTSCTS (asm-generic/termbits.h).
  private static let flowControl = tcflag_t(0x8000_0000)
}

import Foundation
import Regulation
import Units
import Wire

/// Prints the agenda day by day, in blocks, so that a year of a province is a matter of seconds.
final class AgendaOutput {
  private let format: AgendaFormat
  private let screen: Screen
  private let terminal: Terminal
  private let view: AgendaView
  private let calendar: AgendaCalendar
  private var buffer: [UInt8] = []

  init(_ command: AgendaCommand, _ screen: Screen, _ terminal: Terminal) {
    format = command.output
    self.screen = screen
    self.terminal = terminal
    view = AgendaView(
      showsDraws: command.key != nil || command.config == nil,
      showsWatches: command.watches || !command.clause.isEmpty)
    calendar = AgendaCalendar(language: screen.language, madeAt: OfflineConfiguration.now)
  }

  func begin() { if format == .ics { for text in calendar.head { line(text) } } }

  func day(_ day: CivilDate, _ duties: [AgendaRow]) {
    switch format {
    case .table: for text in view.lines(day, duties, on: screen) { line(text) }
    case .json: for duty in duties { line(AgendaEntry(duty).json) }
    case .ics: for duty in duties { for text in calendar.event(duty) { line(text) } }
    case .none: break
    }
  }

  func end() {
    if format == .ics { for text in calendar.foot { line(text) } }
    flush()
  }

  func line(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if format == .ics { buffer.append(UInt8(ascii: "\r")) }
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { flush() }
  }

  private func flush() {
    if !buffer.isEmpty { terminal.writeBytes(Data(buffer)) }
    buffer.removeAll(keepingCapacity: true)
  }
}

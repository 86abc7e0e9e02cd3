import Daemon
import Glibc
import Organisation
import Regulation
import Settings
import Store
package import Units

/// How long Watch looks at the clock with a whole province open: days are opened in a register of its own, and between them Watch is asked
/// again and again at moments when nothing is due. Beside the story because it drives the same real parts under a virtual clock.
package struct TickBench: Sendable {
  package struct Figures: Sendable {
    package var duties = 0
    /// Processor time of each opening, in seconds: of all threads, so that other work on the machine does not count.
    package var openings: [Double] = []
    /// Processor time of each look at which nothing was due, in seconds.
    package var looks: [Double] = []
  }

  private let watch: Watch
  private let register: Register
  private let zone: CivilZone
  private let first: CivilDate

  /// - Parameter state: an empty folder.
  package init(configuration: String, state: String, first: CivilDate) throws {
    let loaded = try ConfigurationSource(directory: configuration, overlays: [])
      .load(at: CivilZone.shanghai.instant(first, .midnight))
    register = try Register(path: try StateFolder(state).register)
    watch = Watch(
      register: register,
      context: loaded.context(drawKey: DrawKey(secret: Array("the bench's draws are no secret.".utf8))))
    zone = loaded.configuration.organisation.zone
    self.first = first
  }

  /// - Parameter looksAnHour: repeated looks in each hour of each day.
  package func run(days: Int, looksAnHour: Int) async throws -> Figures {
    var figures = Figures()
    try await watch.start(at: zone.instant(first, .midnight))
    func timed(_ at: Instant) async throws -> Double {
      let began = Self.processorTime
      _ = try await watch.tick(at: at)
      return Self.processorTime - began
    }
    for day in (0..<days).map({ first + $0 }) {
      figures.openings.append(try await timed(zone.instant(day, .midnight)))
      for hour in 0..<24 {
        let at = zone.instant(day, CivilTime(hour, 2))
        // What is due by now is done first.
        _ = try await watch.tick(at: at)
        for look in 0..<looksAnHour { figures.looks.append(try await timed(at + .seconds(Int64(look + 1)))) }
      }
    }
    figures.duties = try await register.reading { try $0.duties(day: first).count }
    return figures
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

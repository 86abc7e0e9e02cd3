import Testing
import Units

@testable import Settings

/// `tracks` of watchroom.yaml: how the archive of positions is kept.
@Suite("D2: the archive's settings") struct TracksSettingsTests {
  private func tracks(_ text: String) throws -> (settings: TrackSettings, warnings: [String]) {
    let copy = try TemporaryConfiguration()
    try copy.replace("  retention_days: 180 ", with: text + "\n  #", in: "watchroom.yaml")
    let loaded = try copy.load().get()
    return (loaded.configuration.daemon.tracks, loaded.warnings.map { "\($0)" })
  }

  @Test("six months, no bound in bytes, nothing thinned, unless somebody says otherwise") func usual() throws {
    let example = try TemporaryConfiguration().load().get().configuration.daemon.tracks
    #expect(example == TrackSettings() && example.retentionDays == 180 && example.retentionBytes == nil)
    #expect(example.thinMetres == nil && example.thinSpan == nil)
  }

  @Test("days, bytes, reserve, thinning by distance and time") func all() throws {
    let (said, warnings) = try tracks(
      "  retention_days: 365\n  retention_size: 200 GiB\n  reserve: 1 GiB\n  thin: { metres: 50, time: 3 min }")
    #expect(said.retentionDays == 365 && said.retentionBytes == 200 << 30 && said.reserveBytes == 1 << 30)
    #expect(said.thinMetres == 50 && said.thinSpan == .minutes(3) && warnings == [])
    #expect(try tracks("  thin: { time: 10 s }").settings.thinMetres == nil)
  }

  @Test("seal_hours of older files is read, and said to have no effect") func sealHours() throws {
    let (said, warnings) = try tracks("  seal_hours: 6")
    #expect(said == TrackSettings())
    #expect(warnings.count == 1 && warnings[0].contains("tracks.seal_hours") && warnings[0].contains("no effect"))
  }

  @Test(
    "what makes no sense is refused with its key",
    arguments: [
      ("  retention_days: 0", "tracks.retention_days"), ("  retention_size: 1 MiB", "tracks.retention_size"),
      ("  reserve: 1 KiB", "tracks.reserve"), ("  thin: { metres: 0 }", "tracks.thin.metres"),
      ("  thin: { time: 2 d }", "tracks.thin.time"), ("  thin: { distance: 5 }", "tracks.thin.distance"),
      ("  seal_hours: 25", "tracks.seal_hours"), ("  thin: 50", "tracks.thin"),
    ])
  func refused(_ text: String, _ key: String) throws {
    let copy = try TemporaryConfiguration()
    try copy.replace("  retention_days: 180 ", with: text + "\n  #", in: "watchroom.yaml")
    #expect(copy.problems().map(\.key) == [key])
  }
}

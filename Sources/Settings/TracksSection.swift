import Units

/// `tracks`: how the archive of positions is kept (D2).
enum TracksSection {
  static func read(_ record: Record, _ tracks: inout TrackSettings) {
    var (days, bytes, reserve) = (tracks.retentionDays, tracks.retentionBytes, tracks.reserveBytes)
    var (metres, span) = (tracks.thinMetres, tracks.thinSpan)
    record.set(&days, "retention_days") { $0.integer(1...3660) }
    record.set(&bytes, "retention_size") { $0.bytes((64 << 20)...(1 << 50)) }
    record.set(&reserve, "reserve") { $0.bytes((16 << 20)...(1 << 50)) }
    record.group("thin") { group in
      group.set(&metres, "metres") { $0.number(1...10_000) }
      group.set(&span, "time") { $0.span(.seconds(1)...(.hours(24))) }
    }
    // Older files name it; hours are sealed as they end.
    if let field = record.optional("seal_hours"), field.integer(1...24) != nil {
      field.warn("has no effect: each hour is sealed when it is over; leave it out")
    }
    (tracks.retentionDays, tracks.retentionBytes, tracks.reserveBytes) = (days, bytes, reserve)
    (tracks.thinMetres, tracks.thinSpan) = (metres, span)
  }
}

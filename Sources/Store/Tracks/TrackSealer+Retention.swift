package import Units

/// What is too old, or too much, is deleted (D2).
extension TrackSealer {
  /// Deletes sealed and broken files that are older than `keepDays`, then the oldest beyond `keepBytes`.
  package func prune(now: Instant) {
    do {
      try folder.prepare()
      for file in try expired(now: now) { delete(file) }
    } catch {
      meter.count { $0.deleteFailures += 1 }
      meter.tell(.notDeleted(error))
    }
  }

  private func delete(_ file: String) {
    do {
      let bytes = try folder.delete(file)
      meter.count { counters in
        counters.filesDeleted += 1
        counters.bytesDeleted += bytes
      }
      meter.tell(.deleted(file: file, bytes: bytes))
    } catch {
      meter.count { $0.deleteFailures += 1 }
      meter.tell(.notDeleted(error))
    }
  }

  private func expired(now: Instant) throws(TrackFailure) -> [String] {
    var total: Int64 = 0
    var old: [String] = []
    var kept: [(hour: TrackHour, name: String, bytes: Int64)] = []
    for (text, name) in try folder.list() {
      let bytes = TrackDisk.size(folder.path(text)) ?? 0
      switch name {
      case .sealed(let hour), .broken(let hour):
        if let days = settings.keepDays, hour.end + .days(Int64(days)) <= now {
          old.append(text)
        } else {
          kept.append((hour, text, bytes))
          total += bytes
        }
      case .hot, .part, .side:
        total += bytes
      }
    }
    guard let limit = settings.keepBytes, total > limit else { return old.sorted() }
    for file in kept.sorted(by: { ($0.hour, $0.name) < ($1.hour, $1.name) }) where total > limit {
      old.append(file.name)
      total -= file.bytes
    }
    return old
  }
}

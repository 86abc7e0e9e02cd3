import Foundation
import Synchronization

/// The folder of tracks and who uses which file of it. Renames and deletions happen here only, under one lock, so that
/// writer, sealer and readers never pull a file from under each other.
///
/// SQLite finds the log of a database by name: a hot file must not be deleted, and its name not be used again, while a
/// connection to it is open. So readers take a lease, and a hot file that was sealed or set aside under a lease is
/// *retired*: no longer listed, its name not given out, deleted when the last lease ends.
final class TrackFolder: Sendable {
  /// What a reader may open until it gives the lease back.
  struct Lease {
    var hot: [TrackHour]
    var sealed: [TrackHour]
  }

  private struct Claims {
    var open: TrackHour?
    var sealing: TrackHour?
    var leases: [TrackHour: Int] = [:]
    var retired: Set<TrackHour> = []
  }

  let path: String
  private let claims = Mutex(Claims())
  private let prepared = Mutex(false)

  init(path: String) { self.path = path }

  func path(_ name: String) -> String { path + "/" + name }

  // MARK: Start

  /// Makes the folder and clears up what a crash left in the middle of sealing; the first time only.
  func prepare() throws(TrackFailure) {
    do {
      try prepared.withLock { done in
        guard !done else { return }
        try makeFolder()
        try clearUp()
        done = true
      }
    } catch let failure as TrackFailure {
      throw failure
    } catch {
      throw TrackFailure(.other, file: "", message: "\(error)")
    }
  }

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let full = (error as? CocoaError)?.code == .fileWriteOutOfSpace
      throw TrackFailure(full ? .diskFull : .cannotOpen, file: "", message: "\(error.localizedDescription)")
    }
  }

  private func clearUp() throws {
    let names = try list()
    let present = Set(names.map(\.text))
    for (text, name) in names {
      switch name {
      case .part: try TrackDisk.remove(path(text))
      case .side(let owner) where !present.contains(owner): try TrackDisk.remove(path(text))
      case .hot(let hour) where present.contains(TrackName.sealedFile(hour)):
        // Killed between the renaming of the sealed file and the deletion of the hot one?
        guard TrackDatabase.isContained(hot: path(text), in: path(TrackName.sealedFile(hour))) else { continue }
        try removeHot(hour)
      default: continue
      }
    }
  }

  // MARK: The writer

  /// Which hour's hot file the writer shall use for `wanted`: that one, or the next whose name is free.
  func open(_ wanted: TrackHour) -> TrackHour {
    claims.withLock { claims in
      var hour = wanted
      while claims.sealing == hour || claims.retired.contains(hour), hour != hour.next { hour = hour.next }
      claims.open = hour
      return hour
    }
  }

  func close() { claims.withLock { $0.open = nil } }

  /// Gives a damaged file another name; its user has closed it. Returns the new name. A hot file that another has
  /// claimed stays as it is.
  func setAside(_ name: String, bySealer: Bool = false) throws(TrackFailure) -> String {
    try locked { claims in
      guard let parsed = TrackName(name) else {
        throw TrackFailure(.other, file: name, message: "not a file of tracks")
      }
      if case .hot(let hour) = parsed, claims.open == hour || (claims.sealing == hour && !bySealer) {
        throw TrackFailure(.busy, file: name, message: "in use")
      }
      var target = name + ".broken"
      var number = 2
      while TrackDisk.exists(path(target)) {
        target = "\(name).\(number).broken"
        number += 1
      }
      try TrackDisk.rename(path(name), path(target))
      if TrackDisk.exists(path(name + "-wal")) {
        try TrackDisk.rename(path(name + "-wal"), path(target + "-wal"))
      }
      try TrackDisk.remove(path(name + "-shm"))
      if case .hot(let hour) = parsed, claims.leases[hour, default: 0] > 0 { claims.retired.insert(hour) }
      return target
    }
  }

  // MARK: The sealer

  /// Hot files that are nobody's and not of the hour `now`, the oldest first.
  func sealable(now: TrackHour) throws(TrackFailure) -> [TrackHour] {
    try locked { claims in
      try list().compactMap { entry in
        guard case .hot(let hour) = entry.name, hour != now, hour != claims.open, !claims.retired.contains(hour) else {
          return nil
        }
        return hour
      }.sorted()
    }
  }

  /// False when the writer has the file.
  func claim(_ hour: TrackHour) -> Bool {
    claims.withLock { claims in
      guard claims.open != hour, claims.sealing == nil, !claims.retired.contains(hour) else { return false }
      claims.sealing = hour
      return true
    }
  }

  func unclaim() { claims.withLock { $0.sealing = nil } }

  /// The sealed file takes the hot file's place: the finished part gets its name (unless there is none to publish),
  /// and the hot file goes, at once or with its last reader.
  func publish(_ hour: TrackHour, part: Bool) throws(TrackFailure) {
    try locked { claims in
      if part {
        try TrackDisk.rename(path(TrackName.partFile(hour)), path(TrackName.sealedFile(hour)))
        try TrackDisk.sync(path)
      }
      if claims.leases[hour, default: 0] > 0 {
        claims.retired.insert(hour)
      } else {
        try removeHot(hour)
      }
    }
  }

  /// Deletes a sealed or broken file. Returns how many bytes that freed.
  func delete(_ name: String) throws(TrackFailure) -> Int64 {
    try locked { _ in
      let bytes = TrackDisk.size(path(name)) ?? 0
      try TrackDisk.remove(path(name))
      let log = TrackDisk.size(path(name + "-wal")) ?? 0
      try TrackDisk.remove(path(name + "-wal"))
      return bytes + log
    }
  }

  // MARK: Readers

  func lease() throws(TrackFailure) -> Lease {
    try locked { claims in
      var lease = Lease(hot: [], sealed: [])
      for (_, name) in try list() {
        switch name {
        case .hot(let hour) where !claims.retired.contains(hour): lease.hot.append(hour)
        case .sealed(let hour): lease.sealed.append(hour)
        default: continue
        }
      }
      lease.hot.sort()
      lease.sealed.sort()
      for hour in lease.hot { claims.leases[hour, default: 0] += 1 }
      return lease
    }
  }

  func end(_ lease: Lease) {
    claims.withLock { claims in
      for hour in lease.hot {
        let left = claims.leases[hour, default: 1] - 1
        claims.leases[hour] = left > 0 ? left : nil
        guard left <= 0, claims.retired.remove(hour) != nil else { continue }
        // What can't be deleted now is deleted at the next start: it is contained in the sealed file.
        try? removeHot(hour)
      }
    }
  }

  // MARK: Names

  /// All files of tracks in the folder, in no order.
  func list() throws(TrackFailure) -> [(text: String, name: TrackName)] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).compactMap { text in
        TrackName(text).map { (text, $0) }
      }
    } catch {
      throw TrackFailure(.cannotOpen, file: "", message: error.localizedDescription)
    }
  }

  /// The file itself first: a log without its file is worth nothing, a file without its log lacks rows.
  private func removeHot(_ hour: TrackHour) throws(TrackFailure) {
    let name = TrackName.hotFile(hour)
    try TrackDisk.remove(path(name))
    try TrackDisk.remove(path(name + "-wal"))
    try TrackDisk.remove(path(name + "-shm"))
  }

  private func locked<T>(_ work: (inout Claims) throws -> T) throws(TrackFailure) -> T {
    do {
      return try claims.withLock { claims in try work(&claims) }
    } catch let failure as TrackFailure {
      throw failure
    } catch {
      throw TrackFailure(.other, file: "", message: "\(error)")
    }
  }
}

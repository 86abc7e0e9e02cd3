// Store, the register: one small and precious SQLite file (D2). WAL, synchronous=FULL, foreign keys, STRICT tables, one writer,
// migrations from the first version on. A transaction holds a decision and all it causes (D3). Above this module
// nobody knows that it is SQLite: callers read and write domain values.

import Foundation
import GRDB

/// What can go wrong with a store, and how loud to be.
package struct StoreError: Error, CustomStringConvertible, Sendable {
  package enum Code: String, Sendable {
    /// No room on the disk: nothing was written; try again when there is.
    case full
    /// The file is not ours, too new, or damaged.
    case unusable
    /// A rule of the schema was broken: a bug of ours, or the same thing twice.
    case constraint
    case failed
  }
  package var code: Code
  package var subject: String
  package var cause: String
  package var description: String { "\(subject): \(code.rawValue): \(cause)" }

  package init(code: Code, subject: String, cause: String) {
    self.code = code
    self.subject = subject
    self.cause = cause
  }

  init(_ error: any Error, subject: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let database = error as? DatabaseError else {
      self.init(code: .failed, subject: subject, cause: "\(error)")
      return
    }
    let code: Code =
      switch database.resultCode {
      case .SQLITE_FULL, .SQLITE_IOERR: .full
      case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_CANTOPEN: .unusable
      case .SQLITE_CONSTRAINT: .constraint
      default: .failed
      }
    self.init(code: code, subject: subject, cause: database.description)
  }
}

/// The register. Its calls block: they belong on Watch's own executor or on GRDB's readers, never on the cooperative pool.
package final class Register: Sendable {
  package enum CommitPhase: String, Sendable { case before, after }
  /// Called just before and just after each commit; the kill-point proof ends the process there.
  package typealias CommitObserver = @Sendable (CommitPhase) -> Void

  private let pool: DatabasePool
  private let observer: CommitObserver?
  package let path: String

  /// Opens or makes the file and migrates it.
  package init(path: String, observer: CommitObserver? = nil) throws(StoreError) {
    self.path = path
    self.observer = observer
    var configuration = GRDB.Configuration()
    configuration.foreignKeysEnabled = true
    configuration.maximumReaderCount = 3
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA trusted_schema = OFF")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
      // The pool sets NORMAL on its one writer when it turns to WAL, after the preparation above: a commit would survive a crash of
      // the daemon, and not one of the machine (D2).
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let migrator = RegisterSchema.migrator()
      if try pool.read({ try migrator.hasBeenSuperseded($0) }) {
        throw StoreError(code: .unusable, subject: path, cause: "written by a newer version of watchroomd")
      }
      try migrator.migrate(pool)
    } catch {
      throw StoreError(error, subject: path)
    }
  }

  /// One transaction: all of `body`'s writes or none.
  package func write<T>(_ body: (RegisterWriter) throws -> T) throws -> T {
    do {
      let value = try pool.write { db in
        let value = try body(RegisterWriter(db: db))
        observer?(.before)
        return value
      }
      observer?(.after)
      return value
    } catch let error as DatabaseError {
      throw StoreError(error, subject: path)
    }
  }

  /// The most pages the file may have; nil is SQLite's own limit. A file that may not grow fails like one on a full disk.
  func limit(pages: Int?) throws {
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages ?? 0xFFFF_FFFE)") }
  }

  /// A consistent snapshot for reading; blocks the calling thread.
  package func read<T>(_ body: (RegisterReader) throws -> T) throws -> T {
    do {
      return try pool.read { try body(RegisterReader(db: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error, subject: path)
    }
  }

  /// As `read`, on one of GRDB's own threads.
  package func reading<T: Sendable>(_ body: @escaping @Sendable (RegisterReader) throws -> T) async throws -> T {
    do {
      return try await pool.read { try body(RegisterReader(db: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error, subject: path)
    }
  }

  package func close() throws(StoreError) {
    do { try pool.close() } catch { throw StoreError(error, subject: path) }
  }
}

/// Reads in domain terms, inside one snapshot or transaction.
package struct RegisterReader {
  let db: Database
}

/// Writes in domain terms, inside one transaction; reads through `read`.
package struct RegisterWriter {
  let db: Database
  package var read: RegisterReader { RegisterReader(db: db) }
}

/// JSON of stored values: keys in order, so that the same value is the same bytes.
enum Stored {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func decode<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

import GRDB

/// Statements whose text does not depend on what is asked are compiled once a connection and kept: a look at the clock asks some forty
/// questions, and to compile one takes longer than to answer it. A text with a list of as many places as there are values is not for here: each
/// number of them would be kept.
extension Row {
  static func fetchAll(
    _ db: Database, known sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Row] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  static func fetchOne(
    _ db: Database, known sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Row? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension DatabaseValueConvertible where Self: StatementColumnConvertible {
  static func fetchAll(
    _ db: Database, known sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> [Self] {
    try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
  }

  static func fetchOne(
    _ db: Database, known sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Self? {
    try fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
  }

  static func fetchSet(
    _ db: Database, known sql: String, arguments: StatementArguments = StatementArguments()
  ) throws -> Set<Self> where Self: Hashable {
    try fetchSet(db.cachedStatement(sql: sql), arguments: arguments)
  }
}

extension Database {
  /// One statement.
  func execute(known sql: String, arguments: StatementArguments = StatementArguments()) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

import GRDB

extension DatabaseMigrator {
  /// Each attempt of a delivery with its times and the server's words; a bounded number of them (D10).
  mutating func registerAttempts() {
    registerMigration("v3-delivery-attempts") { db in
      try db.execute(
        sql: """
          CREATE TABLE delivery_attempts (
            delivery INTEGER NOT NULL REFERENCES deliveries, ordinal INTEGER NOT NULL, began INTEGER NOT NULL,
            ended INTEGER, state TEXT, receipt TEXT, PRIMARY KEY (delivery, ordinal)) STRICT, WITHOUT ROWID
          """)
      try db.execute(
        sql: "CREATE INDEX attempts_by_end ON delivery_attempts (ended, began) WHERE receipt IS NOT NULL")
    }
  }
}

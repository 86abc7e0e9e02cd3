import GRDB

/// Form 2 and the cargo plans it is drawn from (C6, X5).
enum KeySheetSchema {
  static func register(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("v2-key-sheets") { db in
      for statement in tables { try db.execute(sql: statement) }
    }
  }

  private static let tables = [
    """
    CREATE TABLE key_sheets (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, monday INTEGER NOT NULL, edition INTEGER NOT NULL,
      sent_edition INTEGER NOT NULL, reminded INTEGER NOT NULL, message INTEGER REFERENCES messages,
      body TEXT NOT NULL, revision INTEGER NOT NULL, UNIQUE (centre, monday)) STRICT
    """,
    "CREATE INDEX key_sheets_by_week ON key_sheets (monday)",
    """
    CREATE TABLE cargo_plans (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, from_at INTEGER NOT NULL, through_at INTEGER NOT NULL,
      cancelled INTEGER NOT NULL, body TEXT NOT NULL) STRICT
    """,
    "CREATE INDEX cargo_plans_by_end ON cargo_plans (through_at)",
  ]
}

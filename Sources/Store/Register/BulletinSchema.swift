import GRDB

/// Tables of notices and warnings with their receipts (P5, G9), and of broadcasts (C7).
enum BulletinSchema {
  static func register(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("v2-bulletins") { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }

  private static let statements = [
    // `over` is set once its end was noted; `heard` is the normal form of a text heard on AIS.
    """
    CREATE TABLE bulletins (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, kind TEXT NOT NULL, valid_until INTEGER, heard TEXT,
      heard_at INTEGER, over INTEGER NOT NULL, entered_at INTEGER NOT NULL, body TEXT NOT NULL,
      revision INTEGER NOT NULL) STRICT
    """,
    "CREATE INDEX bulletins_live ON bulletins (valid_until) WHERE over = 0",
    "CREATE INDEX bulletins_heard ON bulletins (heard, heard_at) WHERE heard IS NOT NULL",
    """
    CREATE TABLE bulletin_receipts (
      bulletin INTEGER NOT NULL REFERENCES bulletins, party TEXT NOT NULL, via TEXT NOT NULL,
      relayed_at INTEGER NOT NULL, received_at INTEGER, body TEXT NOT NULL, PRIMARY KEY (bulletin, party))
      STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX bulletin_receipts_by_party ON bulletin_receipts (party)",
    """
    CREATE TABLE broadcasts (
      no INTEGER PRIMARY KEY, centre TEXT NOT NULL, duty INTEGER UNIQUE REFERENCES duties, planned INTEGER NOT NULL,
      missed_after INTEGER NOT NULL, open INTEGER NOT NULL, late_told INTEGER, body TEXT NOT NULL,
      revision INTEGER NOT NULL) STRICT
    """,
    "CREATE INDEX broadcasts_open ON broadcasts (missed_after) WHERE open = 1",
    "CREATE INDEX broadcasts_by_time ON broadcasts (planned)",
  ]
}

import GRDB

extension DatabaseMigrator {
  /// A delivery has a channel and a party (D10, R7); a message has a short text and the paper that a fax carries.
  mutating func registerChannels() {
    registerMigration("v3-channels") { db in
      for statement in statements { try db.execute(sql: statement) }
    }
  }
}

private let statements = [
  "ALTER TABLE messages ADD COLUMN short TEXT NOT NULL DEFAULT ''",
  "ALTER TABLE messages ADD COLUMN sheet TEXT REFERENCES blobs",
  "ALTER TABLE messages ADD COLUMN sheet_name TEXT",
  "ALTER TABLE deliveries ADD COLUMN channel TEXT NOT NULL DEFAULT 'mail'",
  "ALTER TABLE deliveries ADD COLUMN kind TEXT NOT NULL DEFAULT 'mail'",
  "ALTER TABLE deliveries ADD COLUMN party TEXT",
  // The delivery that this one stands in for; where this one's text went with another's; why it waits.
  "ALTER TABLE deliveries ADD COLUMN stands_for INTEGER REFERENCES deliveries",
  "ALTER TABLE deliveries ADD COLUMN merged_into INTEGER REFERENCES deliveries",
  "ALTER TABLE deliveries ADD COLUMN hold TEXT",
  // When it was last handed to its gateway: what rate limits count.
  "ALTER TABLE deliveries ADD COLUMN handed_at INTEGER",
  "CREATE INDEX deliveries_by_handing ON deliveries (channel, handed_at) WHERE handed_at IS NOT NULL",
  "CREATE INDEX deliveries_by_channel ON deliveries (channel, state, next_at)",
]

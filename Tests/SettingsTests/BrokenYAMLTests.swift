import Testing

@testable import Settings

@Suite struct BrokenYAMLTests {
  @Test(arguments: daemon) func refusesInWatchroomYAML(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: rules) func refusesInRegulationYAML(_ broken: Broken) throws { try broken.check() }
  @Test(arguments: holidays) func refusesInHolidays(_ broken: Broken) throws { try broken.check() }

  static let file = "watchroom.yaml"
  static let daemon: [Broken] = [
    Broken(
      "duplicate key", file, "    port: 10110\n", "    port: 10110\n    datum: wgs84\n",
      line: "datum: wgs84           #",
      key: "feeds[0].datum",
      "is given twice: first in line ⟦    datum: wgs84⟧, again in line ⟦datum: wgs84           #⟧"),
    Broken(
      "unknown key", file, "language: zh ", "langauge: zh ", line: "langauge", key: "langauge",
      "is not a key here; did you mean \"language\"?"),
    Broken(
      "unknown key in a group", file, "retention_days: 180", "retention_day: 180", line: "retention_day",
      key: "tracks.retention_day", "is not a key here; did you mean \"retention_days\"?"),
    Broken(
      "time service that there is not", file, "time_service: none", "time_service: ntp", line: "time_service: ntp",
      key: "time_service", "\"ntp\" is none of: required, none"),
    Broken(
      "port out of range", file, "port: 10110", "port: 70000", line: "port: 70000", key: "feeds[0].port",
      "70000 is out of range: 1 to 65535"),
    Broken(
      "port that is no number", file, "port: 10110", "port: 0x277E", line: "0x277E", key: "feeds[0].port",
      "\"0x277E\" is not a whole number"),
    Broken(
      "same port twice", file, "mail:\n", "  - { name: b, kind: udp, host: 0.0.0.0, port: 10110 }\n\nmail:\n",
      line: "name: b,", key: "feeds[1].port", "UDP port 10110 is taken by the feed in line ⟦port: 10110⟧ already"),
    Broken(
      "same name twice", file, "mail:\n", "  - { name: ais-udp, kind: file, path: x }\n\nmail:\n",
      line: "kind: file, path: x", key: "feeds[1].name",
      "\"ais-udp\" is the name of the feed in line ⟦name: ais-udp⟧ already"),
    Broken(
      "kind of feed that there is not", file, "kind: udp ", "kind: upd ", line: "kind: upd", key: "feeds[0].kind",
      "\"upd\" is none of: udp, tcp-client, tcp-server, file, serial, stdin; did you mean \"udp\"?"),
    Broken(
      "host that is none", file, "host: 127.0.0.1", "host: not a host", line: "not a host", key: "feeds[0].host",
      "\"not a host\" is not a host name or address"),
    Broken(
      "hosted centre that is not there", file, "hosts: all", "hosts: [430100, 430101]", line: "hosts: [",
      key: "hosts[1]", "there is no centre \"430101\" in organisation/centres.yaml; did you mean \"430100\"?"),
    Broken(
      "hosts that is neither", file, "hosts: all", "hosts: none", line: "hosts: none", key: "hosts",
      "\"none\" is neither all nor a list of centres"),
    Broken(
      "bad mail address", file, "address: watchroom@watchroom", "address: watchroom@@watchroom", line: "@@",
      key: "mail.from.address", "\"watchroom@@watchroom.example.invalid\" is not a mail address"),
    Broken(
      "truth value in other words", file, "armed: false", "armed: no", line: "armed: no", key: "mail.armed",
      "\"no\" is neither true nor false"),
    Broken(
      "missing key", file, "  domain: watchroom", "  # domain: watchroom", line: "mode: folder", key: "mail.domain",
      "is missing"),
    Broken(
      "empty value", file, "  path: mail\n", "  path: # x\n", line: "path: # x", key: "mail.path",
      "has no value: write a path, or leave the line out"),
    Broken(
      "negative limit", file, "vessels: 200000", "vessels: -1", line: "vessels: -1", key: "limits.vessels",
      "-1 is out of range: 100 to 1000000"),
    Broken(
      "size beyond all bounds", file, "request_size: 1 MiB", "request_size: 9000000000000000000 GiB", line: "9000000",
      key: "limits.request_size", "9223372036854775807 is out of range: 16384 to 67108864"),
    Broken(
      "list where one value belongs", file, "language: zh ", "language: [zh] ", line: "[zh]", key: "language",
      "must be a name, and is a list"),
    Broken(
      "value where a group belongs", file, "from: { address", "from: all # { address", line: "from: all",
      key: "mail.from", "must be a group of keys, and is a single value"),
    Broken(
      "password without encryption", file, "mode: folder             #",
      "mode: smtp\n  smtp: { host: relay.example.invalid, port: 25, security: plain, user: a, password_file: watchroom.yaml }\n#",
      line: "security: plain, user: a", key: "mail.smtp.security",
      "plain would send the password unencrypted to relay.example.invalid: use starttls or tls"),
    Broken(
      "password file that is not there", file, "mode: folder             #",
      "mode: smtp\n  smtp: { host: localhost, port: 25, security: plain, user: a, password_file: secret }\n#",
      line: "password_file: secret", key: "mail.smtp.password_file", "there is no file \"secret\", or it can't be read"),
    Broken(
      "more connections to the relay than are good", file, "mode: folder             #",
      "mode: smtp\n  smtp: { host: localhost, port: 25, security: plain, connections: 17 }\n#",
      line: "connections: 17", key: "mail.smtp.connections", "17 is out of range: 1 to 16"),
    Broken(
      "a tab", file, "  retention_days: 180", "\tretention_days: 180", line: "\tretention_days", key: "(syntax)",
      "found character that cannot start any token (while scanning for the next token from line ⟦\tretention_days⟧)"),
  ]

  static let rulesFile = "regulation.yaml"
  static let rules: [Broken] = [
    Broken(
      "unquoted 19:00", rulesFile, "report_due: \"19:00\"", "report_due: 19:00", line: "report_due: 19:00",
      key: "county.report_due", "write \"19:00\" in quotes: YAML 1.1 reads 19:00 as 1140"),
    Broken(
      "unquoted 08:30", rulesFile, "report_due: \"09:00\"", "report_due: 09:00", line: "report_due: 09:00",
      key: "province.report_due", "write \"09:00\" in quotes: YAML 1.1 reads some times as numbers"),
    Broken(
      "time that is none", rulesFile, "report_due: \"20:00\"", "report_due: \"20:60\"", line: "20:60",
      key: "city.report_due", "\"20:60\" is not a time of day such as \"19:00\""),
    Broken(
      "reminder that is no span", rulesFile, "remind: 60 min", "remind: an hour", line: "remind: an hour",
      key: "key_sheet.remind", "\"an hour\" is not a time span such as 30 s, 5 min, 8 h or 7 d"),
    Broken(
      "findings of last year from none on", rulesFile, "last_year_at_least: 2", "last_year_at_least: 0",
      line: "last_year_at_least", key: "key_sheet.last_year_at_least", "0 is out of range: 1 to 1000"),
    Broken(
      "time with a sign", rulesFile, "report_due: \"20:00\"", "report_due: \"+8:00\"", line: "+8:00",
      key: "city.report_due", "\"+8:00\" is not a time of day such as \"19:00\""),
    Broken(
      "negative quota", rulesFile, "point_floor: 80", "point_floor: -80", line: "point_floor: -80",
      key: "province.point_floor", "-80 is out of range: 0 to 100000"),
    Broken(
      "share over all", rulesFile, "county_share_percent: 10", "county_share_percent: 110", line: "110",
      key: "province.county_share_percent", "110 is out of range: 0 to 100"),
    Broken(
      "overlapping office hours", rulesFile, "afternoon: \"14:30-17:30\"", "afternoon: \"11:30-17:30\"", line: "11:30",
      key: "office_hours.afternoon", "begins before the morning ends at 12:00"),
    Broken(
      "period that ends before it begins", rulesFile, "morning: \"08:30-12:00\"", "morning: \"12:00-08:30\"",
      line: "12:00-08:30", key: "office_hours.morning",
      "12:00-08:30 ends before it begins: a period over midnight is written as two, to 24:00 and from 00:00"),
    Broken(
      "span without unit", rulesFile, "cut_off: 10 min", "cut_off: 10", line: "cut_off: 10 ", key: "report.cut_off",
      "\"10\" is not a time span such as 30 s, 5 min, 8 h or 7 d"),
    Broken(
      "queue margin without unit", rulesFile, "queue_margin: 1 min", "queue_margin: 1", line: "queue_margin: 1 ",
      key: "report.queue_margin", "\"1\" is not a time span such as 30 s, 5 min, 8 h or 7 d"),
    Broken(
      "ladder that goes back", rulesFile, "after: 15 min", "after: 5 min", line: "after: 5 min, tell: [centre-leader]",
      key: "ladder.serious.steps[2].after", "5 min is not after the step before it, 5 min"),
    Broken(
      "rung that there is not", rulesFile, "tell: [province-duty-leader]", "tell: [province]", line: "tell: [province]",
      key: "ladder.emergency.steps[2].tell[0]",
      "\"province\" is none of: watchkeepers, duty-leader, centre-leader, superior-duty-leader, province-duty-leader"),
    Broken(
      "number pattern without serial", rulesFile, "湘水监违〔{year}〕{centre}-{serial}号", "湘水监违〔{year}〕{centre}号",
      line: "湘水监违", key: "numbers.violation_notice", "must have {serial} once"),
    Broken(
      "one pattern for two papers", rulesFile, "湘水监规", "湘水监违", line: "violation_notice: 湘",
      key: "numbers.violation_notice",
      "is the pattern of breach_notice too: two papers would bear one number"),
    Broken(
      "reminder before the beginning", rulesFile, "reminder_days: [3, 1]", "reminder_days: [9, 1]",
      line: "reminder_days: [9", key: "notice.reminder_days[0]", "9 days ahead is before the 7 days begin"),
    Broken(
      "code twice", rulesFile, "code: V02", "code: V01", line: "name: 乘客未穿", key: "codes[1].code",
      "V01 is given in line ⟦code: V01⟧ already"),
    Broken(
      "severity that there is not", rulesFile, "code: V06, kind: violation, severity: serious",
      "code: V06, kind: violation, severity: severe", line: "severity: severe", key: "codes[5].severity",
      "\"severe\" is none of: info, ordinary, serious, emergency"),
  ]

  static let holidayFile = "holidays/2026.yaml"
  static let holidays: [Broken] = [
    Broken(
      "day that there is not", holidayFile, "through: 2026-02-23", "through: 2026-02-30", line: "02-30",
      key: "off[1].through", "\"2026-02-30\" is not a date such as 2026-11-22"),
    Broken(
      "worked day that is off", holidayFile, "2026-02-14,", "2026-02-15,", line: "worked:", key: "worked[1]",
      "2026-02-15 is off: 春节"),
    Broken(
      "another year", holidayFile, "year: 2026", "year: 2025", line: "year: 2025", key: "year",
      "is 2025 in the file of 2026"),
    Broken(
      "two holidays on a day", holidayFile, "from: 2026-10-01", "from: 2026-09-27", line: "国庆节", key: "off[6].from",
      "国庆节 and 中秋节 share a day"),
  ]
}

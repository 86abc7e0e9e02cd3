import Organisation
import Regulation
import Testing
import Units

@testable import Settings

/// The rules of channels (R7, R15, R17, G3, D10) and of the daily look (S5): each wrong value is named with file, line, key and reason.
@Suite("R7, S5: channels and the daily look are checked at the start") struct BrokenChannelTests {
  @Test(arguments: lists + fallBack + quiet + dailyLook) func refusesInRegulationYAML(_ broken: Broken) throws {
    try broken.check()
  }

  private static let file = "regulation.yaml"
  private static let kinds = "mail, sms, fax, call, wecom, dingtalk, other"
  private static let ways = "call-out, sms, fax, call, wecom, dingtalk, other"
  private static let span = "is not a time span such as 30 s, 5 min, 8 h or 7 d"

  private static let lists: [Broken] = [
    Broken(
      "called out over what there is not", file, "call_out: [call, sms,", "call_out: [telex, sms,", line: "telex",
      key: "channels.call_out[0]", "\"telex\" is none of: \(kinds)"),
    Broken(
      "called out by mail", file, "call_out: [call, sms,", "call_out: [call, mail,", line: "call_out: [call, mail,",
      key: "channels.call_out[1]", "mail goes in any case"),
    Broken(
      "called out twice over one", file, "call_out: [call, sms,", "call_out: [sms, sms,", line: "call_out: [sms, sms,",
      key: "channels.call_out[1]", "is named twice"),
    Broken(
      "one where a list is wanted", file, "call_out: [call, sms, wecom, dingtalk]   #", "call_out: call   #",
      line: "call_out: call ", key: "channels.call_out", "must be a list, and is a single value"),
    Broken(
      "an emergency over no way", file, "emergency: [call-out, sms]", "emergency: [call-out, pigeon]", line: "pigeon",
      key: "channels.emergency[1]", "\"pigeon\" is none of: \(ways)"),
    Broken(
      "a letter that there is not", file, "    alarm: [call-out]", "    alarms: [call-out]", line: "alarms",
      key: "channels.serious.alarms", "is not a key here; did you mean \"alarm\"?"),
    Broken(
      "a serious letter over no way", file, "    alarm: [call-out]", "    alarm: [callout]", line: "[callout]",
      key: "channels.serious.alarm[0]", "\"callout\" is none of: \(ways); did you mean \"call-out\"?"),
    Broken(
      "a refusal told on the channel that refused", file, "    parked: [call-out]", "    parked: [mail]",
      line: "parked: [mail]", key: "channels.always.parked[0]", "\"mail\" is none of: \(ways)"),
    Broken(
      "a report by mail, which goes besides", file, "daily_report: [fax, sms]", "daily_report: [fax, mail]",
      line: "daily_report: [fax, mail]", key: "channels.daily_report[1]", "mail goes in any case"),
    Broken(
      "a room that is spared or not", file, "spare_staffed_room: true", "spare_staffed_room: often",
      line: "spare_staffed_room: often", key: "channels.spare_staffed_room", "\"often\" is neither true nor false"),
    Broken(
      "unknown rule of channels", file, "  spare_staffed_room: true", "  spare_staffed_rooms: true",
      line: "spare_staffed_rooms", key: "channels.spare_staffed_rooms",
      "is not a key here; did you mean \"spare_staffed_room\"?"),
  ]

  private static let fallBack: [Broken] = [
    Broken(
      "given away before it was tried", file, "after_failures: 3", "after_failures: 0", line: "after_failures: 0",
      key: "channels.fall_back.after_failures", "0 is out of range: 1 to 100"),
    Broken(
      "a count in words", file, "after_failures: 3", "after_failures: three", line: "after_failures: three",
      key: "channels.fall_back.after_failures", "\"three\" is not a whole number"),
    Broken(
      "a time without its unit", file, "    within: 10 min", "    within: 10", line: "    within: 10",
      key: "channels.fall_back.within", "\"10\" \(span)"),
    Broken(
      "an emergency that waits for hours", file, "emergency_within: 2 min", "emergency_within: 2 h",
      line: "emergency_within: 2 h", key: "channels.fall_back.emergency_within", "2 h is out of range: 10 s to 1 h"),
    Broken(
      "what stands in twice", file, "wecom, dingtalk, mail]", "wecom, mail, mail]", line: "wecom, mail, mail]",
      key: "channels.fall_back.order[4]", "is named twice"),
  ]

  private static let empty = "quiet_hours: []"
  private static func quiet(_ item: String) -> String { "quiet_hours: [\(item)]" }
  private static let quiet: [Broken] = [
    Broken(
      "quiet without an end", file, empty, quiet(#"{ from: "22:00", channels: [sms] }"#), line: #"from: "22:00""#,
      key: "channels.quiet_hours[0].to", "is missing"),
    Broken(
      "quiet all day", file, empty, quiet(#"{ from: "22:00", to: "22:00", channels: [sms] }"#),
      line: #"from: "22:00", to: "22:00""#, key: "channels.quiet_hours[0].to",
      "is the time at which it begins: it would be quiet all day"),
    Broken(
      "quiet at an hour that is none", file, empty, quiet(#"{ from: "25:00", to: "06:30", channels: [sms] }"#),
      line: #"from: "25:00""#, key: "channels.quiet_hours[0].from", "\"25:00\" is not a time of day such as \"19:00\""),
    Broken(
      "quiet on no channel", file, empty, quiet(#"{ from: "22:00", to: "06:30", channels: [phone] }"#), line: "[phone]",
      key: "channels.quiet_hours[0].channels[0]", "\"phone\" is none of: \(kinds)"),
  ]

  private static let dailyLook: [Broken] = [
    Broken(
      "a look at no hour", file, #"daily_look: "08:30""#, #"daily_look: "08:60""#, line: #"daily_look: "08:60""#,
      key: "matters.daily_look", "\"08:60\" is not a time of day such as \"19:00\""),
    Broken(
      "a look in words", file, #"daily_look: "08:30""#, "daily_look: in the morning", line: "daily_look: in",
      key: "matters.daily_look", "\"in the morning\" is not a time of day such as \"19:00\""),
    Broken(
      "a look at two hours", file, #"daily_look: "08:30""#, #"daily_look: ["08:30", "14:30"]"#, line: "daily_look: [",
      key: "matters.daily_look", "must be a time of day such as \"19:00\", and is a list"),
    Broken(
      "a look by another name", file, #"  daily_look: "08:30""#, #"  daily_looks: "08:30""#, line: "daily_looks",
      key: "matters.daily_looks", "is not a key here; did you mean \"daily_look\"?"),
    Broken(
      "looked at too late", file, "look_from: 24 h", "look_from: 31 d", line: "look_from: 31 d",
      key: "matters.look_from", "31 d is out of range: 0 s to 30 d"),
  ]
}

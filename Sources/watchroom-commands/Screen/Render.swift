import Wire

/// The screen that cells of a table are made for. A table's columns are values that know no screen; they ask here.
enum Render {
  @TaskLocal static var screen = Screen()

  static var language: Language { screen.language }
  static func text(_ zh: String, _ en: String) -> String { screen.text(zh, en) }
  static func words(_ words: Words) -> String { screen.text(words) }
  /// Short: only the hour on the day of `day`.
  static func time(_ time: Timestamp?, _ day: Timestamp?) -> String { screen.time(time, on: day) }
}

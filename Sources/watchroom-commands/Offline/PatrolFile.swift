import Units
import Wire

/// Form 4 as it was filled in: the file that `round print --csv` makes, or any table with its columns, one row an object. A row in which
/// nothing was written was not looked at.
struct PatrolFile {
  /// Columns with what they are called; the first name is the one that is printed.
  enum Column: String, CaseIterable {
    case no, round, key, name, at, means, picture, weather, manager, clerk, lifeJackets, load, order, codes, action
    case watchkeeper, leader, note

    var words: Words {
      switch self {
      case .no: Words("序号", "No.")
      case .round: Words("任务号", "Round")
      case .key: Words("对象代号", "Object id")
      case .name: Words("监控对象", "Object")
      case .at: Words("检查时间", "Checked at")
      case .means: Words("方式", "Means")
      case .picture: Words("画面有效", "Picture usable")
      case .weather: Words("天气水情", "Weather, water")
      case .manager: Words("船管员在岗", "Ship manager")
      case .clerk: Words("签单员在岗", "Clerk")
      case .lifeJackets: Words("救生衣", "Life-jackets")
      case .load: Words("载客载货", "Load")
      case .order: Words("渡运秩序", "Order")
      case .codes: Words("发现问题", "Findings")
      case .action: Words("处理措施", "Action taken")
      case .watchkeeper: Words("值班人员", "Watchkeeper")
      case .leader: Words("带班领导", "Duty leader")
      case .note: Words("备注", "Note")
      }
    }

    /// What says of a row that its object was looked at.
    static let written: [Column] = [
      .at, .means, .picture, .weather, .manager, .clerk, .lifeJackets, .load, .order, .codes, .action, .note,
    ]
  }

  /// A filled row, with its line in the file.
  struct Row {
    var line: Int
    var cells: [Column: String]
  }
  let rows: [Row]

  init(_ text: String) throws(ClientFailure) {
    guard let table = CSVText.rows(text), let header = table.first else {
      throw .usage(Words("--file：不是表格，或引号不成对", "--file: this is no table, or a quote does not end"))
    }
    let columns = header.map { name in Column.allCases.first { $0.words.zh == name || $0.words.en == name } }
    guard columns.contains(.key) || columns.contains(.name) else {
      throw .usage(
        Words(
          "--file：第一行须有“监控对象”或“对象代号”等列名（见 round print --csv）",
          "--file: the first row names the columns, Object among them (see round print --csv)"))
    }
    rows = table.dropFirst().enumerated().compactMap { index, row in
      var cells: [Column: String] = [:]
      for (column, cell) in zip(columns, row) where !cell.isEmpty { column.map { cells[$0] = cell } }
      return Column.written.contains { cells[$0] != nil } ? Row(line: index + 2, cells: cells) : nil
    }
  }

  /// The lines of one round; rows of other rounds in the same file are left to these.
  func checks(of round: RoundDetail, zone: CivilZone, at usual: Timestamp?, means: CheckMeans) throws(ClientFailure)
    -> [CheckInput]
  {
    let mine = rows.filter { row in
      row.cells[.round].map { $0 == round.summary.id || $0 == "\(round.summary.no)" } ?? true
    }
    guard !mine.isEmpty else {
      throw .usage(
        Words(
          "--file：没有本轮（\(round.summary.id)）已填写的行", "--file: no row of this round (\(round.summary.id)) is filled in"))
    }
    var checks: [CheckInput] = []
    for row in mine {
      do throws(ClientFailure) {
        checks.append(try row.check(of: round, zone: zone, at: usual, means: means))
      } catch .usage(let words) {
        throw .usage(Words("第 \(row.line) 行：\(words.zh)", "row \(row.line): \(words.en)"))
      }
    }
    return checks
  }
}

extension PatrolFile.Row {
  fileprivate func check(of round: RoundDetail, zone: CivilZone, at usual: Timestamp?, means: CheckMeans)
    throws(ClientFailure) -> CheckInput
  {
    let typed = cells[.key] ?? cells[.name] ?? ""
    let signed = cells[.watchkeeper].map { Render.text("值班人员：", "by ") + $0 }
    let note = [cells[.note], signed].compactMap { $0 }.joined(separator: Render.text("；", "; "))
    return CheckInput(
      target: try RoundCommand.target(typed, of: round), checkedAt: try time(zone, round) ?? usual,
      means: try self.means() ?? means, pictureUsable: try flag(.picture) ?? true, weather: cells[.weather],
      managerPresent: try flag(.manager), clerkPresent: try flag(.clerk), lifeJackets: cells[.lifeJackets],
      load: cells[.load], order: cells[.order], findings: try codes(), action: cells[.action],
      note: note.isEmpty ? nil : note)
  }

  /// `09:15` on the round's day, or a time with its date.
  private func time(_ zone: CivilZone, _ round: RoundDetail) throws(ClientFailure) -> Timestamp? {
    guard let text = cells[.at] else { return nil }
    if let time = Timestamp(iso8601: text) ?? TypedTime.parse(text, now: round.summary.opens, zone: zone) {
      return time
    }
    throw .usage(Words("检查时间“\(text)”应写作 09:15", "“\(text)” is no time such as 09:15"))
  }

  private func means() throws(ClientFailure) -> CheckMeans? {
    guard let text = cells[.means] else { return nil }
    let found = CheckMeans.allCases.first {
      $0.rawValue == text.lowercased() || Texts.means($0.rawValue).zh == text || Texts.means($0.rawValue).en == text
    }
    guard let found else { throw .usage(Words("方式“\(text)”不认识", "“\(text)” is no means of checking")) }
    return found
  }

  private func flag(_ column: PatrolFile.Column) throws(ClientFailure) -> Bool? {
    guard let text = cells[column]?.lowercased() else { return nil }
    if ["是", "有效", "在岗", "在", "√", "✓", "y", "yes", "true", "1"].contains(text) { return true }
    if ["否", "无效", "不在岗", "不在", "×", "✗", "x", "n", "no", "false", "0"].contains(text) { return false }
    throw .usage(
      Words("\(column.words.zh)“\(text)”应写是或否", "\(column.words.en): “\(text)” is neither yes nor no"))
  }

  /// `V01、V09`, with or without their names; 无 for none.
  private func codes() throws(ClientFailure) -> [String]? {
    guard let text = cells[.codes], !["无", "none", "-", "/"].contains(text) else { return nil }
    let codes = text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.map { $0.uppercased() }.filter(Self.isCode)
    guard !codes.isEmpty else { throw .usage(Words("发现问题“\(text)”没有代码", "“\(text)” has no code such as V01")) }
    return codes
  }

  static func isCode(_ text: String) -> Bool {
    let letters = text.prefix { $0.isLetter }.count
    return (1...3).contains(letters) && (2...4).contains(text.count - letters)
      && text.dropFirst(letters).allSatisfy(\.isNumber)
  }
}

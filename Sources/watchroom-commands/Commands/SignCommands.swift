import ArgumentParser
import Wire

/// `watchroom sign-on PERSON`
struct SignOnCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "sign-on", abstract: Help.text("在值班台签到", "sign on at this console"),
      discussion: Help.text(
        "签到即到岗打卡。令牌存于 $XDG_RUNTIME_DIR/watchroom，只对本终端、本账号有效。",
        "The sign-on is the arrival stamp. The token is this terminal's and this account's, in $XDG_RUNTIME_DIR/watchroom."
      ))
  }

  @Argument(help: Help.of("工号或姓名", "the person's id or name"))
  var person: String

  @Flag(help: Help.of("从标准输入读 PIN", "read the PIN from standard input"))
  var pinStdin = false

  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      let pin = try session.pin(Words("\(person) 的 PIN:", "PIN of \(person):"), fromInput: pinStdin)
      var client = session.client
      client.token = nil
      let answer: SignOnAnswer = try client.post("/v1/sign-on", SignOnRequest(person: person, pin: pin))
      try session.tokenFile.write(answer.token)
      var shown = answer
      // The token belongs into its file, not on a screen or into a log.
      shown.token = ""
      try session.show(shown) { answer in
        let role = session.screen.text(Texts.role(answer.role))
        let until = session.screen.clock(answer.expires)
        return session.screen.wrapped(
          session.screen.text(
            "\(answer.personName) (\(role)) 已在\(answer.centreName)签到；30 分钟无操作 (\(until) 起) 转为只读",
            "\(answer.personName) (\(role)) signed on at \(answer.centreName); read-only from \(until) unless used"))
          + [session.screen.paint(session.screen.text("先看：watchroom status", "begin with: watchroom status"), .faint)]
      }
    }
  }
}

/// `watchroom sign-off`
struct SignOffCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "sign-off", abstract: Help.text("签退", "sign off"))
  }

  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      defer { session.tokenFile.remove() }
      let who: WhoAmI = try session.client.post("/v1/sign-off", Nothing())
      try session.show(who) { _ in [session.screen.text("已签退", "signed off")] }
    }
  }
}

/// `watchroom whoami`
struct WhoAmICommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "whoami", abstract: Help.text("当前身份与权限", "who I am to the daemon"))
  }

  @OptionGroup var options: SessionOptions

  func run() throws {
    try options.run { session in
      let who: WhoAmI = try session.client.get("/v1/whoami")
      try session.show(who) { who in
        let screen = session.screen
        var facts: [(String, String)] = [("uid", "\(who.uid) \(who.account ?? "")")]
        if let name = who.personName { facts.append((screen.text("人员", "person"), "\(name) \(who.person ?? "")")) }
        if let role = who.role { facts.append((screen.text("职务", "role"), screen.text(Texts.role(role)))) }
        if let centre = who.centreName { facts.append((screen.text("中心", "centre"), centre)) }
        if let expires = who.expires { facts.append((screen.text("签到至", "until"), screen.fullTime(expires))) }
        facts.append(
          (screen.text("可以", "may"), who.may.isEmpty ? screen.text("只读", "read only") : who.may.joined(separator: " ")))
        return Facts.lines(facts, on: screen)
      }
    }
  }
}

/// An act without a body of its own.
struct Nothing: Codable, Sendable {}

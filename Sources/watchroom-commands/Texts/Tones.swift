/// Which colour a word has. Colour never says what words don't.
enum Tones {
  static func dutyState(_ state: String) -> Tone {
    switch state {
    case "late", "missed": .bad
    case "open": .strong
    case "done-late": .warning
    case "done": .good
    default: .faint
    }
  }

  static func severity(_ severity: String) -> Tone {
    switch severity {
    case "emergency": .bad
    case "serious": .warning
    case "ordinary": .plain
    default: .faint
    }
  }

  static func delivery(_ state: String) -> Tone {
    switch state {
    case "parked", "refused", "unclear": .bad
    case "retry", "held": .warning
    case "sent": .good
    default: .plain
    }
  }

  static func sheet(_ state: String) -> Tone {
    switch state {
    case "proposed", "edited": .strong
    case "approved": .warning
    case "sent": .good
    default: .faint
    }
  }

  static func bulletin(_ state: String) -> Tone {
    switch state {
    case "candidate": .warning
    case "inForce": .good
    case "entered": .plain
    default: .faint
    }
  }

  static func broadcast(_ state: String) -> Tone {
    switch state {
    case "missed": .bad
    case "draft", "stale": .strong
    case "madeLate": .warning
    case "made": .good
    default: .plain
    }
  }

  static func feed(_ state: String) -> Tone {
    switch state {
    case "down": .bad
    case "silent": .warning
    case "live": .good
    default: .plain
    }
  }
}

import Wire

extension Endpoints {
  static func terminalTexts(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get("/v1/outputs", "where sentences go out to chart plotters", Page<OutputRow>.self) { ask in
        try await desk.outputs(caller: ask.caller)
      },
      try .post(
        "/v1/terminal-texts", "a text to a vessel's JT/T 808 terminal; answered when the terminal has",
        TerminalTextRequest.self, TerminalTextAnswer.self
      ) { ask, request in
        try required(request.to, "to")
        try required(request.text, "text")
        return try await desk.textTerminal(request, act: ask.act())
      },
    ]
  }
}

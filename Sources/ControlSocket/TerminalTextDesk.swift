package import Wire

/// Where sentences go out, and texts to the terminals of vessels (JT/T 808).
package protocol TerminalTextDesk: Sendable {
  func outputs(caller: Caller) async throws -> Page<OutputRow>
  /// Returns when the terminal has answered that it took the text; anything else is a refusal that says what became of it.
  func textTerminal(_ request: TerminalTextRequest, act: Act) async throws -> TerminalTextAnswer
}

import AISReport
import Decoding
import Testing

@Suite("The command line that watchroom reads by itself")
struct DecodeRequestTests {
  private func request(_ words: String...) -> DecodeRequest? { DecodeRequest(words) }

  @Test func `files and its two options, in any order and either form`() {
    #expect(request() == DecodeRequest())
    #expect(request("a", "-", "b=c") == DecodeRequest(files: ["a", "-", "b=c"]))
    #expect(request("--format", "none", "a") == DecodeRequest(files: ["a"], format: .none))
    #expect(request("a", "--format=unscaled") == DecodeRequest(files: ["a"], format: .unscaled))
    #expect(request("--totals=text", "--format", "json") == DecodeRequest(totals: .text))
    #expect(
      request("--totals", "json", "--format=none", "x") == DecodeRequest(files: ["x"], format: .none, totals: .json))
  }

  @Test func `whatever else there is goes to the other program`() {
    for words in [
      ["--help"], ["-h"], ["--lang", "en"], ["--lang=en"], ["a", "--"], ["--format"], ["--format", "xml"],
      ["--format="],
      ["--totals", "none"], ["--format", "none", "--format", "json"], ["--totals=text", "--totals=text"], [""], ["-x"],
      ["--formats", "none"],
    ] { #expect(DecodeRequest(words) == nil, "\(words)") }
  }
}

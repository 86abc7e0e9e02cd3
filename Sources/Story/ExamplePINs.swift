import Organisation

/// The PINs of the example's people, which stand beside their scrypt strings in `people.yaml` for trying out. An installation of
/// one's own writes no PIN down, and this story can't be told with it.
struct ExamplePINs {
  private var pins: [PersonID: String] = [:]

  init(configuration: String) throws {
    let file = configuration + "/organisation/people.yaml"
    let text: String
    do { text = try FileTree.text(file) } catch { throw StoryFailure("\(file): \(error)") }
    var person: PersonID?
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if let mark = words.firstIndex(of: "id:"), mark + 1 < words.count { person = String(words[mark + 1]) }
      if words.first == "pin:", words.count >= 4, words[2] == "#", let person { pins[person] = String(words[3]) }
    }
  }

  func pin(of person: PersonID) throws -> String {
    guard let pin = pins[person] else {
      throw StoryFailure("organisation/people.yaml: no PIN stands beside \(person): the story can't sign on")
    }
    return pin
  }
}

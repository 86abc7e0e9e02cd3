import Casework
import Foundation
import Organisation
import Reporting
import Testing

@testable import Documents

enum Show {
  static let folder = ProcessInfo.processInfo.environment["WATCHROOM_SHOW"]
}

/// All forms as files, to be looked at: `WATCHROOM_SHOW=/tmp/forms swift test --filter ShowTests`.
@Suite("Papers: to be looked at", .enabled(if: Show.folder != nil, "WATCHROOM_SHOW names no folder"))
struct ShowTests {
  @Test("G7: every form, filled in and empty, in every format", arguments: 1...12) func show(form: Int) throws {
    let folder = URL(filePath: try #require(Show.folder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let letters = try FormSamples.letters()
    var pages = ["full": try FormSamples.full(form), "empty": try FormSamples.empty(form)]
    switch form {
    case 3: pages["register"] = letters.faultRegister(Array(repeating: FormSamples.fault(), count: 30), centre: nil)
    case 4:
      pages["long"] = letters.patrolForm(
        FormSamples.checks(60), duties: [], centre: FormSamples.city, day: FormSamples.day("2026-11-21"))
    case 6:
      pages["register"] = letters.handoverRegister(Array(repeating: FormSamples.handover(), count: 20), centre: nil)
    case 7:
      pages["void"] = letters.noticeForm(
        FormSamples.paper(.breachNotice), of: FormSamples.matter(.breach, code: "B03"), voided: "重复签发")
    case 8:
      pages["drill"] = letters.noticeForm(
        FormSamples.paper(drill: true), of: FormSamples.matter(drill: true))
    default: break
    }
    for (name, page) in pages {
      for format in FormFormat.allCases {
        let bytes = try page.file(format, fonts: .usual, made: FormSamples.made)
        try Data(bytes).write(to: folder.appending(path: "\(form)-\(name).\(format.ending)"))
      }
    }
    let clock = ContinuousClock()
    let spent = try clock.measure {
      for _ in 0..<10 { _ = try FormSamples.full(form).pdf(made: FormSamples.made).file() }
    }
    print("form \(form): \(spent / 10) a PDF")
  }
}

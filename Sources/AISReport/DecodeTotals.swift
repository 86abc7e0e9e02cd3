package import AIS

/// What a decode saw: totals by type, rejects by reason, the digest over all field values.
package struct DecodeTotals: Sendable, Equatable {
  package let counters: DecoderCounters
  /// Messages whose parts had not all come at the end.
  package let incomplete: Int
  package let digest: UInt64

  package init(counters: DecoderCounters, incomplete: Int, digest: UInt64) {
    self.counters = counters
    self.incomplete = incomplete
    self.digest = digest
  }

  /// A table of name and number, one a line; types and reasons that did not occur are left out.
  package var text: String {
    var rows: [(String, String)] = [
      ("lines", String(counters.lines)),
      ("sentences", String(counters.sentences)),
      ("other sentences", String(counters.otherSentences)),
      ("comments", String(counters.comments)),
      ("messages", String(counters.messages)),
    ]
    for type in 1...27 where counters.delivered(type: type) > 0 {
      rows.append(("  type \(type)", String(counters.delivered(type: type))))
    }
    rows.append(("too short for their type", String(counters.shortMessages)))
    rows.append(("incomplete at the end", String(incomplete)))
    rows.append(("rejects", String(counters.rejected)))
    for reason in RejectReason.allCases where counters.rejected(reason) > 0 {
      rows.append(("  \(reason.name)", String(counters.rejected(reason))))
    }
    rows.append(("digest", digestText))
    var text = ""
    for (name, value) in rows {
      text += name + String(repeating: " ", count: max(1, 42 - name.count - value.count)) + value + "\n"
    }
    return text
  }

  /// One JSON object on one line.
  package var json: String {
    var types: [String] = []
    for type in 1...27 where counters.delivered(type: type) > 0 {
      types.append("\"\(type)\":\(counters.delivered(type: type))")
    }
    var rejects: [String] = []
    for reason in RejectReason.allCases where counters.rejected(reason) > 0 {
      rejects.append("\"\(reason.name)\":\(counters.rejected(reason))")
    }
    let head = "{\"class\":\"TOTALS\",\"lines\":\(counters.lines),\"sentences\":\(counters.sentences)"
    let middle =
      ",\"other_sentences\":\(counters.otherSentences),\"comments\":\(counters.comments)"
      + ",\"messages\":\(counters.messages),\"types\":{\(types.joined(separator: ","))}"
    let end =
      ",\"short\":\(counters.shortMessages),\"incomplete\":\(incomplete),\"rejected\":\(counters.rejected)"
      + ",\"rejects\":{\(rejects.joined(separator: ","))},\"digest\":\"\(digestText)\"}\n"
    return head + middle + end
  }

  private var digestText: String {
    let digits = String(digest, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

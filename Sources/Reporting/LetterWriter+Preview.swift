package import Units

/// What stands above a report that is looked at on the screen: whether it is what went out.
extension LetterWriter {
  /// - Parameter sentAt: when it went out; nil: it has not.
  package func previewNote(sentAt: Instant?, now: Instant) -> String {
    guard let sentAt else { return text("preview.ahead", ["at": wording.moment(now)]) }
    return text("preview.sent", ["at": wording.moment(sentAt)])
  }

  /// It counts as sent, and no message was kept: nobody has an address.
  package func previewNote(unkept sentAt: Instant) -> String {
    text("preview.unkept", ["at": wording.moment(sentAt)])
  }

  /// A page's HTML with a note above all else.
  package static func noted(_ html: String, _ note: String) -> String {
    let style =
      "max-width:720px;margin:0 auto;padding:8px 16px;background:#fff7e0;color:#9a6700;font-size:14px;"
      + "font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;"
    let banner = "<div style=\"\(style)\">\(HTMLText.escaped(Page.line(note)))</div>\n"
    guard let body = html.firstRange(of: "<body"), let end = html[body.upperBound...].firstIndex(of: ">") else {
      return banner + html
    }
    let after = html.index(after: end)
    return html[..<after] + "\n" + banner + html[after...]
  }
}

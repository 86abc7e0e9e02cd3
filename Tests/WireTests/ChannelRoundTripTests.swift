import Foundation
import Testing
import Units

@testable import Wire

/// Gateways, raised findings, the auditor: what is written is read again, and what an older daemon leaves out is absent.
@Suite("Wire: channels there and back (R7, R19)") struct ChannelRoundTripTests {
  private func same<T: Codable & Equatable>(_ value: T) throws {
    let written = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(T.self, from: written) == value, "\(String(decoding: written, as: UTF8.self))")
  }

  @Test func `every shape comes back as it went`() throws {
    try same(GatewayRow(name: "sms", kind: "sms", owed: 3, held: 2, sent: 14, failed: 1, redirectedTo: "138"))
    try same(GatewayTestRequest(gateway: "sms", address: "138"))
    try same(
      TerminalTextRequest(
        to: "V-1", text: "风", kind: .urgent, display: false, speak: true, screen: true, faultCode: true, feed: "t"))
    try same(
      TerminalTextAnswer(
        vessel: "V-1", name: "渡", device: "139", feed: "t", kind: .service, sentAt: evening, answeredAt: evening,
        sendings: 2))
    try same(FindingRaiseRequest(severity: .emergency, reason: "落水", revision: 3))
    try same(
      AuditStatus(
        at: evening, matters: 40, faults: 1,
        items: [AuditItem(kind: "finding", subject: "finding:3", centre: "430105", due: evening)]))
    var mail = MailStatus(armed: true)
    mail.channels = [ChannelCount(channel: "sms", owed: 2, held: 1)]
    try same(mail)
    let older = try JSONDecoder().decode(
      MailStatus.self,
      from: Data(#"{"armed":true,"held":0,"pending":0,"retry":0,"unclear":0,"parked":0,"stale":0}"#.utf8))
    #expect(older == MailStatus(armed: true))
  }
}

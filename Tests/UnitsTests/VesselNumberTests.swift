import Testing
import Units

@Suite("Numbers of vessels and devices") struct VesselNumberTests {
  @Test("a vessel without MMSI has the same number in every run, above all MMSI") func own() {
    #expect(VesselNumber.own(of: "V-001") == VesselNumber.own(of: "V-001"))
    // Written down: findings and tracks keep it, so it may never change.
    #expect(VesselNumber.own(of: "V-001") == 3_116_177_584)
    let numbers = Set((0..<2000).map { VesselNumber.own(of: "V-\($0)") })
    #expect(numbers.count == 2000)
    #expect(numbers.allSatisfy { $0 >= VesselNumber.firstOwn && $0 < 4_000_000_000 && !VesselNumber.isMMSI($0) })
    #expect(VesselNumber.isMMSI(413_900_101) && VesselNumber.isMMSI(970_012_345) && !VesselNumber.isMMSI(0))
  }

  @Test("a device's number is the same with and without the zeros that fill it up") func devices() {
    #expect(DeviceNumber.normal("013912345678") == "13912345678")
    #expect(DeviceNumber.normal("00000000013912345678") == "13912345678")
    #expect(DeviceNumber.normal("id00007") == "ID00007")
    #expect(DeviceNumber.normal("000") == "0")
    for text in ["", "a b", "渡船", String(repeating: "1", count: 41), "a,b"] {
      #expect(DeviceNumber.normal(text) == nil)
    }
  }
}

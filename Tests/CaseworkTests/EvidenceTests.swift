import Casework
import Geometry
import Organisation
import Testing
import Units

/// D3, D8: what evidence is taken, and how it stands against what was sealed.
@Suite("Evidence: files, seals, bounds") struct EvidenceTests {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
  private static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]
  private static let pdf = Array("%PDF-1.7\n".utf8)
  private static let mp4: [UInt8] = [0, 0, 0, 24] + Array("ftypisom".utf8) + [UInt8](repeating: 0, count: 12)

  @Test("what a file is follows from its bytes, whatever its name says")
  func sniffed() throws {
    for (bytes, name, wanted) in [
      (Self.png, "a.png", "a.png"), (Self.png, "现场.JPG", "现场.JPG.png"), (Self.jpeg, "照片.jpeg", "照片.jpg"),
      (Self.jpeg, "照片.exe", "照片.exe.jpg"), (Self.pdf, "通知", "通知.pdf"), (Self.mp4, "录像.MP4", "录像.mp4"),
      (Array("渔政船\t三汊矶\r\n".utf8), "记录.pdf", "记录.pdf.txt"), (Self.png, "../../etc/passwd", "passwd.png"),
      (Self.png, "C:\\x\\照片.png", "照片.png"), (Self.png, "-rf .png", "rf.png"),
      (Self.png, "a\u{202E}gnp.png", "a_gnp.png"),
      (Self.png, "\n\u{0}", "__.png"), (Self.png, "", "file.png"), (Self.png, "...", "file.png"),
    ] {
      let file = try EvidenceFile.read(name: name, bytes: bytes)
      #expect(file.name == wanted, "\(name): \(file.name)")
    }
    let long = try EvidenceFile.read(name: String(repeating: "长", count: 300) + ".png", bytes: Self.png).name
    #expect(long.utf8.count <= 200 && long.hasSuffix(".png"))
  }

  @Test("neither picture, PDF, MP4 nor text is refused, and what is empty or too large")
  func refused() {
    let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0]
    let wrong: [[UInt8]] = [
      program, [0x50, 0x4B, 0x03, 0x04], Array("a\u{0}b".utf8), [0xC3, 0x28], [0xFF, 0xD8], Array(Self.png.prefix(8)),
      Array("\u{1B}[2J".utf8), [0, 0, 0, 9] + Array("ftypisom".utf8) + [0, 0, 0, 0],
      [0xFF, 0xFF, 0xFF, 0xFC] + Array("ftypisom".utf8) + [0, 0, 0, 0],
    ]
    for bytes in wrong {
      #expect(throws: FileRefusal.unknownType("a.png"), "\(bytes)") {
        try EvidenceFile.read(name: "a.png", bytes: bytes)
      }
    }
    #expect(throws: FileRefusal.empty("a.png")) { try EvidenceFile.read(name: "a.png", bytes: []) }
    let large = Self.jpeg + [UInt8](repeating: 0, count: EvidenceFile.largest)
    #expect(throws: FileRefusal.tooLarge("a.jpg")) { try EvidenceFile.read(name: "a.jpg", bytes: large) }
  }

  @Test("an item is intact, altered, missing, not sealed, or sealed at the episode's end")
  func states() {
    func item(_ name: String, _ kind: EvidenceItem.Kind, _ digest: String) -> EvidenceItem {
      EvidenceItem(name: name, kind: kind, digest: digest, bytes: 1, at: noon)
    }
    let items = [
      item("leg/1", .leg, "a"), item("zone", .zone, "b"), item("rules", .rules, "c"), item("leg/2", .leg, "d"),
      item("file/1", .file, "e"), item("statement", .statement, "f"), item("leg/3", .leg, "x"),
    ]
    let now = ["leg/1": "a", "zone": "B", "leg/2": "d", "file/1": "e", "statement": "F", "leg/3": "y"]
    // The bytes of `statement` and their digest were exchanged together; of `leg/3` only the bytes.
    var exchanged = items
    exchanged[5].digest = "F"
    let sealed = ["leg/1": "a", "zone": "b", "rules": "c", "statement": "f", "gone": "z"]
    func states(_ lasts: Bool) -> [String: EvidenceState] {
      let all = EvidenceSeal.states(exchanged, found: { now[$0.name] }, sealed: sealed, lasts: lasts)
      return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.state) })
    }
    let wanted: [String: EvidenceState] = [
      "leg/1": .intact, "zone": .altered, "rules": .missing, "leg/2": .pending, "file/1": .unsealed,
      "statement": .altered, "leg/3": .altered, "gone": .missing,
    ]
    #expect(states(true) == wanted)
    #expect(states(false) == wanted.merging(["leg/2": .unsealed]) { $1 })
    #expect(EvidenceState.allCases.filter(\.isFault) == [.altered, .missing, .unsealed])
  }

  @Test("further legs are kept whole, then one fix a minute, then only the last: never without bound")
  func bounded() {
    func leg(_ count: Int, every seconds: Int64) -> [EvidenceFix] {
      (0..<count).map { step in
        EvidenceFix(
          at: noon + .seconds(Int64(step) * seconds), position: Position(latitude: 28, longitude: 112), speed: nil,
          course: nil, raw: "", source: "")
      }
    }
    let dense = leg(45, every: 4)
    #expect(EvidenceSeal.kept(dense, beside: 495, isLast: false).count == 45)
    #expect(EvidenceSeal.kept(dense, beside: 496, isLast: false).map(\.at) == [0, 60, 120].map { noon + .seconds($0) })
    #expect(EvidenceSeal.kept(dense, beside: EvidenceSeal.mostFixes, isLast: false).isEmpty)
    #expect(EvidenceSeal.kept(dense, beside: EvidenceSeal.mostFixes, isLast: true).count == 45)
  }

  // MARK: Shelves and jurisdiction (D5)

  private func record(
    _ severity: Severity = .serious, object: String = "Z-1", mmsi: UInt32 = 413_900_001, centre: String = "430105",
    detector: DetectorKind = .closedWater
  ) -> FindingRecord {
    var record = finding(severity)
    record.finding.object = object
    record.finding.mmsi = mmsi
    record.finding.detector = detector
    record.centre = CentreID(centre)
    return record
  }

  @Test("a shelf covers a zone or a vessel in the leader's own waters; distress and emergencies lie on none")
  func covered() throws {
    let directory = try Example.directory()
    func shelf(_ scope: Shelf.Scope, _ subject: String, _ centre: String = "430100") -> Shelf {
      Shelf(
        scope: scope, subject: subject, centre: CentreID(centre), by: "P", reason: "施工", finding: 1, at: noon,
        until: noon + .hours(1))
    }
    let zone = shelf(.zone, "Z-1")
    #expect(zone.covers(record(), directory))
    #expect(zone.covers(record(object: "Z-1/413900002"), directory))
    #expect(!zone.covers(record(object: "Z-2"), directory))
    #expect(!zone.covers(record(centre: "430211"), directory), "another city's")
    #expect(!zone.covers(record(centre: "430000"), directory), "the centre above")
    #expect(!zone.covers(record(.emergency), directory))
    #expect(!zone.covers(record(.serious, detector: .distress), directory), "a distress of whatever severity")
    let vessel = shelf(.vessel, "413900001")
    #expect(vessel.covers(record(object: "Z-9"), directory))
    #expect(!vessel.covers(record(mmsi: 413_900_002), directory))
    #expect(!shelf(.vessel, "0").covers(record(mmsi: 0), directory))
    #expect(zone.holds(at: noon + .hours(1) - .milliseconds(1)) && !zone.holds(at: noon + .hours(1)))
  }

  @Test("taken off a shelf it climbs anew from then; distress is never muted, whatever its record says")
  func unshelved() throws {
    let shelved = record().shelved(until: noon + .hours(2), at: noon)
    #expect(shelved?.isClimbing(at: noon + .minutes(30)) == false)
    let off = shelved?.shelved(until: nil, at: noon + .minutes(30))
    #expect(
      off?.isClimbing(at: noon + .minutes(30)) == true
        && off?.climbStart(at: noon + .minutes(31)) == noon + .minutes(30))
    #expect(off?.shelved(until: nil, at: noon + .minutes(40)) == nil, "nothing changes twice")
    #expect(record(.emergency).shelved(until: noon + .hours(1), at: noon) == nil)
    var distress = record(.serious, detector: .distress)
    distress.shelvedUntil = noon + .hours(1)
    #expect(distress.isNeverMuted && !distress.isShelved(at: noon) && distress.isClimbing(at: noon))
  }

  @Test("a place belongs to the county whose waters hold it, else to the city's direct waters, else to the province")
  func jurisdiction() throws {
    func square(_ south: Double, _ west: Double, _ size: Double) -> MultiPolygon {
      let (north, east) = (south + size, west + size)
      let corners = [(south, west), (south, east), (north, east), (north, west), (south, west)]
      let ring = corners.map { Position(latitude: $0.0, longitude: $0.1) }
      return MultiPolygon(polygons: [[ring]])
    }
    var organisation = try Example.directory().organisation
    for index in organisation.centres.indices {
      switch organisation.centres[index].id.rawValue {
      case "430100": organisation.centres[index].waters = square(20, 100, 4)
      case "430105": organisation.centres[index].waters = square(21, 101, 1)
      default: organisation.centres[index].waters = nil
      }
    }
    let jurisdiction = Jurisdiction(organisation)
    for (latitude, longitude, centre) in [(21.5, 101.5, "430105"), (23.5, 103.5, "430100"), (30, 110, "430000")] {
      #expect(jurisdiction.centre(of: Position(latitude: latitude, longitude: longitude))?.rawValue == centre)
    }
    #expect(jurisdiction.centre(of: .unknown)?.rawValue == "430000", "a distress call without a place is nobody else's")
  }

  @Test("alarms of the last hour, the last day, and its worst hour; more than six an hour is a flood")
  func load() {
    let minutes: [Int64] = [1500, 1439, 700, 690, 680, 670, 661, 59, 50, 40, 30, 20, 10]
    let alarms = minutes.map { noon - .minutes($0) }
    let load = AlarmLoad(alarms, at: noon)
    #expect(load.lastHour == 6 && load.lastDay == 12 && load.worstHour == 6 && !load.isFlooded)
    let more = AlarmLoad(alarms + [noon], at: noon)
    #expect(more.lastHour == 7 && more.worstHour == 7 && more.isFlooded)
    #expect(AlarmLoad([], at: noon) == AlarmLoad([noon - .hours(24)], at: noon))
  }
}

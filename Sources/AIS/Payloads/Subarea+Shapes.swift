extension Subarea {
  /// A circle around a place; radius 0 = the place alone.
  @frozen
  public struct Circle: FieldGroup {
    /// Power of ten of the lengths.
    public var scale: UInt8
    /// Sent in 1/1,000 minute.
    public var longitude: Longitude
    /// Sent in 1/1,000 minute; 91° = not available.
    public var latitude: Latitude
    /// Decimals of the position.
    public var precision: UInt8
    /// Metres × 10^`scale`.
    public var radius: UInt16

    /// Bits of it, without what may follow.
    public static let bitCount = 84

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      scale = 0
      longitude = .notAvailable
      latitude = .notAvailable
      precision = 4
      radius = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("scale", &scale, 2)  // 0
      pass.longitude3("lon", &longitude)  // 2
      pass.latitude3("lat", &latitude)  // 27
      pass.number("precision", &precision, 3)  // 51
      pass.number("radius", &radius, 12)  // 54
      pass.spare(18)  // 66
    }
  }

  /// A rectangle whose south-west corner is given.
  @frozen
  public struct Rectangle: FieldGroup {
    /// Power of ten of the lengths.
    public var scale: UInt8
    /// Sent in 1/1,000 minute.
    public var longitude: Longitude
    /// Sent in 1/1,000 minute; 91° = not available.
    public var latitude: Latitude
    /// Decimals of the position.
    public var precision: UInt8
    /// Metres × 10^`scale`.
    public var east: UInt8
    /// North of that corner, as `east`.
    public var north: UInt8
    /// Degrees clockwise from north.
    public var orientation: UInt16

    /// Bits of it, without what may follow.
    public static let bitCount = 84

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      scale = 0
      longitude = .notAvailable
      latitude = .notAvailable
      precision = 4
      east = 0
      north = 0
      orientation = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("scale", &scale, 2)  // 0
      pass.longitude3("lon", &longitude)  // 2
      pass.latitude3("lat", &latitude)  // 27
      pass.number("precision", &precision, 3)  // 51
      pass.number("east", &east, 8)  // 54
      pass.number("north", &north, 8)  // 62
      pass.number("orientation", &orientation, 9)  // 70
      pass.spare(5)  // 79
    }
  }

  /// A part of a circle.
  @frozen
  public struct Sector: FieldGroup {
    /// Power of ten of the lengths.
    public var scale: UInt8
    /// Sent in 1/1,000 minute.
    public var longitude: Longitude
    /// Sent in 1/1,000 minute; 91° = not available.
    public var latitude: Latitude
    /// Decimals of the position.
    public var precision: UInt8
    /// Metres × 10^`scale`.
    public var radius: UInt16
    /// Boundary, degrees from true north.
    public var left: UInt16
    /// As `left`, on the other side.
    public var right: UInt16

    /// Bits of it, without what may follow.
    public static let bitCount = 84

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      scale = 0
      longitude = .notAvailable
      latitude = .notAvailable
      precision = 4
      radius = 0
      left = 0
      right = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("scale", &scale, 2)  // 0
      pass.longitude3("lon", &longitude)  // 2
      pass.latitude3("lat", &latitude)  // 27
      pass.number("precision", &precision, 3)  // 51
      pass.number("radius", &radius, 12)  // 54
      pass.number("left", &left, 9)  // 66
      pass.number("right", &right, 9)  // 75
    }
  }

  /// Up to four legs of a line or of the edge of a polygon, from the place before on.
  @frozen
  public struct Legs: FieldGroup {
    /// Power of ten of the lengths.
    public var scale: UInt8
    /// Degrees from the point before.
    public var bearing1: Quantity<720, 5, 0, 1>
    /// Metres × 10^`scale`; 0 = no more points.
    public var distance1: UInt16
    /// As `bearing1`, from the end of that line.
    public var bearing2: Quantity<720, 5, 0, 1>
    /// As `distance1`.
    public var distance2: UInt16
    /// As `bearing1`.
    public var bearing3: Quantity<720, 5, 0, 1>
    /// As `distance1`.
    public var distance3: UInt16
    /// As `bearing1`.
    public var bearing4: Quantity<720, 5, 0, 1>
    /// As `distance1`.
    public var distance4: UInt16

    /// Bits of it, without what may follow.
    public static let bitCount = 84

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      scale = 0
      bearing1 = .init()
      distance1 = 0
      bearing2 = .init()
      distance2 = 0
      bearing3 = .init()
      distance3 = 0
      bearing4 = .init()
      distance4 = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.number("scale", &scale, 2)  // 0
      pass.quantity("bearing1", &bearing1, 10)  // 2
      pass.number("distance1", &distance1, 10)  // 12
      pass.quantity("bearing2", &bearing2, 10)  // 22
      pass.number("distance2", &distance2, 10)  // 32
      pass.quantity("bearing3", &bearing3, 10)  // 42
      pass.number("distance3", &distance3, 10)  // 52
      pass.quantity("bearing4", &bearing4, 10)  // 62
      pass.number("distance4", &distance4, 10)  // 72
      pass.spare(2)  // 82
    }
  }

  /// A text that belongs to the areas before.
  @frozen
  public struct Words: FieldGroup {
    /// At most 14 characters.
    public var text: NameText

    /// Bits of it, without what may follow.
    public static let bitCount = 84

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      text = NameText()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.text("text", &text, 14)  // 0
    }
  }
}

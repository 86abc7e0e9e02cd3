extension SensorReport {
  /// Current at three depths.
  @frozen
  public struct Current2D: FieldGroup {
    /// Knots; 246 = 24.6 or more.
    public var speed1: Tenths<247>
    /// Degrees from true north, 0–359.
    public var direction1: Whole<360>
    /// Metres below the surface; 361 = that or more.
    public var depth1: Whole<362>
    /// Knots; 246 = 24.6 or more.
    public var speed2: Tenths<247>
    /// Degrees from true north, 0–359.
    public var direction2: Whole<360>
    /// Metres below the surface; 361 = that or more.
    public var depth2: Whole<362>
    /// Knots; 246 = 24.6 or more.
    public var speed3: Tenths<247>
    /// Degrees from true north, 0–359.
    public var direction3: Whole<360>
    /// Metres below the surface; 361 = that or more.
    public var depth3: Whole<362>
    /// Kind of data, as in `Wind.sensor`.
    public var sensor: UInt8

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      speed1 = .init()
      direction1 = .init()
      depth1 = .init()
      speed2 = .init()
      direction2 = .init()
      depth2 = .init()
      speed3 = .init()
      direction3 = .init()
      depth3 = .init()
      sensor = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("cspeed1", &speed1, 8)  // 0
      pass.quantity("cdir1", &direction1, 9)  // 8
      pass.quantity("cdepth1", &depth1, 9)  // 17
      pass.quantity("cspeed2", &speed2, 8)  // 26
      pass.quantity("cdir2", &direction2, 9)  // 34
      pass.quantity("cdepth2", &depth2, 9)  // 43
      pass.quantity("cspeed3", &speed3, 8)  // 52
      pass.quantity("cdir3", &direction3, 9)  // 60
      pass.quantity("cdepth3", &depth3, 9)  // 69
      pass.number("sensortype", &sensor, 3)  // 78
      pass.spare(4)  // 81
    }
  }

  /// Current in three dimensions at two depths.
  @frozen
  public struct Current3D: FieldGroup {
    /// Knots; 246 = 24.6 or more.
    public var north1: Tenths<247>
    /// Knots; 246 = 24.6 or more.
    public var east1: Tenths<247>
    /// Knots; 246 = 24.6 or more.
    public var up1: Tenths<247>
    /// Metres below the surface; 361 = that or more.
    public var depth1: Whole<362>
    /// Knots; 246 = 24.6 or more.
    public var north2: Tenths<247>
    /// Knots; 246 = 24.6 or more.
    public var east2: Tenths<247>
    /// Knots; 246 = 24.6 or more.
    public var up2: Tenths<247>
    /// Metres below the surface; 361 = that or more.
    public var depth2: Whole<362>
    /// Kind of data, as in `Wind.sensor`.
    public var sensor: UInt8

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      north1 = .init()
      east1 = .init()
      up1 = .init()
      depth1 = .init()
      north2 = .init()
      east2 = .init()
      up2 = .init()
      depth2 = .init()
      sensor = 0
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("cnorth1", &north1, 8)  // 0
      pass.quantity("ceast1", &east1, 8)  // 8
      pass.quantity("cup1", &up1, 8)  // 16
      pass.quantity("cdepth1", &depth1, 9)  // 24
      pass.quantity("cnorth2", &north2, 8)  // 33
      pass.quantity("ceast2", &east2, 8)  // 41
      pass.quantity("cup2", &up2, 8)  // 49
      pass.quantity("cdepth2", &depth2, 9)  // 57
      pass.number("sensortype", &sensor, 3)  // 66
      pass.spare(16)  // 69
    }
  }

  /// Current beside the sensor at two places.
  @frozen
  public struct HorizontalCurrent: FieldGroup {
    /// Degrees from the sensor to the place, true, 0–359.
    public var bearing1: Whole<360>
    /// Metres; 121 = that or more.
    public var distance1: Whole<122>
    /// Knots; 246 = 24.6 or more.
    public var speed1: Tenths<247>
    /// Degrees from true north, 0–359.
    public var direction1: Whole<360>
    /// Metres below the surface; 361 = that or more.
    public var depth1: Whole<362>
    /// Degrees from the sensor to the place, true, 0–359.
    public var bearing2: Whole<360>
    /// Metres; 121 = that or more.
    public var distance2: Whole<122>
    /// Knots; 246 = 24.6 or more.
    public var speed2: Tenths<247>
    /// Degrees from true north, 0–359.
    public var direction2: Whole<360>
    /// Metres below the surface; 361 = that or more.
    public var depth2: Whole<362>

    /// Bits of it, without what may follow.
    public static let bitCount = 85

    /// Everything at its default: not available where there is such a value.
    @inlinable
    public init() {
      bearing1 = .init()
      distance1 = .init()
      speed1 = .init()
      direction1 = .init()
      depth1 = .init()
      bearing2 = .init()
      distance2 = .init()
      speed2 = .init()
      direction2 = .init()
      depth2 = .init()
    }

    /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
    @inlinable
    public mutating func fields<P: FieldPass>(_ pass: inout P) {
      pass.quantity("bearing1", &bearing1, 9)  // 0
      pass.quantity("distance1", &distance1, 7)  // 9
      pass.quantity("speed1", &speed1, 8)  // 16
      pass.quantity("direction1", &direction1, 9)  // 24
      pass.quantity("depth1", &depth1, 9)  // 33
      pass.quantity("bearing2", &bearing2, 9)  // 42
      pass.quantity("distance2", &distance2, 7)  // 51
      pass.quantity("speed2", &speed2, 8)  // 58
      pass.quantity("direction2", &direction2, 9)  // 66
      pass.quantity("depth2", &depth2, 9)  // 75
      pass.spare(1)  // 84
    }
  }
}

/// One part of an area notice: a shape, or a text. 87 bits.
@frozen
public enum Subarea: FieldGroup {
  case circle(Circle)
  case rectangle(Rectangle)
  case sector(Sector)
  /// Goes on from the place, or the line, before.
  case polyline(Legs)
  /// The edge begins and ends at the place before.
  case polygon(Legs)
  case words(Words)
  /// Shape 6 or 7: the bits as sent.
  case reserved(shape: UInt8, UInt64, UInt64)

  /// Bits of it, without what may follow.
  public static let bitCount = 87

  /// Everything at its default: not available where there is such a value.
  @inlinable
  public init() { self = .circle(Circle()) }

  @inlinable
  init(shape: UInt8) {
    switch shape {
    case 0: self = .circle(Circle())
    case 1: self = .rectangle(Rectangle())
    case 2: self = .sector(Sector())
    case 3: self = .polyline(Legs())
    case 4: self = .polygon(Legs())
    case 5: self = .words(Words())
    default: self = .reserved(shape: shape, 0, 0)
    }
  }

  /// 0 = circle, 1 = rectangle, 2 = sector, 3 = polyline, 4 = polygon, 5 = text.
  @inlinable
  public var shape: UInt8 {
    switch self {
    case .circle: 0
    case .rectangle: 1
    case .sector: 2
    case .polyline: 3
    case .polygon: 4
    case .words: 5
    case .reserved(let shape, _, _): shape
    }
  }

  /// Every field in the order of its table, with name and width in bits; the offset stands beside it.
  @inlinable
  public mutating func fields<P: FieldPass>(_ pass: inout P) {
    var code = shape
    pass.number("shape", &code, 3)  // 0
    if pass.left != nil { self = Subarea(shape: code) }
    switch self {
    case .circle(var part):
      part.fields(&pass)
      self = .circle(part)
    case .rectangle(var part):
      part.fields(&pass)
      self = .rectangle(part)
    case .sector(var part):
      part.fields(&pass)
      self = .sector(part)
    case .polyline(var part):
      part.fields(&pass)
      self = .polyline(part)
    case .polygon(var part):
      part.fields(&pass)
      self = .polygon(part)
    case .words(var part):
      part.fields(&pass)
      self = .words(part)
    case .reserved(let shape, var high, var low):
      pass.number("high", &high, 42)  // 3
      pass.number("low", &low, 42)  // 45
      self = .reserved(shape: shape, high, low)
    }
  }
}

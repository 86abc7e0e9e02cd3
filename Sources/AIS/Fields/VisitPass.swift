/// Shows fields to a visitor.
@frozen
public struct VisitPass<Visitor: FieldVisitor>: FieldPass {
  @usableFromInline var visitor: Visitor

  @inlinable
  init(_ visitor: Visitor) { self.visitor = visitor }

  /// Nil: nothing is read.
  @inlinable public var left: Int? { nil }

  /// Hands a number on.
  @inlinable
  public mutating func number<I: FixedWidthInteger>(_ name: StaticString, _ value: inout I, _ width: Int) {
    visitor.integer(name, Int(truncatingIfNeeded: value))
  }

  /// Hands a flag on.
  @inlinable
  public mutating func flag(_ name: StaticString, _ value: inout Bool) { visitor.flag(name, value) }

  /// Hands an unsigned quantity on.
  @inlinable
  public mutating func quantity<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) { visitor.quantity(name, Int(value.raw), value.units, places: p) }

  /// Hands a signed quantity on.
  @inlinable
  public mutating func signed<let n: Int, let s: Int, let b: Int, let p: Int>(
    _ name: StaticString, _ value: inout Quantity<n, s, b, p>, _ width: Int
  ) { visitor.quantity(name, Int(value.raw), value.units, places: p) }

  /// Hands a text on.
  @inlinable
  public mutating func text<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>, _ count: Int) {
    visitor.text(name, value)
  }

  /// Hands the text at the end on.
  @inlinable
  public mutating func rest<let words: Int>(_ name: StaticString, _ value: inout SixBitText<words>) {
    visitor.text(name, value)
  }

  /// Hands a longitude on.
  @inlinable
  public mutating func longitude(
    _ name: StaticString, _ value: inout Longitude, _ width: Int, step: Int32, none: Int32?
  ) { visitor.longitude(name, value, step: Int(step)) }

  /// Hands a latitude on.
  @inlinable
  public mutating func latitude(
    _ name: StaticString, _ value: inout Latitude, _ width: Int, step: Int32, none: Int32?
  ) { visitor.latitude(name, value, step: Int(step)) }

  /// Hands a time without year on.
  @inlinable
  public mutating func date(_ name: StaticString, _ value: inout ArrivalTime) { visitor.arrival(name, value) }

  /// Hands a time of a day on.
  @inlinable
  public mutating func dayTime(_ name: StaticString, _ value: inout DayTime) { visitor.dayTime(name, value) }

  /// Spare bits are not shown.
  @inlinable
  public mutating func spare(_ width: Int) {}

  /// Hands the words for a code on, where the visitor takes labels.
  @inlinable
  public mutating func label(_ name: StaticString, _ value: @autoclosure () -> StaticString) {
    visitor.label(name, value())
  }

  /// Hands a list on, element by element.
  @inlinable
  public mutating func list<let most: Int, Element: FieldGroup>(
    _ name: StaticString, _ value: inout Listed<most, Element>, count: Int?
  ) {
    let list = visitor.openList(name)
    for place in value.indices {
      let item = visitor.openItem()
      value.storage[place].fields(&self)
      visitor.closeItem(item)
    }
    visitor.closeList(list)
  }
}

extension FieldGroup {
  /// Shows every field to a visitor.
  @inlinable
  public func visit<V: FieldVisitor>(_ visitor: inout V) {
    var pass = VisitPass(visitor)
    var group = self
    group.fields(&pass)
    visitor = pass.visitor
  }

  /// Reads the fields from `start` on; what was not sent is not available or zero.
  @usableFromInline
  init(_ bits: borrowing PayloadBits, from start: Int = 0, to end: Int? = nil) {
    self.init()
    var pass = ReadPass(bits, from: start, to: end)
    fields(&pass)
  }

  /// The fields as bits.
  @usableFromInline
  func bits(multipleOf size: Int = 1) -> PayloadBits {
    var pass = WritePass()
    var group = self
    group.fields(&pass)
    pass.pad(to: size)
    return pass.finished()
  }
}

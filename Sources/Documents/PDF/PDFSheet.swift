internal import CPango

/// Sizes of a page, in points.
struct PDFGeometry {
  static let millimetre = 72 / 25.4
  /// How far a last line may reach below the body, above the page's number.
  static let hang = 6 * millimetre
  var width: Double
  var height: Double
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  var bodyWidth: Double { width - left - right }
  var bodyHeight: Double { height - top - bottom }
  var end: Double { height - bottom }

  /// GB/T 9704: 37 mm above, 28 mm to the left, a body of 156 × 225 mm.
  static let upright = PDFGeometry(
    width: 210 * millimetre, height: 297 * millimetre, left: 28 * millimetre, right: 26 * millimetre,
    top: 37 * millimetre, bottom: 35 * millimetre)
  static let form = PDFGeometry(
    width: 210 * millimetre, height: 297 * millimetre, left: 24 * millimetre, right: 22 * millimetre,
    top: 28 * millimetre, bottom: 25 * millimetre)
  /// Registers and ledgers: as wide as printers allow.
  static let landscape = PDFGeometry(
    width: 297 * millimetre, height: 210 * millimetre, left: 12 * millimetre, right: 12 * millimetre,
    top: 20 * millimetre, bottom: 18 * millimetre)
}

/// How a text is set.
struct PDFStyle: Hashable {
  enum Align: Int32 { case left = 0, centre, right }
  var size: Double
  var pitch: Double
  var isBold = false
  var align = Align.left
  var indent = 0.0
  var letter = 0.0
  var colour = PDFColour.black

  func aligned(_ align: Align) -> PDFStyle {
    var style = self
    style.align = align
    return style
  }

  var bold: PDFStyle {
    var style = self
    style.isBold = true
    return style
  }

  var raw: cpango_style {
    cpango_style(size: size, indent: indent, letter: letter, bold: isBold ? 1 : 0, align: align.rawValue)
  }
}

struct PDFColour: Hashable {
  var red: Double
  var green: Double
  var blue: Double
  var alpha = 1.0
  static let black = PDFColour(red: 0, green: 0, blue: 0)
  static let official = PDFColour(red: 0.82, green: 0.05, blue: 0.05)
  static let grey = PDFColour(red: 0.35, green: 0.35, blue: 0.35)
  static let shade = PDFColour(red: 0.945, green: 0.945, blue: 0.945)
  static let seal = PDFColour(red: 0.82, green: 0.05, blue: 0.05, alpha: 0.45)
  var raw: cpango_colour { cpango_colour(red: red, green: green, blue: blue, alpha: alpha) }

  func faint(_ alpha: Double) -> PDFColour {
    var colour = self
    colour.alpha = alpha
    return colour
  }
}

/// What is drawn on a page: lines `first` and the `count` after it of a text, or a line.
enum PDFStroke {
  case text(String, PDFStyle, x: Double, y: Double, width: Double, first: Int, count: Int)
  case line(x1: Double, y1: Double, x2: Double, y2: Double, thickness: Double, PDFColour)
  case fill(x: Double, y: Double, width: Double, height: Double, PDFColour)
  case circle(x: Double, y: Double, radius: Double, PDFColour)
}

/// One page as it is drawn.
struct PDFSheet {
  var strokes: [PDFStroke] = []
}

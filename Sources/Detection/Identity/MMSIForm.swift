/// Whether a number can be that of a transponder of class A or B (ITU-R M.585-9, and the list of maritime identification digits of the ITU).
///
/// MIDxxxxxx is a ship and 98MIDxxxx a craft of a mother ship. 8MIDxxxxx (a hand-held set) and 111MIDxxx (an aircraft for rescue) are no ships, but
/// such as carry one; 970, 972 and 974 are distress beacons, of which nobody asks who they are. 0MIDxxxxx (a group), 00MIDxxxx (a station
/// ashore) and 99MIDxxxx (an aid to navigation) are no number of a vessel, and all else is none at all.
enum MMSIForm {
  static func isPossible(_ mmsi: UInt32) -> Bool {
    switch mmsi {
    case 201_000_000...775_999_999:
      // Nobody is given the number zero, and nobody nine equal digits.
      return isAllocated(mmsi / 1_000_000) && mmsi % 1_000_000 != 0 && mmsi % 111_111_111 != 0
    case 970_000_000...970_999_999, 972_000_000...972_999_999, 974_000_000...974_999_999: return true
    case 980_000_000...989_999_999: return isAllocated(mmsi / 10_000 % 1000)
    case 800_000_000...899_999_999: return isAllocated(mmsi / 100_000 % 1000) && mmsi % 111_111_111 != 0
    case 111_000_000...111_999_999: return isAllocated(mmsi / 1000 % 1000)
    default: return false
    }
  }

  /// Maritime identification digits that an administration has.
  static func isAllocated(_ digits: UInt32) -> Bool { digits < 1000 && allocated[Int(digits)] }

  private static let allocated: [Bool] = {
    var table = [Bool](repeating: false, count: 1000)
    for range in ranges { for digits in range { table[digits] = true } }
    return table
  }()

  private static let ranges: [ClosedRange<Int>] = [
    201...216, 218...220, 224...279, 301...301, 303...312, 314...314, 316...316, 319...319, 321...321, 323...323,
    325...325, 327...327, 329...332, 334...334, 336...336, 338...339, 341...341, 343...343, 345...345, 347...348,
    350...359, 361...362, 364...364, 366...379, 401...401, 403...403, 405...405, 408...408, 410...410, 412...414,
    416...417, 419...419, 422...423, 425...425, 428...428, 431...432, 434...434, 436...438, 440...441, 443...443,
    445...445, 447...447, 450...451, 453...453, 455...455, 457...457, 459...459, 461...461, 463...463, 466...466,
    468...468, 470...473, 475...475, 477...478, 501...501, 503...503, 506...506, 508...508, 510...512, 514...516,
    518...518, 520...520, 523...523, 525...525, 529...529, 531...531, 533...533, 536...536, 538...538, 540...540,
    542...542, 544...544, 546...546, 548...548, 550...550, 553...553, 555...555, 557...557, 559...559, 561...561,
    563...567, 570...570, 572...572, 574...574, 576...578, 601...601, 603...603, 605...605, 607...613, 615...622,
    624...638, 642...642, 644...645, 647...647, 649...650, 654...657, 659...672, 674...679, 701...701, 710...710,
    720...720, 725...725, 730...730, 735...735, 740...740, 745...745, 750...750, 755...755, 760...760, 765...765,
    770...770, 775...775,
  ]
}

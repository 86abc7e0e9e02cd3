/// Which unregistered vessel has been unheard for longest: a doubly linked list through the slots, most recent last.
/// - Complexity: every operation O(1).
struct AgeList: Sendable {
  private var before: [Int32] = []
  private var after: [Int32] = []
  private var first: Int32 = -1
  private var last: Int32 = -1

  var oldest: Int32? { first < 0 ? nil : first }

  /// Room for one more slot.
  mutating func grow() {
    before.append(-1)
    after.append(-1)
  }

  /// A slot that is not in the list goes to its end.
  mutating func append(_ slot: Int32) {
    before[Int(slot)] = last
    after[Int(slot)] = -1
    if last >= 0 { after[Int(last)] = slot } else { first = slot }
    last = slot
  }

  mutating func remove(_ slot: Int32) {
    let b = before[Int(slot)]
    let a = after[Int(slot)]
    if b >= 0 { after[Int(b)] = a } else if first == slot { first = a }
    if a >= 0 { before[Int(a)] = b } else if last == slot { last = b }
    before[Int(slot)] = -1
    after[Int(slot)] = -1
  }

  /// The vessel was heard: it goes to the end.
  mutating func touch(_ slot: Int32) {
    if last == slot { return }
    remove(slot)
    append(slot)
  }
}

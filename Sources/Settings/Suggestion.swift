/// `; did you mean "port"?` when one of `candidates` is near enough to `word`, else nothing.
func didYouMean(_ word: String, _ candidates: some Sequence<String>) -> String {
  let letters = Array(word.utf8.prefix(64))
  var best: (distance: Int, word: String)?
  for candidate in candidates.prefix(5000) where candidate != word {
    let other = Array(candidate.utf8.prefix(64))
    let allowed = max(1, min(letters.count, other.count) / 3)
    guard abs(other.count - letters.count) <= allowed else { continue }
    let distance = editDistance(letters, other)
    if distance <= allowed, distance < (best?.distance ?? .max) { best = (distance, candidate) }
  }
  return best.map { "; did you mean \"\($0.word)\"?" } ?? ""
}

/// How many letters must be changed, added, left out or swapped with their neighbour to make one word of the other.
private func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var older = [Int](repeating: 0, count: b.count + 1)
  var old = Array(0...b.count)
  for i in 1...a.count {
    var new = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      new[j] = min(old[j] + 1, new[j - 1] + 1, old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { new[j] = min(new[j], older[j - 2] + 1) }
    }
    older = old
    old = new
  }
  return old[b.count]
}

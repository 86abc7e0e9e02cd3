import Glibc

/// The recordings of a folder, in the order of their names: a recorder that begins a file an hour names them so.
enum RecordingFolder {
  /// More are refused: it is hardly the folder that was meant.
  static let most = 20_000

  /// Paths of its files, hidden ones left out; a path that is no folder is itself. Blocks.
  static func files(at path: String) throws(RecordingError) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .cannotOpen(path: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
    guard let folder = opendir(path) else { throw .cannotOpen(path: path, errno: errno) }
    defer { closedir(folder) }
    var files: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard !name.hasPrefix("."), stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        continue
      }
      guard files.count < most else { throw .tooMany(path: path, most: most) }
      files.append(path + "/" + name)
    }
    guard !files.isEmpty else { throw .empty(path: path) }
    return files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}

import Testing

/// D2, D11 and The house: the import list is the contract.
@Suite("Imports: arrows run downward") struct ImportTests {
  @Test("every target stands in the table, and has code") func everyTargetHasARule() {
    for target in Tree.targets {
      #expect(ImportRule.byTarget[target] != nil, "\(target) has no rule in ImportRules.swift")
    }
    #expect(Tree.targets.count >= 20)
  }

  @Test("the table itself: downward only, the core pure, edge modules apart") func tableIsSound() {
    let edge = Set(ImportRule.all.filter { $0.storey == .edge }.map(\.target))
    let core = Set(ImportRule.all.filter { $0.storey == .core }.map(\.target))
    var above: Set<String> = []
    for rule in ImportRule.all {
      #expect(above.isSuperset(of: rule.house), "\(rule.target) names a target that stands below it")
      switch rule.storey {
      case .core: #expect(rule.outside.isEmpty && core.isSuperset(of: rule.house), "\(rule.target) is core")
      case .edge:
        // The executor that blocking calls run on, and the C shim of libcurl, are tools and no modules of the edge.
        #expect(
          edge.intersection(rule.house).isSubset(of: ["Executors", "CLoader", "CCurl", "CXlsx", "CPango"]),
          "\(rule.target) is edge")
      case .top: break
      }
      above.insert(rule.target)
    }
  }

  @Test("no file imports what its target may not", arguments: Tree.sources.map(\.path))
  func importsAreAllowed(path: String) throws {
    let file = try #require(Tree.sources.first { $0.path == path })
    let rule = try #require(ImportRule.byTarget[file.target])
    for module in file.imports where !rule.house.contains(module) && !rule.outside.contains(module) {
      Issue.record("\(path) imports \(module)")
    }
  }

  @Test("the manifest gives no target more than the table") func manifestAgrees() throws {
    let manifest = Manifest(try Tree.read("Package.swift"))
    #expect(manifest.dependencies.count >= 20)
    for (target, dependencies) in manifest.dependencies {
      let rule = try #require(ImportRule.byTarget[target], "\(target) is in Package.swift and not in ImportRules.swift")
      let more = dependencies.subtracting(rule.house)
      #expect(more.isEmpty, "Package.swift lets \(target) depend on \(more.sorted())")
    }
  }

  @Test("an import is found with and without its access and attributes") func importsAreRead() {
    let text = """
      public import Units
      @testable import AIS
      import struct Foundation.Data
      // import GRDB
      let text = "import Yams"
      """
    #expect(SourceFile(path: "Sources/X/Y.swift", text: text).imports == ["Units", "AIS", "Foundation"])
  }
}

extension SourceFile {
  /// Modules that the file imports.
  var imports: [String] {
    let access = "(?:(?:public|package|internal|private|fileprivate)\\s+)?"
    let kind = "(?:(?:struct|class|enum|protocol|func|var|let|typealias)\\s+)?"
    let pattern = "^\\s*(?:@\\w+(?:\\(\\w+\\))?\\s+)*\(access)import\\s+\(kind)(\\w+)"
    return code.filter { $0.contains("import ") }.flatMap { $0.matches(pattern) }
  }
}

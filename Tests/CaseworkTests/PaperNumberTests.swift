import Casework
import Organisation
import Regulation
import Testing

/// Numbers of papers: by form, centre and year.
@Suite("Numbers of papers, and of a drill's (D14)") struct PaperNumberTests {
  private func number(_ form: Paper.Form, _ serial: Int, drill: Bool = false, rules: NumberRules = NumberRules())
    -> String
  {
    PaperNumber.text(form, centre: CentreID("430100"), year: 2026, serial: serial, drill: drill, rules: rules)
  }

  @Test("each form has its word") func forms() {
    #expect(number(.violationNotice, 1) == "湘水监违〔2026〕430100-0001号")
    #expect(number(.breachNotice, 7) == "湘水监规〔2026〕430100-0007号")
    #expect(number(.incidentReport, 12) == "湘水监事〔2026〕430100-0012号")
    #expect(number(.faultReport, 345) == "湘水监障〔2026〕430100-0345号")
  }

  @Test("four digits at least, more where there are more") func digits() {
    #expect(number(.violationNotice, 9999) == "湘水监违〔2026〕430100-9999号")
    #expect(number(.violationNotice, 10_000) == "湘水监违〔2026〕430100-10000号")
  }

  @Test("D14: a drill's number can't be taken for a real one") func drill() {
    #expect(number(.violationNotice, 1, drill: true) == "演练湘水监违〔2026〕430100-0001号")
    for form in Paper.Form.allCases { #expect(number(form, 1) != number(form, 1, drill: true)) }
  }

  @Test("another province's pattern, with what is repeated and what is no placeholder") func patterns() {
    var rules = NumberRules()
    rules.violationNotice = "{serial}/{year}/{serial} {centre} {other}"
    #expect(number(.violationNotice, 3, rules: rules) == "0003/2026/0003 430100 {other}")
  }

  @Test("no two of form, centre, year, serial and drill give the same number") func distinct() {
    var seen: Set<String> = []
    for form in Paper.Form.allCases {
      for centre in ["430000", "430100", "430105"] {
        for year in [2026, 2027] {
          for serial in [1, 2, 11, 9999, 10_000] {
            for drill in [false, true] {
              let text = PaperNumber.text(
                form, centre: CentreID(centre), year: year, serial: serial, drill: drill, rules: NumberRules())
              #expect(seen.insert(text).inserted, "\(text)")
            }
          }
        }
      }
    }
  }
}

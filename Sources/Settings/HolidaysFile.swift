import Organisation
import Units

/// `holidays/YYYY.yaml`: public holidays and made-up working days of a year (R10).
struct HolidaysFile {
  let year: Int

  func read(_ root: Record) -> HolidayYear? {
    if let stated = root.required("year")?.integer(1970...2100), stated != year {
      root.refuse("year", "is \(stated) in the file of \(year)")
    }
    var off: [HolidayYear.Period] = []
    for field in root.required("off")?.items(atMost: 60) ?? [] {
      guard let (period, record) = field.record(period) else { continue }
      if let other = off.first(where: { $0.from <= period.through && period.from <= $0.through }) {
        record.refuse("from", "\(period.name) and \(other.name) share a day")
      }
      off.append(period)
    }
    var worked: [CivilDate] = []
    for field in root.optional("worked")?.items(atMost: 60) ?? [] {
      guard let date = field.date() else { continue }
      if worked.contains(date) { field.refuse("\(date.iso) is listed twice") }
      if let holiday = off.first(where: { $0.from <= date && date <= $0.through }) {
        field.refuse("\(date.iso) is off: \(holiday.name)")
      }
      if date.year != year { field.refuse("\(date.iso) is not in \(year)") }
      if date.weekday < 6 { field.refuse("\(date.iso) is a working day anyway, not a day of a weekend") }
      worked.append(date)
    }
    return HolidayYear(year: year, off: off, worked: worked)
  }

  private func period(_ record: Record) -> (HolidayYear.Period, Record)? {
    let name = record.name()
    let from = record.required("from")?.date()
    let through = record.optional("through").map { $0.date() } ?? from
    guard let from, let through else { return nil }
    if through < from { record.refuse("through", "\(through.iso) is before \(from.iso)") }
    for (key, date) in [("from", from), ("through", through)] where date.year != year && record.has(key) {
      record.refuse(key, "\(date.iso) is not in \(year)")
    }
    return (HolidayYear.Period(name: name, from: from, through: through), record)
  }
}

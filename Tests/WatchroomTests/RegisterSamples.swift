import Units
import Wire

/// Equipment day, form 1 and the contact list as a busy room has them.
extension Samples {
  static func equipment() -> EquipmentSheetDetail {
    func item(_ key: String, _ zh: String, _ en: String, _ group: String = "room") -> EquipmentItemRow {
      EquipmentItemRow(
        key: key, group: group, name: Words(zh, en), centre: "430100", centreName: centre, state: "open")
    }
    var vhf = item("vhf", "甚高频电台", "VHF")
    vhf.state = "fault"
    vhf.note = "8 频道不能发射，其他频道正常；运营商已到场，判断为天线馈线接头进水，需更换"
    (vhf.checkedAt, vhf.by, vhf.carrier, vhf.placement) = (now, "唐思远", "移动公司王工", "counts")
    (vhf.caseNo, vhf.number) = (12, "湘水监障〔2026〕430100-0001号")
    var power = item("power", "供电与 UPS", "power and UPS")
    (power.state, power.checkedAt, power.by, power.placement) = ("ok", now, "黄振华", "makeup")
    let camera = item("PT-430100-01", "三汊矶渡口 摄像机", "三汊矶渡口, cameras", "cameras")
    var duty = duty(31, state: "open", kind: "equipment-check")
    (duty.id, duty.clause, duty.targets, duty.done) = ("C8/430100/2026-11-23/equipment-check/1", "C8", 1, 0)
    return EquipmentSheetDetail(summary: duty, items: [power, vhf, camera], checked: 2, faults: 1)
  }

  static func objects() -> [ObjectRow] {
    var contacts = ContactsShape()
    (contacts.manager, contacts.managerPhone) = ("张三", "13800138000")
    (contacts.government, contacts.governmentPhone) = ("洪山街道办事处", "0731-85551234")
    (contacts.maintainer, contacts.maintainerPhone) = ("=移动", "+86 731 10086")
    let point = ObjectRow(
      no: 7, revision: 3, object: "PT-430100-01", group: "point", kind: "ferry", name: "三汊矶渡口", centre: "430100",
      centreName: centre, waters: "长沙市", longitude: 112.94838, latitude: 28.2609, means: ["cctv", "ais", "vhf"],
      firstSailing: "06:30", lastSailing: "19:00", unit: "洪山街道办事处", contacts: contacts, updatedAt: now,
      updatedBy: "唐思远", confirmedAt: time("2026-07-01T09:00:00+08:00"), confirmedBy: "唐思远", unconfirmed: true)
    let vessel = ObjectRow(
      no: 8, revision: 1, object: "V-001", group: "vessel", kind: "ferry", name: "湘长沙渡01", centre: "430100",
      centreName: centre, waters: "长沙市", means: ["ais"], firstSailing: "06:30", lastSailing: "19:00",
      unit: "洪山街道办事处", contacts: ContactsShape(), updatedAt: now)
    return [point, vessel]
  }

  static func contacts() -> ContactPage {
    ContactPage(
      lists: [
        ContactListRow(centre: "430100", centreName: centre, state: "overdue", confirmedAt: now, confirmedBy: "唐思远")
      ],
      items: [
        ContactRow(
          group: "unit", centre: "430100", centreName: centre, unit: "长沙市地方海事局", name: "李局长", role: "cityBureau",
          phone: "0731-85550000", address: "office-430100@haishi.example.invalid"),
        ContactRow(
          group: "object", centre: "430100", centreName: centre, unit: "三汊矶渡口", name: "张三", role: "manager"),
      ])
  }

  /// `manager=张三 manager-phone=138…`
  static func text(_ contacts: ContactsShape) -> String {
    ContactsShape.fields.compactMap { field in contacts[field].map { "\(field)=\($0)" } }.joined(separator: " ")
  }
}

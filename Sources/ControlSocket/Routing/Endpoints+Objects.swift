import Wire

extension Endpoints {
  /// Bytes of an import: contacts of a province's points and vessels.
  static let importBody = 16 << 20
  static let importRows = 25_000

  /// Form 1 (P1, C1, X1) and the contact list (G9).
  static func objects(_ desk: any ControlDesk) throws -> [Endpoint] {
    [
      try .get(
        "/v1/objects", "watched objects (form 1, 监控对象信息表)",
        query: [
          .centre, .text("object", "only this id of the configuration"),
          .flag("unconfirmed", "only those not confirmed for longer than the regulation's days"), .limit, .cursor,
        ], Page<ObjectRow>.self
      ) { ask in
        let filter = ObjectFilter(
          centre: ask.text("centre"), object: ask.text("object"), unconfirmedOnly: try ask.flag("unconfirmed") ?? false)
        return try await desk.objects(filter, page: ask.page(), caller: ask.caller)
      },
      try .get("/v1/objects/{no}", "a watched object with its history", ObjectDetail.self) { ask in
        try await desk.object(ask.number(), caller: ask.caller)
      },
      try .post("/v1/objects/{no}/contacts", "contacts of an object changed", ObjectSetRequest.self, ObjectRow.self) {
        ask, request in
        try await desk.setContacts(object: ask.number(), request, act: ask.act(revision: request.revision))
      },
      try .post(
        "/v1/objects/confirm", "entries of form 1 confirmed", ObjectsConfirmRequest.self, ObjectsConfirmAnswer.self,
        bodyLimit: 1 << 20
      ) { ask, request in
        guard !request.objects.isEmpty else {
          throw ControlError.invalid("objects", "objects 不能为空", "objects may not be empty")
        }
        return try await desk.confirmObjects(request, act: ask.act())
      },
      try .post(
        "/v1/objects/import", "contacts of many objects, all or none", ObjectsImportRequest.self,
        ObjectsImportAnswer.self, bodyLimit: importBody
      ) { ask, request in
        guard (1...importRows).contains(request.rows.count) else {
          throw ControlError.invalid("rows", "rows 应为 1 至 \(importRows) 行", "rows is 1 to \(importRows) rows")
        }
        return try await desk.importObjects(request, act: ask.act())
      },
      try .get(
        "/v1/contacts", "the contact list of responsible units and people (G9)", query: [.centre, .limit, .cursor],
        ContactPage.self
      ) { ask in
        try await desk.contacts(centre: ask.text("centre"), page: ask.page(), caller: ask.caller)
      },
      try .post(
        "/v1/contacts/confirm", "a centre's contact list confirmed (S8)", ContactsConfirmRequest.self,
        ContactListRow.self
      ) { ask, request in
        try await desk.confirmContacts(request, act: ask.act())
      },
    ]
  }
}

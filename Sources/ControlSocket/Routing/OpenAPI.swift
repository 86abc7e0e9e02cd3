import Wire

/// The API's description (OpenAPI 3.1), made from the routes and the shapes themselves.
enum OpenAPI {
  static func document(_ endpoints: [Endpoint], version: String) throws -> JSONValue {
    var components: [String: JSONValue] = [:]
    let problem = try SchemaProbe.schema(of: Problem.self).json(&components)
    var paths: [String: [String: JSONValue]] = [:]
    for endpoint in endpoints {
      paths[endpoint.path, default: [:]][endpoint.verb.rawValue] = operation(endpoint, problem, &components)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Watchroom status socket", "version": .string(version),
        "description":
          "HTTP/1.1 over a Unix domain socket. Times are ISO 8601 with offset. Errors are RFC 9457 problems, in Chinese or, with Accept-Language: en, in English.",
      ],
      "servers": [["url": "http://localhost"]],
      "paths": .object(paths.mapValues(JSONValue.object)),
      "components": [
        "schemas": .object(components),
        "securitySchemes": [
          "person": [
            "type": "http", "scheme": "bearer",
            "description": "the token of sign-on, for a person at a console; bound to the caller's uid",
          ]
        ],
      ],
    ]
  }

  private static func operation(
    _ endpoint: Endpoint, _ problem: JSONValue, _ components: inout [String: JSONValue]
  ) -> JSONValue {
    var fields: [String: JSONValue] = [
      "summary": .string(endpoint.about),
      "operationId": .string(
        endpoint.verb.rawValue
          + endpoint.path.split(whereSeparator: { "/{}.".contains($0) }).map(\.capitalised).joined()),
    ]
    var parameters = endpoint.pathParameters.map { name -> JSONValue in
      ["name": .string(name), "in": "path", "required": true, "schema": ["type": "integer"]]
    }
    parameters += endpoint.query.map { parameter -> JSONValue in
      [
        "name": .string(parameter.name), "in": "query", "description": .string(parameter.about),
        "schema": parameter.schema.json(&components),
      ]
    }
    if endpoint.verb == .post {
      parameters += [
        header("Idempotency-Key", "the same key again is answered with the same answer"),
        header("If-Match", "the row's revision"),
      ]
      fields["security"] = [[:], ["person": []]]
    }
    if !parameters.isEmpty { fields["parameters"] = .array(parameters) }
    if let body = endpoint.body {
      let schema = body.json(&components)
      var content: [String: JSONValue] = ["application/json": ["schema": schema]]
      if endpoint.form != nil { content[FormReader.contentType] = ["schema": schema] }
      fields["requestBody"] = ["required": false, "content": .object(content)]
    }
    let content: JSONValue =
      switch endpoint.outcome {
      case .json(let schema): ["application/json": ["schema": schema.json(&components)]]
      case .other(let types): .object(Dictionary(uniqueKeysWithValues: types.map { ($0, [:]) }))
      }
    fields["responses"] = [
      "200": ["description": "done", "content": content],
      "default": ["description": "refused", "content": ["application/problem+json": ["schema": problem]]],
    ]
    return .object(fields)
  }

  private static func header(_ name: String, _ about: String) -> JSONValue {
    ["name": .string(name), "in": "header", "description": .string(about), "schema": ["type": "string"]]
  }
}

extension Substring {
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

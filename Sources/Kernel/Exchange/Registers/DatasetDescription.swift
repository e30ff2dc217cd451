import Authority
import Definitions
import Standards

/// The OpenAPI 3.1 description of a dataset's service: true to what it answers, its examples made up.
struct DatasetDescription {
    let dataset: ServedDataset
    let service: ServiceID

    /// The description as JSON.
    var openAPI: String {
        JSONTree.object([
            .init("openapi", "3.1.1"), .init("info", info),
            .init("servers", [["url": .text("/r1/" + service.description)]]),
            .init("paths", paths),
            .init("components", ["schemas": schemas, "responses": ["refused": refused], "parameters": parameters]),
        ]).canonical
    }

    private var info: JSONTree {
        [
            "title": .text(dataset.definition.title.zh + " · " + dataset.definition.title.en),
            "version": .text(String(dataset.definition.version)),
            "description": .text(
                dataset.definition.description.zh + "\n\n" + dataset.definition.description.en + "\n\n"
                    + "答复只含授权所列的数据项；示例均为虚构。\n\nAn answer has the granted items alone; all examples are made up."),
        ]
    }

    private var paths: JSONTree {
        [
            "/verify": operation(
                "verify", zh: "核验：所述事实是否相符", en: "Whether stated facts are so",
                question: object([
                    (dataset.key.id, reference("key"), true), ("facts", reference("facts"), true),
                ]),
                answer: object([
                    ("result", ["type": "string", "enum": ["true", "false", "no-record"]], true)
                ]), needsMatter: false),
            "/match": operation(
                "match", zh: "批量比对：本单位名单内的哪些对象有记录", en: "Which subjects of the own list have a record",
                question: object([
                    (
                        dataset.key.id,
                        [
                            "type": "array", "items": reference("key"), "minItems": 1,
                            "maxItems": .number(String(ServedDataset.keyLimit)),
                        ], true
                    )
                ]),
                answer: object([
                    ("asked", count("去重后的对象数 · How many different subjects were asked about"), true),
                    ("hit", count("有记录的对象数 · How many have a record"), true),
                    ("hits", ["type": "array", "items": reference("record")], true),
                ]), needsMatter: false),
            "/query": operation(
                "query", zh: "查询：一个对象的记录", en: "The record of one subject",
                question: object([(dataset.key.id, reference("key"), true)]),
                answer: object([
                    ("found", ["type": "boolean"], true), ("record", reference("record"), false),
                ]), needsMatter: true),
        ]
    }

    private func operation(
        _ id: String, zh: String, en: String, question: JSONTree, answer: JSONTree, needsMatter: Bool
    ) -> JSONTree {
        let prefix = needsMatter ? "needed" : "optional"
        let parameters: [JSONTree] = ["client", prefix + "Issue", prefix + "User"].map {
            ["$ref": .text("#/components/parameters/" + $0)]
        }
        return [
            "post": [
                "operationId": .text(id), "summary": .text(zh + " · " + en), "parameters": .array(parameters),
                "requestBody": ["required": true, "content": ["application/json": ["schema": question]]],
                "responses": [
                    "200": [
                        "description": .text(zh + " · " + en), "content": ["application/json": ["schema": answer]],
                    ],
                    "400": ["$ref": "#/components/responses/refused"],
                    "500": ["$ref": "#/components/responses/refused"],
                ],
            ]
        ]
    }

    private var parameters: JSONTree {
        [
            "client": header("X-Road-Client", true, "业务系统，四段 · The calling system, four parts"),
            "neededIssue": header("X-Road-Issue", true, "办件编号 · The case number"),
            "optionalIssue": header("X-Road-Issue", false, "办件编号 · The case number"),
            "neededUser": header("X-Road-UserId", true, "经办人 · The operator"),
            "optionalUser": header("X-Road-UserId", false, "经办人 · The operator"),
        ]
    }

    private func header(_ name: String, _ required: Bool, _ description: String) -> JSONTree {
        [
            "name": .text(name), "in": "header", "required": .boolean(required), "description": .text(description),
            "schema": ["type": "string", "maxLength": name == "X-Road-Client" ? 4096 : 64],
        ]
    }

    private var refused: JSONTree {
        [
            "description": "网关拒绝 · Refused by a gateway",
            "headers": [
                "X-Road-Error": ["schema": ["type": "string"]], "Yitong-Refusal": ["schema": ["type": "string"]],
            ],
            "content": [
                "application/json": [
                    "schema": object([
                        ("type", ["type": "string"], true), ("message", ["type": "string"], true),
                        ("detail", ["type": "string"], true),
                    ])
                ]
            ],
        ]
    }

    private func object(_ members: [(String, JSONTree, Bool)]) -> JSONTree {
        .object([
            .init("type", "object"), .init("additionalProperties", false),
            .init("properties", .object(members.map { .init($0.0, $0.1) })),
            .init("required", .array(members.filter(\.2).map { .text($0.0) })),
        ])
    }

    private func reference(_ name: String) -> JSONTree { ["$ref": .text("#/components/schemas/" + name)] }

    private func count(_ description: String) -> JSONTree {
        [
            "type": "integer", "minimum": 0, "maximum": .number(String(ServedDataset.keyLimit)),
            "description": .text(description),
        ]
    }
}

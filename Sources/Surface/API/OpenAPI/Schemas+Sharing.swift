import Authority
import Casework
import Catalogue
import Definitions
import Notices
import Standards

extension Schemas {
    /// The schemas of the catalogue, of cases, grants and the inbox.
    static let sharing: [(String, String)] =
        entries + cases + [
            ("Grant", grant), ("GrantPage", page("grants", "Grant")),
            ("Revocation", object(["reason": "string"], isOpen: false)),
            (
                "Renewal",
                object(["to": "date", "reason": "string"], optional: ["post": reference("Post")], isOpen: false)
            ),
            (
                "Inbox",
                object(
                    ["notices": array(notice), "unread": "integer"], optional: ["next": "string"])
            ),
            (
                "Read",
                object(
                    [:],
                    optional: [
                        "ids": #"{"type":"array","maxItems":100,"items":{"type":"string"}}"#, "all": "boolean",
                    ], isOpen: false)
            ),
        ]

    // MARK: Small words for long schemas

    /// An object with members that must be there and others; a word stands for a simple type.
    static func object(
        _ required: KeyValuePairs<String, String>, optional: KeyValuePairs<String, String> = [:], isOpen: Bool = true
    ) -> String {
        let members = (required.map { ($0.key, $0.value) } + optional.map { ($0.key, $0.value) })
            .map { "\($0.0.jsonString):\(type($0.1))" }
        return "{\"type\":\"object\"" + (isOpen ? "" : ",\"additionalProperties\":false")
            + ",\"required\":\(required.map(\.key).jsonArray),\"properties\":{\(members.joined(separator: ","))}}"
    }

    static func array(_ items: String) -> String { "{\"type\":\"array\",\"items\":\(type(items))}" }

    static func words(_ words: [String]) -> String { "{\"enum\":\(words.jsonArray)}" }

    static func page(_ name: String, _ schema: String) -> String {
        "{\"type\":\"object\",\"required\":[\"\(name)\"],\"properties\":{\"\(name)\":\(array(reference(schema))),"
            + "\"next\":{\"type\":\"string\"}}}"
    }

    private static func type(_ word: String) -> String {
        switch word {
        case "string", "integer", "boolean": "{\"type\":\"\(word)\"}"
        case "date", "date-time": "{\"type\":\"string\",\"format\":\"\(word)\"}"
        case "localized": reference("Localized")
        default: word
        }
    }

    // MARK: Grants and notices

    private static let grant = object(
        [
            "number": "string", "case": "string", "entry": "string", "entryVersion": "integer",
            "entryTitle": "localized", "provider": "string", "consumer": "string", "system": "string",
            "form": words(GrantForm.allCases.map(\.rawValue)), "fields": array("string"),
            "withheld": array(reference("FieldReason")), "purpose": "string", "law": "string", "scene": "string",
            "from": "date", "to": "date", "callsPerDay": "integer", "rowsPerDay": "integer",
            "state": words(GrantState.allCases.map(\.rawValue)), "decidedBy": "string", "grantedAt": "date-time",
            "digest": "string", "revision": "integer",
        ],
        optional: [
            "dataset": "string", "rows": "string", "list": reference("OwnList"), "replaces": "string",
            "endReason": "string", "endedAt": "date-time",
        ])

    private static let notice = object(
        [
            "id": "string", "kind": "string",
            "parameters": #"{"type":"object","additionalProperties":{"type":"string"}}"#, "href": "string",
            "at": "date-time",
        ], optional: ["readAt": "date-time"])
}

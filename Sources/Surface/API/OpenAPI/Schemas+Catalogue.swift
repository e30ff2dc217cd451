import Catalogue
import Definitions
import Standards

extension Schemas {
    /// The schemas of the catalogue.
    static let entries: [(String, String)] = [
        ("EntrySummary", entrySummary), ("EntryPage", entryPage), ("Item", item), ("Entry", entry),
        (
            "EntryVersions",
            object([
                "entry": "string",
                "versions": array(
                    object([
                        "version": "integer", "title": "localized", "publishedAt": "date-time", "by": "string",
                        "isNewest": "boolean",
                    ])),
            ])
        ),
        (
            "EntryDiff",
            object([
                "entry": "string", "from": "integer", "to": "integer",
                "changes": array(
                    object(
                        ["field": "string", "label": "localized", "kind": words(["changed", "added", "removed"])],
                        optional: ["before": "localized", "after": "localized"])),
            ])
        ),
    ]

    private static let ways = array(words(SharingWay.allCases.map(\.rawValue)))
    private static let shareClass = words(Sharing.Class.allCases.map(\.rawValue))
    private static let state = words(EntryState.allCases.map(\.rawValue))
    private static let timeliness = words(Timeliness.allCases.map(\.rawValue))
    private static let update = words(UpdateFrequency.allCases.map(\.rawValue))
    private static let level = #"{"type":"integer","minimum":1,"maximum":4}"#

    private static let entrySummary = object(
        [
            "id": "string", "title": "localized", "summary": "localized", "provider": "string", "class": shareClass,
            "ways": ways, "level": level, "update": update, "state": state, "isAttached": "boolean",
            "timeliness": timeliness, "items": "integer",
        ], optional: ["code": "string", "lastUpdate": "date-time"])

    private static let entryPage = object(
        [
            "entries": array(reference("EntrySummary")), "count": "integer",
            "facets": """
            {"type":"object","description":"Of each facet, how many entries have each value; its own filter left out.",\
            "additionalProperties":{"type":"object","additionalProperties":{"type":"integer"}}}
            """,
        ], optional: ["next": "string"])

    private static let item = object(
        [
            "id": "string", "title": "localized", "type": words(ItemType.allCases.map(\.rawValue)),
            "sensitivity": "string", "audience": words(Audience.allCases.map(\.rawValue)), "required": "boolean",
        ], optional: ["element": "string", "length": "integer"])

    private static let entry = object(
        [
            "id": "string", "version": "integer", "isNewest": "boolean", "isDraft": "boolean", "state": state,
            "title": "localized", "summary": "localized", "provider": "string", "category": "string",
            "themes": array("string"),
            "format": object(
                ["kind": words(EntryFormat.Kind.allCases.map(\.rawValue))], optional: ["note": "string"]),
            "sharing": object(
                ["class": shareClass, "ways": ways], optional: ["reason": "localized", "conditions": "localized"]),
            "opening": object(
                ["class": words(Opening.Class.allCases.map(\.rawValue))], optional: ["conditions": "localized"]),
            "level": level, "update": update, "timeliness": timeliness, "users": "integer",
            "items": array(reference("Item")),
            "resources": array(
                object(
                    ["id": "string", "kind": words(SharingWay.allCases.map(\.rawValue)), "title": "localized"],
                    optional: ["updated": "date"])),
        ],
        optional: [
            "code": "string", "publishedAt": "date-time", "sourceSystem": "localized", "duty": "localized",
            "lastUpdate": "date-time", "dataset": "string", "case": "string",
        ])
}

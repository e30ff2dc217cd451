import Authority
import Casework
import Standards

extension Schemas {
    /// The schemas of cases: what is asked, decided and waits.
    static let cases: [(String, String)] = [
        ("Post", object(["role": "string", "organisation": "string"], isOpen: false)),
        ("FieldReason", object(["field": "string", "reason": "string"], isOpen: false)),
        ("OwnList", object(["dataset": "string", "element": "string"], isOpen: false)),
        ("MissingItem", object(["item": "string", "mend": "string"], isOpen: false)),
        ("Asking", asking(isPosted: true)), ("RequestContent", asking(isPosted: false)), ("Decision", decision),
        ("Act", act), ("CaseSummary", caseSummary), ("CasePage", page("cases", "CaseSummary")), ("Seat", seat),
        ("Task", task), ("Case", caseFile), ("TaskPage", taskPage),
    ]

    private static let form = words(GrantForm.allCases.map(\.rawValue))
    private static let perDay = #"{"type":"integer","minimum":0,"maximum":1000000000}"#
    private static let reasons = "{\"type\":\"array\",\"maxItems\":500,\"items\":\(reference("FieldReason"))}"
    private static let parties = #"{"type":"object","additionalProperties":{"type":"string"}}"#
    private static let anything = #"{"type":"object"}"#

    private static func asking(isPosted: Bool) -> String {
        let version = #"{"type":"integer","minimum":0,"maximum":1000000}"#
        return isPosted
            ? object(
                [
                    "entry": "string", "entryVersion": version, "item": "string", "law": "string", "scene": "string",
                    "system": "string", "form": form, "from": "date", "to": "date", "callsPerDay": perDay,
                    "rowsPerDay": perDay,
                ],
                optional: [
                    "fields": reasons, "rows": "string", "list": reference("OwnList"), "letter": "string",
                    "changes": "string", "post": reference("Post"),
                ], isOpen: false)
            : object(
                [
                    "entry": "string", "entryVersion": version, "item": "string", "law": "string", "scene": "string",
                    "system": "string", "form": form, "from": "date", "to": "date", "callsPerDay": perDay,
                    "rowsPerDay": perDay,
                ],
                optional: [
                    "fields": reasons, "rows": "string", "list": reference("OwnList"), "letter": "string",
                    "changes": "string",
                ], isOpen: false)
    }

    private static let decision = object(
        ["form": form, "from": "date", "to": "date", "callsPerDay": perDay, "rowsPerDay": perDay],
        optional: [
            "fields": #"{"type":"array","maxItems":500,"items":{"type":"string"}}"#, "withheld": reasons,
            "rows": "string",
        ], isOpen: false)

    private static let act = object(
        ["act": words(ActReader.Word.allCases.map(\.rawValue))],
        optional: [
            "seat": #"{"type":"string","description":"One of the case's seats; without it the first."}"#,
            "opinion": "string", "decision": reference("Decision"),
            "renewal": object(["to": "date"], isOpen: false),
            "missing": "{\"type\":\"array\",\"maxItems\":50,\"items\":\(reference("MissingItem"))}",
            "reason": "string", "to": #"{"type":"string","description":"The account that it is handed to."}"#,
            "note": "string", "content": reference("RequestContent"),
        ], isOpen: false)

    private static let caseSummary = object(
        [
            "number": "string", "chain": "string", "title": "localized", "object": "string", "parties": parties,
            "applicant": "string", "applicantName": "string", "state": words(CaseState.allCases.map(\.rawValue)),
            "openedAt": "date-time",
        ],
        optional: [
            "step": "string", "stepTitle": "localized", "closedAt": "date-time", "due": "date", "remaining": "integer",
        ])

    private static let seat = object(
        ["seat": "string", "post": reference("Post"), "isDelegated": "boolean"], optional: ["actingFor": "string"])

    private static let task = object(
        [
            "step": "string", "title": "localized", "post": reference("Post"), "openedAt": "date-time",
            "isProvisional": "boolean", "state": words(CaseTask.State.allCases.map(\.rawValue)),
            "missing": array(reference("MissingItem")),
        ],
        optional: [
            "assignee": "string", "due": "date", "remaining": "integer", "by": "string", "byName": "string",
            "actingFor": "string", "opinion": "string", "decidedAt": "date-time",
        ])

    private static let caseFile = object(
        [
            "number": "string", "chain": "string", "chainVersion": "date", "title": "localized", "object": "string",
            "parties": parties, "applicant": "string", "applicantName": "string",
            "state": words(CaseState.allCases.map(\.rawValue)), "openedAt": "date-time", "isProvisional": "boolean",
            "tasks": array(reference("Task")), "actions": array(words(["approve", "refuse", "return"])),
            "seats": array(reference("Seat")), "revision": "integer",
        ],
        optional: [
            "applicantPost": reference("Post"), "step": "string", "content": anything, "decision": anything,
            "closedAt": "date-time", "due": "date", "remaining": "integer", "mendDue": "date", "grant": "string",
        ])

    private static let taskPage = object(
        [
            "tasks": array(
                object(
                    [
                        "duty": words(ToDo.Duty.allCases.map(\.rawValue)), "case": reference("CaseSummary"),
                        "task": reference("Task"), "seat": reference("Seat"),
                    ], optional: ["due": "date", "remaining": "integer"])),
            "count": "integer", "overdue": "integer",
        ], optional: ["next": "string"])
}

import Exchange

extension Schemas {
    /// The schemas of what gateways and the hub say to each other.
    static let gateways: [(String, String)] = [
        (
            "GatewayJoin",
            object(
                [
                    "code": "string",
                    "request": object(
                        [
                            "request": "string", "host": "string",
                            "port": #"{"type":"integer","minimum":1,"maximum":65535}"#, "journalKey": "string",
                            "journalOrigin": "string", "version": "string",
                        ], isOpen: false),
                ], isOpen: false)
        ),
        (
            "GatewayJoined",
            object(
                [
                    "id": "string", "gateway": "string", "state": words(JoinState.allCases.map(\.rawValue)),
                    "fingerprint": "string", "hub": "string",
                ], optional: ["reason": "string", "certificate": "string"])
        ),
        ("GatewayRenewal", object(["request": "string"], isOpen: false)),
        ("GatewayCertificate", object(["certificate": "string"])),
        ("GatewayReport", report),
        ("ReportAnswer", object(["mirrored": "integer", "configuration": "integer"])),
        (
            "SignedDocument",
            object([
                "kind": "string", "serial": "integer", "issued": "date-time", "expires": "date-time",
                "payload": #"{"type":"string","contentEncoding":"base64"}"#,
                "signatures": array(object(["suite": "string", "key": "string", "signature": "string"])),
            ])
        ),
    ]

    private static let natural = #"{"type":"integer","minimum":0}"#

    private static let report = object(
        [
            "number": #"{"type":"integer","minimum":1}"#,
            "health": object(
                [
                    "version": "string", "ready": "boolean", "configuration": natural,
                    "configurationIssuedAt": "date-time", "certificateNotAfter": "date-time", "records": natural,
                ], optional: ["reasons": array("string"), "room": natural], isOpen: false),
        ],
        optional: [
            "calls": array(
                object(
                    [
                        "minute": natural, "side": words(CallSide.allCases.map(\.rawValue)), "client": "string",
                        "service": "string", "outcome": "string", "durations": array(natural),
                    ], optional: ["grant": "string"], isOpen: false)),
            "journal": object(
                ["checkpoint": "string", "from": natural], optional: ["leaves": "string"], isOpen: false),
        ], isOpen: false)
}

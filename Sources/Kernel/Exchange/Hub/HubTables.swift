package import Store

/// The tables of the hub.
enum HubTables {
    static let first = Migration(module: "hub", version: 1, name: "gateways, configurations, reports") { editor in
        for table in [
            gateway, join, certificate, revocation, member, system, directory, stamp, configuration, pulse, minute,
            hour, mirror, tile,
        ] { try editor.create(table) }
        for index in indexes { try editor.create(index) }
    }

    private static let gateway = Table(
        "hub_gateway",
        columns: [
            Column("id", .text), Column("state", .text), Column("content", .text), Column("revision", .integer),
            Column("event", .text),
        ],
        primaryKey: ["id"])

    /// Invitations: of the code only its digest.
    private static let join = Table(
        "hub_join",
        columns: [
            Column("id", .text), Column("gateway", .text), Column("code", .text), Column("state", .text),
            Column("content", .text), Column("event", .text),
        ],
        primaryKey: ["id"], unique: [["code"]])

    private static let certificate = Table(
        "hub_certificate",
        columns: [
            Column("fingerprint", .text), Column("gateway", .text), Column("serial", .text),
            Column("not_before", .integer), Column("not_after", .integer), Column("current", .integer),
            Column("pem", .text),
        ],
        primaryKey: ["fingerprint"])

    private static let revocation = Table(
        "hub_revocation",
        columns: [
            Column("serial", .text), Column("gateway", .text), Column("until", .integer), Column("at", .integer),
            Column("reason", .text),
        ],
        primaryKey: ["serial"])

    private static let member = Table(
        "hub_member",
        columns: [
            Column("code", .text), Column("class", .text), Column("gateway", .text), Column("title", .text),
        ],
        primaryKey: ["code"])

    private static let system = Table(
        "hub_system",
        columns: [Column("member", .text), Column("code", .text), Column("title", .text)],
        primaryKey: ["member", "code"])

    /// One row: grows with every change of what all gateways are told.
    private static let directory = Table(
        "hub_directory", columns: [Column("name", .text), Column("revision", .integer)], primaryKey: ["name"])

    /// For each organisation the place in the journal of the last change of a grant of hers.
    private static let stamp = Table(
        "hub_stamp", columns: [Column("member", .text), Column("position", .integer)], primaryKey: ["member"],
        withoutRowID: true)

    /// What each gateway was told last, and of what it was made.
    private static let configuration = Table(
        "hub_configuration",
        columns: [
            Column("gateway", .text), Column("stamp", .text), Column("serial", .integer), Column("digest", .text),
            Column("issued_at", .integer), Column("document", .blob),
        ],
        primaryKey: ["gateway"])

    /// What each gateway said last.
    private static let pulse = Table(
        "hub_pulse",
        columns: [
            Column("gateway", .text), Column("number", .integer), Column("at", .integer), Column("content", .text),
        ],
        primaryKey: ["gateway"])

    private static let minute = Table(
        "hub_minute",
        columns: [
            Column("minute", .integer), Column("gateway", .text), Column("side", .text), Column("calls", .integer),
            Column("refused", .integer), Column("durations", .text),
        ],
        primaryKey: ["minute", "gateway", "side"])

    private static let hour = Table(
        "hub_hour",
        columns: [
            Column("hour", .integer), Column("gateway", .text), Column("side", .text), Column("client", .text),
            Column("service", .text), Column("grant_number", .text), Column("outcome", .text),
            Column("calls", .integer), Column("durations", .text),
        ],
        primaryKey: ["hour", "gateway", "side", "client", "service", "grant_number", "outcome"])

    private static let mirror = Table(
        "hub_mirror",
        columns: [
            Column("gateway", .text), Column("stored", .integer), Column("size", .integer), Column("root", .text),
            Column("note", .text), Column("at", .integer), Column("alarm", .text, nullable: true),
        ],
        primaryKey: ["gateway"])

    private static let tile = Table(
        "hub_tile",
        columns: [
            Column("gateway", .text), Column("level", .integer), Column("number", .integer), Column("hashes", .blob),
        ],
        primaryKey: ["gateway", "level", "number"])

    private static let indexes = [
        Index("hub_join_gateway", on: "hub_join", columns: ["gateway", "id"]),
        Index("hub_join_state", on: "hub_join", columns: ["state", "id"]),
        Index("hub_certificate_gateway", on: "hub_certificate", columns: ["gateway", "not_before"]),
        Index("hub_certificate_current", on: "hub_certificate", columns: ["current", "gateway"]),
        Index("hub_member_gateway", on: "hub_member", columns: ["gateway", "code"]),
        Index("hub_hour_grant", on: "hub_hour", columns: ["grant_number", "hour"], where: "grant_number <> ''"),
    ]
}

extension Hub {
    /// The tables of the hub.
    package static var migrations: [Migration] { [HubTables.first] }
}

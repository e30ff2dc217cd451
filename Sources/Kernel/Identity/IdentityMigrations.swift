package import Store

extension Identity {
    /// The tables of this module.
    package static let migrations: [Migration] = [
        Migration(module: "identity", version: 1, name: "people, accounts, posts, sessions, proposals") { editor in
            for table in [person, account, post, session, door, proposal, secret] { try editor.create(table) }
            try editor.create(Index("identity_account_person", on: "identity_account", columns: ["person"]))
            try editor.create(Index("identity_post_role", on: "identity_post", columns: ["role"]))
            try editor.create(Index("identity_session_account", on: "identity_session", columns: ["account"]))
            try editor.create(Index("identity_proposal_state", on: "identity_proposal", columns: ["state", "id"]))
            try editor.create(Index("identity_proposal_account", on: "identity_proposal", columns: ["account"]))
        },
        Migration(module: "identity", version: 2, name: "posts by organisation") { editor in
            try editor.create(Index("identity_post_organisation", on: "identity_post", columns: ["organisation"]))
        },
    ]

    private static let person = Table(
        "identity_person", columns: [Column("id", .text), Column("name", .text), Column("created_at", .integer)],
        primaryKey: ["id"])

    private static let account = Table(
        "identity_account",
        columns: [
            Column("name", .text), Column("person", .text), Column("kind", .text), Column("organisation", .text),
            Column("subject", .text, nullable: true), Column("state", .text), Column("hash", .text),
            Column("must_change", .integer), Column("last_sign_in", .integer, nullable: true),
            Column("last_address", .text, nullable: true), Column("created_at", .integer),
        ],
        primaryKey: ["name"])

    private static let post = Table(
        "identity_post",
        columns: [
            Column("account", .text), Column("role", .text), Column("organisation", .text),
            Column("valid_from", .integer), Column("valid_to", .integer, nullable: true),
        ],
        primaryKey: ["account", "role", "organisation"])

    /// Sessions by the hash of their token: whoever reads this table can take over none of them.
    private static let session = Table(
        "identity_session",
        columns: [
            Column("hash", .text), Column("account", .text), Column("language", .text), Column("created_at", .integer),
            Column("seen_at", .integer),
        ],
        primaryKey: ["hash"])

    /// Failures at the doors of accounts and addresses; the slots are numbered, so that the table cannot grow beyond them.
    private static let door = Table(
        "identity_door",
        columns: [
            Column("slot", .text), Column("tag", .text), Column("failures", .integer), Column("last_at", .integer),
            Column("closed_until", .integer, nullable: true),
        ],
        primaryKey: ["slot"])

    private static let proposal = Table(
        "identity_proposal",
        columns: [
            Column("id", .text), Column("account", .text), Column("change", .text),
            Column("hash", .text, nullable: true),
            Column("reason", .text), Column("proposed_by", .text), Column("proposed_at", .integer),
            Column("state", .text), Column("decided_by", .text, nullable: true),
            Column("decided_at", .integer, nullable: true), Column("decision_reason", .text, nullable: true),
        ],
        primaryKey: ["id"])

    private static let secret = Table(
        "identity_secret", columns: [Column("name", .text), Column("bytes", .blob)], primaryKey: ["name"])
}

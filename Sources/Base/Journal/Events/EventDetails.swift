package import Standards

/// What happened, as the journal keeps it beside the public entry: private, read under a Permit, erasable.
package struct EventDetails: Sendable, Hashable, Codable {
    /// What kind of event, in words joined by dots, such as `registry.import`; 1–200 bytes.
    package let kind: String
    /// The account that did it, at most 200 bytes.
    package let actor: String
    /// The organisation for which it was done.
    package let organisation: String?
    /// The dataset that it was done to.
    package let dataset: String?
    /// The persons concerned, as canonical keys; a key given twice counts once.
    package let subjects: [String]
    /// Why it was done.
    package let purpose: String?
    /// The case in which it was done.
    package let caseNumber: String?
    /// More about it: JSON with sorted keys, at most 1 MiB.
    package let payload: String
    /// The retention class, which says when the details are erased.
    package let retention: String
    /// When it happened, by the clock of the node where it happened.
    package let at: Instant

    /// What happened.
    package init(
        kind: String, actor: String, organisation: String? = nil, dataset: String? = nil, subjects: [String] = [],
        purpose: String? = nil, caseNumber: String? = nil, payload: String = "{}", retention: String, at: Instant
    ) {
        self.kind = kind
        self.actor = actor
        self.organisation = organisation
        self.dataset = dataset
        self.subjects = subjects
        self.purpose = purpose
        self.caseNumber = caseNumber
        self.payload = payload
        self.retention = retention
        self.at = at
    }

    private enum CodingKeys: String, CodingKey {
        case kind, actor, organisation, dataset, subjects, purpose, caseNumber, payload, retention, at
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        kind = try values.decode(String.self, forKey: .kind)
        actor = try values.decode(String.self, forKey: .actor)
        organisation = try values.decodeIfPresent(String.self, forKey: .organisation)
        dataset = try values.decodeIfPresent(String.self, forKey: .dataset)
        subjects = try values.decode([String].self, forKey: .subjects)
        purpose = try values.decodeIfPresent(String.self, forKey: .purpose)
        caseNumber = try values.decodeIfPresent(String.self, forKey: .caseNumber)
        payload = try values.decode(String.self, forKey: .payload)
        retention = try values.decode(String.self, forKey: .retention)
        at = Instant(microseconds: try values.decode(Int64.self, forKey: .at))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        try values.encode(actor, forKey: .actor)
        try values.encodeIfPresent(organisation, forKey: .organisation)
        try values.encodeIfPresent(dataset, forKey: .dataset)
        try values.encode(subjects, forKey: .subjects)
        try values.encodeIfPresent(purpose, forKey: .purpose)
        try values.encodeIfPresent(caseNumber, forKey: .caseNumber)
        try values.encode(payload, forKey: .payload)
        try values.encode(retention, forKey: .retention)
        try values.encode(at.microseconds, forKey: .at)
    }
}

package import Standards

/// What a department looked for and did not find in the catalogue (需求).
package struct Need: Sendable, Hashable, Codable {
    /// Its id.
    package let id: ID<Need>
    /// Code of the organisation that needs it.
    package let consumer: String
    /// The account that recorded it.
    package let by: String
    /// That person's name as it was then.
    package let byName: String
    /// What is needed, in a few words.
    package let title: String
    /// More about it: which items, of whom, how often.
    package let details: String
    /// The matter that it is needed for.
    package let item: String
    /// The law or duty that it rests on; empty where none is known.
    package let law: String
    /// Code of the organisation that is thought to hold it; nil: not known.
    package let holder: String?
    /// What was looked for in the catalogue without success; empty where nothing was.
    package let searched: String
    /// When it was recorded.
    package let at: Instant
    /// The bureau's answer; nil: none yet.
    package let answer: NeedAnswer?
    /// When the answer was given.
    package let answeredAt: Instant?
    /// The account that answered.
    package let answeredBy: String?
}

/// What the data bureau answers to a need.
package enum NeedAnswer: Sendable, Hashable, Codable {
    /// The data is in the catalogue: the entry's id, and a remark.
    case entry(id: String, note: String)
    /// It will be there: by when, and how.
    case plan(until: Day, note: String)
    /// It will not: on which legal ground.
    case refused(ground: String)
}

/// A need that somebody records.
package struct NewNeed: Sendable, Hashable, Codable {
    /// What is needed, in a few words.
    package var title: String
    /// More about it.
    package var details: String
    /// The matter that it is needed for.
    package var item: String
    /// The law or duty that it rests on; may be empty.
    package var law: String
    /// Code of the organisation that is thought to hold it; nil: not known.
    package var holder: String?
    /// What was looked for in the catalogue; may be empty.
    package var searched: String

    /// A need.
    package init(
        title: String, details: String, item: String, law: String = "", holder: String? = nil, searched: String = ""
    ) {
        self.title = title
        self.details = details
        self.item = item
        self.law = law
        self.holder = holder
        self.searched = searched
    }
}

/// A page of needs, the youngest first.
package struct NeedPage: Sendable, Hashable {
    /// The needs.
    package let needs: [Need]
    /// Where the next page begins; nil: there is none.
    package let next: String?
}

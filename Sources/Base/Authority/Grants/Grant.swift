package import Standards

/// What one department may have of another's data, for which purpose, in which form and how much (共享授权).
///
/// It is written when the provider has decided and stands in the journal with a digest of its canonical form. What may be seen under
/// it is decided call by call, from this value alone.
package struct Grant: Sendable, Hashable, Codable {
    /// Its id.
    package let id: ID<Grant>
    /// The number that people quote, such as `SQ-20261124-7K3Q9`.
    package let number: String
    /// The case in which it was decided.
    package let caseNumber: String
    /// The catalogue entry.
    package let entry: String
    /// The version of the entry that was looked at when it was decided.
    package let entryVersion: Int
    /// The dataset behind the entry; nil: the provider's own system holds the data.
    package let dataset: String?
    /// Code of the organisation that gives.
    package let provider: String
    /// Code of the organisation that gets.
    package let consumer: String
    /// The consumer's system that may call.
    package let system: String
    /// The form; never wider than what was asked for.
    package let form: GrantForm
    /// The items that are given, in the order of the entry.
    package let fields: [String]
    /// The condition on records, as CQL2 in its canonical text; nil: all of them.
    package let rows: String?
    /// The consumer's own list, on which alone hits are given; nil: no list.
    package let list: OwnList?
    /// The matter that the data is needed for (应用事项).
    package let purpose: String
    /// The law or duty that it rests on (依据).
    package let law: String
    /// How it is used (应用场景).
    package let scene: String
    /// The first day of use.
    package let from: Day
    /// The last day of use.
    package var to: Day
    /// The most calls of one day.
    package let callsPerDay: Int
    /// The most records of one day.
    package let rowsPerDay: Int
    /// How far it has come.
    package var state: GrantState
    /// The account that decided.
    package let decidedBy: String
    /// The decider's name as it was then.
    package let decidedByName: String
    /// When it was written.
    package let grantedAt: Instant
    /// The grant that this one took the place of.
    package let replaces: String?
    /// Why it ended before its last day; nil where it did not.
    package var endReason: String?
    /// When it ended, by whatever way.
    package var endedAt: Instant?
    /// Grows with every change: 1 when it is written.
    package var revision: Int64

    /// A grant as it is first written: active, at revision 1.
    package init(
        id: ID<Grant>, number: String, caseNumber: String, entry: String, entryVersion: Int, dataset: String?,
        provider: String, consumer: String, system: String, form: GrantForm, fields: [String], rows: String?,
        list: OwnList?, purpose: String, law: String, scene: String, from: Day, to: Day, callsPerDay: Int,
        rowsPerDay: Int, decidedBy: String, decidedByName: String, grantedAt: Instant, replaces: String? = nil
    ) {
        self.id = id
        self.number = number
        self.caseNumber = caseNumber
        self.entry = entry
        self.entryVersion = entryVersion
        self.dataset = dataset
        self.provider = provider
        self.consumer = consumer
        self.system = system
        self.form = form
        self.fields = fields
        self.rows = rows
        self.list = list
        self.purpose = purpose
        self.law = law
        self.scene = scene
        self.from = from
        self.to = to
        self.callsPerDay = callsPerDay
        self.rowsPerDay = rowsPerDay
        self.state = .active
        self.decidedBy = decidedBy
        self.decidedByName = decidedByName
        self.grantedAt = grantedAt
        self.replaces = replaces
        self.endReason = nil
        self.endedAt = nil
        self.revision = 1
    }

    /// Whether it may be used on a day.
    package func isUsable(on day: Day) -> Bool {
        state == .active && from <= day && day <= to
    }
}

extension Grant {
    /// What a consumer sees of a value under a grant, by how much harm its disclosure can do.
    ///
    /// Open and internal values and personal ones are given as they are: that is what the grant was decided for. Sensitive personal
    /// information stays masked as its element says, unless the consumer brought it herself on her own list. Verifying answers yes or
    /// no and gives no value at all.
    package static func mask(_ mask: Mask, sensitivity: Sensitivity, isListKey: Bool) -> Mask {
        if isListKey || sensitivity < .sensitive { return .none }
        return mask == .none ? .whole : mask
    }
}

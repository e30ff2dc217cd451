package import Authority
package import Standards

/// What a department asks for (共享申请), as the case keeps it.
package struct RequestContent: Sendable, Hashable, Codable {
    /// The entry.
    package var entry: String
    /// The version of the entry that was before the asker's eyes.
    package var entryVersion: Int
    /// The matter or duty that the data is needed for (应用事项).
    package var item: String
    /// The law, regulation or document that it rests on (依据).
    package var law: String
    /// How it will be used (应用场景).
    package var scene: String
    /// The asker's system that will call (应用系统).
    package var system: String
    /// The form.
    package var form: GrantForm
    /// The items asked for, each with its reason.
    package var fields: [FieldReason]
    /// The records asked for, as CQL2 text over the entry's items; nil: all of them.
    package var rows: String?
    /// The asker's own list, on which alone hits are wanted; nil: none.
    package var list: OwnList?
    /// The first day of use.
    package var from: Day
    /// The last day of use.
    package var to: Day
    /// The most calls of one day.
    package var callsPerDay: Int
    /// The most records of one day.
    package var rowsPerDay: Int
    /// The id of an uploaded letter (来函); nil: none.
    package var letter: String?
    /// The number of the grant that this is to take the place of; nil: a new request.
    package var changes: String?

    /// A request.
    package init(
        entry: String, entryVersion: Int, item: String, law: String, scene: String, system: String, form: GrantForm,
        fields: [FieldReason], rows: String? = nil, list: OwnList? = nil, from: Day, to: Day, callsPerDay: Int,
        rowsPerDay: Int, letter: String? = nil, changes: String? = nil
    ) {
        self.entry = entry
        self.entryVersion = entryVersion
        self.item = item
        self.law = law
        self.scene = scene
        self.system = system
        self.form = form
        self.fields = fields
        self.rows = rows
        self.list = list
        self.from = from
        self.to = to
        self.callsPerDay = callsPerDay
        self.rowsPerDay = rowsPerDay
        self.letter = letter
        self.changes = changes
    }
}

/// An item with the reason for asking for it, or for not giving it.
package struct FieldReason: Sendable, Hashable, Codable {
    /// The item's id.
    package let field: String
    /// Why.
    package let reason: String

    /// An item with a reason.
    package init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }
}

package import Authority
package import Standards

/// What a provider proposes or decides to give: everything that was asked for, or less, never more.
package struct ProviderDecision: Sendable, Hashable, Codable {
    /// The form; no wider than the one asked for.
    package var form: GrantForm
    /// The items that are given, among those asked for.
    package var fields: [String]
    /// The items that are not, each with its reason.
    package var withheld: [FieldReason]
    /// A further condition on records, as CQL2 text, which must hold beside the asker's; nil: none.
    package var rows: String?
    /// The first day; not before the one asked for.
    package var from: Day
    /// The last day; not after the one asked for.
    package var to: Day
    /// The most calls of one day.
    package var callsPerDay: Int
    /// The most records of one day.
    package var rowsPerDay: Int

    /// A decision.
    package init(
        form: GrantForm, fields: [String], withheld: [FieldReason] = [], rows: String? = nil, from: Day, to: Day,
        callsPerDay: Int, rowsPerDay: Int
    ) {
        self.form = form
        self.fields = fields
        self.withheld = withheld
        self.rows = rows
        self.from = from
        self.to = to
        self.callsPerDay = callsPerDay
        self.rowsPerDay = rowsPerDay
    }

    /// Everything that was asked for.
    package init(all content: RequestContent) {
        self.init(
            form: content.form, fields: content.fields.map(\.field), from: content.from, to: content.to,
            callsPerDay: content.callsPerDay, rowsPerDay: content.rowsPerDay)
    }
}

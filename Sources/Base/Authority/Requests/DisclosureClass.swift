/// When the person concerned may see that her data was read (告知).
package enum DisclosureClass: String, Sendable, Hashable, CaseIterable, Codable {
    /// As soon as it is recorded.
    case atOnce = "at-once"
    /// After the days that the rule sets.
    case afterDate = "after-date"
    /// Not at all: the law withholds it (依法不予告知). Nothing that she sees may betray that there was a read.
    case withheld
}

/// Where a case stands.
package enum CaseState: String, Sendable, Hashable, CaseIterable, Codable {
    /// A step waits for its decision 办理中.
    case open
    /// The applicant has to mend what was returned; the clocks stand still 退回补正.
    case returned
    /// Every step agreed 同意.
    case approved
    /// Somebody refused, with a reason 不予共享.
    case refused
    /// The applicant took it back before it was decided 撤回.
    case withdrawn

    /// Whether nothing can happen to the case any more.
    package var isClosed: Bool { self != .open && self != .returned }
}

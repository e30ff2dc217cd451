package import Authority
package import Standards

/// In which post somebody acts on a task, or for whom.
///
/// It names the task: an act on a task that somebody else has finished meanwhile is refused rather than done to the
/// next one.
package struct Seat: Sendable, Hashable {
    /// The task.
    package let task: ID<CaseTask>
    /// The post.
    package let post: Assignment
    /// The account of the absent person for whom she acts; nil: for herself.
    package let actingFor: String?
    /// Whether it is hers because the task was handed to her.
    package let isDelegated: Bool

    /// A seat; `Casework.act` checks that it is the actor's.
    package init(task: ID<CaseTask>, post: Assignment, actingFor: String? = nil, isDelegated: Bool = false) {
        self.task = task
        self.post = post
        self.actingFor = actingFor
        self.isDelegated = isDelegated
    }

    /// The seat as a form field carries it: `task|role|organisation|acting-for|0`.
    package var text: String {
        [task.rawValue, post.role, post.organisation, actingFor ?? "", isDelegated ? "1" : "0"].joined(separator: "|")
    }

    /// Reads what `text` writes; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= 800 else { return nil }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, !parts[0].isEmpty, parts[4] == "0" || parts[4] == "1" else { return nil }
        self.init(
            task: ID(rawValue: parts[0]), post: Assignment(role: parts[1], organisation: parts[2]),
            actingFor: parts[3].isEmpty ? nil : parts[3], isDelegated: parts[4] == "1")
    }
}

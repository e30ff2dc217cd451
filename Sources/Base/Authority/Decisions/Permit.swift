package import Expressions
package import Standards

/// The right to do one act on one object, as it was decided.
///
/// Only `Authority` can make one.
///
/// Every read of Registry, search and export takes a Permit; there is no overload without. It is a value of the moment:
/// make one for each request, do not keep it and do not store it.
package struct Permit: Sendable, Hashable {
    /// The decision's id, which the access record carries.
    package let decision: String
    /// Who may.
    package let actor: Actor
    /// In which of the actor's posts the decision was taken.
    package let posts: [Assignment]
    /// What may be done.
    package let act: Act
    /// To what.
    package let object: ObjectRef
    /// The fields that may be seen, masked or not; empty where the object is no dataset.
    package let fields: Set<String>
    /// The rows that may be seen; nil is all of them.
    package let rows: TypedExpression?
    /// The mask of each field that must not be shown as it is; a field without an entry is shown whole.
    package let masks: [String: Mask]
    /// The fields whose masks this decision lifts; empty except for plain view.
    package let lifted: Set<String>
    /// When the person concerned may see the access record.
    package let disclosure: DisclosureClass
    /// Why, where the act needs a purpose.
    package let purpose: Purpose?
    /// What a quota of such reads counts by.
    package let quotaKey: String?
    /// What its access records say about the decision besides its id: made with the decision, not with every record.
    let terms: String

    /// The dataset's id, or nil where the object is no dataset.
    package var dataset: String? { object.dataset }

    /// The fields that may be compared, sorted and counted by: those that are seen whole.
    ///
    /// A masked field cannot be among them: a range or a pattern would uncover it digit by digit. It may be looked up by its
    /// complete value (`exactOnly`), which tells nothing to somebody who does not know it already.
    package var comparable: Set<String> { fields.filter { masks[$0] == nil } }

    /// The masked fields: they may be found by their complete value and in no other way.
    package var exactOnly: Set<String> { fields.filter { masks[$0] != nil } }

    // Internal on purpose: outside this module a Permit can be held and read, never made or changed.
    init(
        decision: String, actor: Actor, posts: [Assignment], act: Act, object: ObjectRef, fields: Set<String>,
        rows: TypedExpression?, masks: [String: Mask], lifted: Set<String> = [], disclosure: DisclosureClass,
        purpose: Purpose?, quotaKey: String?
    ) {
        self.decision = decision
        self.actor = actor
        self.posts = posts
        self.act = act
        self.object = object
        self.fields = fields
        self.rows = rows
        self.masks = masks
        self.lifted = lifted
        self.disclosure = disclosure
        self.purpose = purpose
        self.quotaKey = quotaKey
        self.terms = AccessTerms.json(
            act: act, posts: posts, fields: fields, rows: rows, lifted: lifted, disclosure: disclosure)
    }

    /// The same right by another decision.
    init(_ permit: Permit, decision: String) {
        self.decision = decision
        self.actor = permit.actor
        self.posts = permit.posts
        self.act = permit.act
        self.object = permit.object
        self.fields = permit.fields
        self.rows = permit.rows
        self.masks = permit.masks
        self.lifted = permit.lifted
        self.disclosure = permit.disclosure
        self.purpose = permit.purpose
        self.quotaKey = permit.quotaKey
        self.terms = permit.terms
    }
}

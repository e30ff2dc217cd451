package import Authority
package import Store

/// The feature behind a chain: what its cases must hold, and what follows from them.
///
/// Both functions run inside the transaction of the act, which may run more than once: no effect outside it.
package protocol CaseHandler: Sendable {
    /// Throws a `Refusal` where the act must not be done.
    ///
    /// - Parameters:
    ///   - act: the act; nil: a case is being opened.
    ///   - file: the case as it is; nil: it is being opened.
    ///   - new: what is being opened; nil: the act is on a case that exists.
    func check(_ act: CaseAct?, on file: CaseFile?, new: NewCase?, by actor: Actor, in transaction: Transaction) throws

    /// Does what follows: `file` as it is after the act (nil: after it was opened).
    func happened(_ act: CaseAct?, to file: CaseFile, by actor: Actor, in transaction: Transaction) throws
}

extension CaseHandler {
    package func check(
        _ act: CaseAct?, on file: CaseFile?, new: NewCase?, by actor: Actor, in transaction: Transaction
    ) throws {}

    package func happened(_ act: CaseAct?, to file: CaseFile, by actor: Actor, in transaction: Transaction) throws {}
}

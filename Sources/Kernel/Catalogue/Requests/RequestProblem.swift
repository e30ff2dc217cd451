package import Authority
package import Standards

/// One thing that is wrong with what somebody filled in, with the way to mend it.
package struct RequestProblem: Sendable, Hashable, Codable {
    /// The field of the form, such as `law`, `rows`, `fields` or `fields.plate-number`.
    package let field: String
    /// Stable word for machines, such as `request.reason-missing`.
    package let code: String
    /// What is wrong.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized
}

/// Everything that is wrong with a form, told at once (一次性告知).
package struct RequestProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems in the order of the form; at least one.
    package let problems: [RequestProblem]

    package var description: String { problems.map(\.code).joined(separator: ", ") }

    /// All of them in one refusal, for where there is no form to show them in.
    package var refusal: Refusal {
        let code = problems.first?.code ?? "request.invalid"
        return Refusal(
            code: code,
            reason: Localized(
                zh: problems.map(\.message.zh).joined(), en: problems.map(\.message.en).joined(separator: " ")),
            next: Localized(
                zh: problems.map(\.mend.zh).joined(), en: problems.map(\.mend.en).joined(separator: " ")))
    }
}

import Casework
import Catalogue
import HTTP
import Standards

/// Reads what somebody does with a case.
struct ActReader {
    /// The words for acts.
    enum Word: String, CaseIterable {
        case approve, `return`, refuse, delegate, resubmit, withdraw, remind
    }

    static let members: Set<String> = [
        "act", "seat", "opinion", "decision", "renewal", "missing", "reason", "to", "note", "content",
    ]

    let catalogue: Catalogue
    let file: CaseFile

    /// The act of a body.
    func act(_ body: BodyReader) throws -> CaseAct {
        switch try body.requiredWord("act", Word.self) {
        case .approve:
            return .approve(opinion: try body.text("opinion") ?? "", content: try decision(body))
        case .return: return .return(missing: try missing(body), opinion: try body.text("opinion") ?? "")
        case .refuse: return .refuse(reason: try body.requiredText("reason"))
        case .delegate: return .delegate(to: try body.requiredText("to"), note: try body.text("note") ?? "")
        case .resubmit: return .resubmit(content: try content(body), note: try body.text("note") ?? "")
        case .withdraw: return .withdraw(reason: try body.requiredText("reason"))
        case .remind: return .remind
        }
    }

    /// The seat that a body names; nil: none.
    static func seat(_ body: BodyReader) throws(Problem) -> Seat? {
        guard let text = try body.text("seat") else { return nil }
        guard let seat = Seat(text) else {
            throw Problem.invalid.saying(
                Localized(zh: "seat 须为该事项 seats 中的一个。", en: "seat is one of the case's seats."), pointer: "/seat")
        }
        return seat
    }

    /// What a provider's step gives: all that was asked for, where it does not say.
    private func decision(_ body: BodyReader) throws -> String? {
        if let decision = try body.object("decision", only: ContentReader.decisionMembers) {
            return try catalogue.json(try ContentReader.decision(decision))
        }
        if let renewal = catalogue.renewal(in: file), let shorter = try body.object("renewal", only: ["to"]) {
            return try catalogue.json(
                RenewalContent(grant: renewal.grant, to: try shorter.requiredDay("to"), reason: renewal.reason))
        }
        return nil
    }

    /// What is handed in again: the request in the body, or what was handed in before.
    private func content(_ body: BodyReader) throws -> String {
        guard let content = try body.object("content", only: ContentReader.members) else { return file.content }
        return try catalogue.json(try ContentReader.request(content))
    }

    private func missing(_ body: BodyReader) throws(Problem) -> [MissingItem] {
        var missing: [MissingItem] = []
        for object in try body.objects("missing", most: 50, only: ["item", "mend"]) {
            missing.append(MissingItem(item: try object.requiredText("item"), mend: try object.requiredText("mend")))
        }
        return missing
    }
}

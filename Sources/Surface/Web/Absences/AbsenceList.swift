import Authority
import Casework
import HTTP
import Standards

/// How absences are listed.
struct AbsenceList {
    let web: Web
    /// The names behind the accounts.
    let names: [String: String]
    let signedIn: SignedIn
    let strings: Strings

    /// One line.
    func view(_ absence: Absence) throws -> View {
        let today = web.kernel.today
        let isOver = absence.endedAt != nil || absence.to < today
        let state = isOver ? "over" : absence.isInForce(on: today) ? "now" : "later"
        let isOwn = absence.account == signedIn.actor.account
        return [
            "id": .text(absence.id.rawValue), "who": .text(names[absence.account] ?? absence.account),
            "post": .text(absence.post.map { web.post($0, strings.language) } ?? strings("absence.allposts")),
            "deputy": .text(names[absence.deputy] ?? absence.deputy),
            "days": .text(
                strings(
                    "request.periodtext", ["from": absence.from.description, "to": absence.to.description])),
            "reason": .text(absence.reason), "state": .text(strings("absent.\(state)")),
            "tone": .text(state == "now" ? "good" : ""),
            "end": isOwn && !isOver
                ? ["command": try web.command("absence.end " + absence.id.rawValue, signedIn)] : .none,
        ]
    }
}

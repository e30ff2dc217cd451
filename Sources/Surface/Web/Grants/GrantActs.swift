import Authority
import Casework
import Catalogue
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    /// Takes a grant back, or opens the case in which more time or an objection is decided.
    func actOnGrant(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        guard let verb = context.parameters.get("verb").flatMap(GrantVerb.init(rawValue:)) else {
            throw Problem.notFound
        }
        let form = try await form(request, signedIn)
        let seen = try await seenGrant(context, signedIn)
        let grant = seen.view.grant
        let command = try command(form.exact("command"), "grant.\(verb.rawValue) \(grant.number)", signedIn)
        var shown = GrantShown(typed: (verb, form))
        let strings = templates[context.language]
        let act = GrantAct(verb, form, grant, strings, &shown.faults)
        guard let act, shown.faults.isEmpty else { return try await grantPage(shown, for: request, in: context) }
        let (kernel, actor) = (kernel, signedIn.actor)
        do {
            let file = try await kernel.store.write { transaction -> CaseFile? in
                switch act {
                case .revoke(let reason):
                    try kernel.catalogue.revoke(
                        grant.number, reason: reason, by: actor, command: command, in: transaction)
                    return nil
                case .renew(let content):
                    return try kernel.catalogue.renew(content, by: actor, command: command, in: transaction)
                case .dispute(let content):
                    return try kernel.catalogue.dispute(content, by: actor, command: command, in: transaction)
                }
            }
            guard let file else { return try redirect(to: "/grants/\(grant.number)?done=revoke") }
            return try redirect(to: CaseWords.href(file.chain, file.number) + "?done=opened")
        } catch {
            var refusal = CaseShown()
            try refused(error, &refusal, context.language)
            (shown.faults, shown.problem) = (refusal.faults, refusal.problem)
            return try await grantPage(shown, for: request, in: context)
        }
    }
}

/// What a form below a grant asks for.
enum GrantAct: Sendable {
    case revoke(reason: String)
    case renew(RenewalContent)
    case dispute(DisputeContent)

    /// Reads a form; nil, with the faults, where it is not complete.
    init?(_ verb: GrantVerb, _ form: Form, _ grant: Grant, _ strings: Strings, _ faults: inout FormFaults) {
        func text(_ name: String) -> String {
            guard let text = form[name] else {
                faults.add(name, strings("act.needreason"))
                return ""
            }
            return text
        }
        switch verb {
        case .revoke: self = .revoke(reason: text("ground"))
        case .renew:
            let to = FormReading(form: form, strings: strings).day("to", "grant.newto", otherwise: grant.to, &faults)
            self = .renew(RenewalContent(grant: grant.number, to: to, reason: text("reason")))
        case .dispute:
            self = .dispute(
                DisputeContent(caseNumber: grant.caseNumber, statement: text("statement"), wanted: text("wanted")))
        }
        if !faults.isEmpty { return nil }
    }
}

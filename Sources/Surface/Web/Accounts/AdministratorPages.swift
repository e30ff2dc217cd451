import Authority
import HTTP
import Hummingbird
import Identity
import Standards

extension Web {
    /// Accounts and the proposals to change them, as far as one of the three administrators may see them.
    func accounts(_ request: Request, _ context: CityContext) async throws -> Response {
        try await accountsPage(nil, ProposalForm(), for: request, in: context)
    }

    /// Proposes an account, with a first post where one is chosen.
    func propose(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        let typed = ProposalForm(form)
        do {
            let permit = try permit(.propose, on: .accounts, signedIn)
            let command = try command(form.exact("command"), "accounts.propose", signedIn)
            var posts: [Post] = []
            if let role = typed.role {
                posts.append(Post(Assignment(role: role, organisation: typed.organisation), from: kernel.today))
            }
            let account = NewAccount(
                account: typed.account, person: typed.name, organisation: typed.organisation, posts: posts)
            _ = try await kernel.identity.propose(
                .create(account), reason: typed.reason, password: form.exact("password"), command: command,
                under: permit)
            return try redirect(to: "/accounts?done=proposed")
        } catch let refusal as Refusal {
            return try await accountsPage(Problem(refusal), typed, for: request, in: context)
        }
    }

    /// Approves or refuses a proposal; Identity sees to it that nobody decides on her own.
    func decide(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        do {
            let permit = try permit(.approve, on: .accounts, signedIn)
            guard let id = form["proposal"], let decision = form["decision"].flatMap(Self.decision) else {
                throw Problem.malformed
            }
            let command = try command(form.exact("command"), Administration.deciding(id), signedIn)
            try await kernel.identity.decide(
                ID(rawValue: id), approve: decision, reason: form["reason"] ?? "", command: command,
                under: permit)
            return try redirect(to: "/accounts?done=decided")
        } catch let refusal as Refusal {
            return try await accountsPage(Problem(refusal), ProposalForm(), for: request, in: context)
        }
    }

    /// Whether a button's word approves; nil where it is none of the two.
    private static func decision(_ word: String) -> Bool? {
        switch word {
        case "approve": true
        case "refuse": false
        default: nil
        }
    }

    /// Lifts the lock that failed sign-ins put on an account.
    func unlock(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        do {
            let permit = try permit(.unlock, on: .accounts, signedIn)
            let account = form["account"] ?? ""
            let command = try command(form.exact("command"), Administration.unlocking(account), signedIn)
            try await kernel.identity.unlock(account, command: command, under: permit)
            return try redirect(to: "/accounts?done=unlocked")
        } catch let refusal as Refusal {
            return try await accountsPage(Problem(refusal), ProposalForm(), for: request, in: context)
        }
    }

    private func accountsPage(
        _ problem: Problem?, _ typed: ProposalForm, for request: Request, in context: CityContext
    ) async throws -> Response {
        let signedIn = try context.signedIn()
        let asked = try request.query()
        let permit = try permit(.view, on: .accounts, signedIn)
        let proposals = try await kernel.identity.proposals(under: permit)
        let accounts = try await kernel.identity.accounts(after: asked["after"], limit: 100, under: permit)
        let strings = templates[context.language]
        let administration = Administration(web: self, signedIn: signedIn, strings: strings)
        let mayPropose = allows(.propose, on: .accounts, signedIn)
        let view: [String: View] = [
            "problem": self.problem(problem, context.language),
            "notice": View(asked["done"].flatMap { strings.known("admin." + $0) }),
            "command": try command("accounts.propose", signedIn),
            "hasProposals": .flag(!proposals.proposals.isEmpty),
            "proposals": .list(try proposals.proposals.map(administration.proposal)),
            "accounts": .list(try accounts.accounts.map(administration.account)),
            "propose": .flag(mayPropose),
            "form": [
                "account": .text(typed.account), "name": .text(typed.name), "reason": .text(typed.reason),
            ],
            "organisations": mayPropose ? administration.organisations(chosen: typed.organisation) : [],
            "roles": mayPropose ? administration.roles(chosen: typed.role) : [],
            "paged": .flag(accounts.next != nil || asked["after"] != nil),
            "first": asked["after"] == nil ? .none : "/accounts",
            "next": View(accounts.next.map { "/accounts?after=\($0)" }),
        ]
        let title = strings("admin.title")
        var frame = Frame(title: title, crumbs: [(title, nil)])
        if let problem {
            frame.title = strings("form.errorprefix") + title
            frame.status = problem.status
        }
        return try page("accounts", frame, view, for: request, in: context)
    }
}

/// A proposed account as it was typed.
private struct ProposalForm {
    var account = ""
    var name = ""
    var organisation = ""
    var role: String?
    var reason = ""

    init() {}

    init(_ form: Form) {
        account = form["account"] ?? ""
        name = form["name"] ?? ""
        organisation = form["organisation"] ?? ""
        role = form["role"]
        reason = form["reason"] ?? ""
    }
}

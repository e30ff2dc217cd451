import Authority
import Definitions
import Standards

/// Who may do what with entries, requests and grants: Authority's rules, brought down to one organisation.
struct CatalogueRights: Sendable {
    let authority: Authority
    let packs: PackSet

    func reader(_ actor: Actor) -> Reader {
        Reader(
            isOfficial: actor.kind == .official,
            organisations: Set(actor.roles.map(\.organisation)).union([actor.organisation]),
            seesAll: authority.allows(actor, .approve, on: .catalogue))
    }

    /// The actor's posts that allow an act, in their order; within one organisation where it is named.
    func posts(of actor: Actor, _ act: Act, on object: ObjectRef, in organisation: String? = nil) -> [Assignment] {
        actor.roles.filter { post in
            guard organisation == nil || post.organisation == organisation else { return false }
            let decision = authority.policy.decide(actor, act, on: object, for: nil, as: post, decision: "")
            return (try? decision.get()) != nil
        }.sorted()
    }

    /// Throws where no post of the actor maintains the entries of an organisation.
    func maintain(_ organisation: String, _ actor: Actor) throws(Refusal) {
        guard !posts(of: actor, .propose, on: .catalogue, in: organisation).isEmpty else {
            throw .catalogue(.notMaintainer)
        }
    }

    /// Whether the actor sees all requests and grants of the city.
    func seesAllRequests(_ actor: Actor) -> Bool { authority.allows(actor, .approve, on: .requests) }

    /// The organisations whose requests and grants the actor sees as their own.
    func requestOrganisations(_ actor: Actor) -> Set<String> {
        Set(posts(of: actor, .view, on: .requests).map(\.organisation))
    }

    /// The post in which the actor asks for data: the named one, or her only organisation's.
    func askingPost(_ actor: Actor, _ named: Assignment?) throws(Refusal) -> Assignment {
        let posts = posts(of: actor, .propose, on: .requests)
        if let named {
            guard posts.contains(named) else { throw .catalogue(.notAsker) }
            return named
        }
        guard let first = posts.first else { throw .catalogue(.notAsker) }
        guard Set(posts.map(\.organisation)).count == 1 else { throw .catalogue(.choosePost) }
        return first
    }

    /// The role that has the last word for the provider in the chain of requests, by which grants are also taken back.
    func decider(on day: Day) -> String? {
        packs.chains[Chains.request]?.version(on: day)?.steps.last { $0.party == .party(Chains.provider) }?.role
    }

    /// Whether the actor may take back grants of a provider: its last word in the chain, or the bureau.
    func mayRevoke(_ actor: Actor, of provider: String, on day: Day) -> Bool {
        if seesAllRequests(actor) { return true }
        guard let role = decider(on: day) else { return false }
        return actor.roles.contains(Assignment(role: role, organisation: provider))
    }
}

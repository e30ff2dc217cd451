import Authority
import Definitions
import Standards
import Store

/// What somebody may see and decide today, worked out once for a request: her own posts, and those of the absent people
/// whose deputy she is.
struct Sight: Sendable {
    let actor: Actor
    /// The person behind the account: the same for all her accounts.
    let person: ChainPerson
    /// Her posts by the queues that they open: a post also opens those of organisations that hers took over from.
    let own: [String: Assignment]
    /// For whom she stands in, in the order of their accounts.
    let acting: [Acting]
    /// Whether a role of hers sees all cases of the city (the act `sharing`).
    let seesAll: Bool

    /// An absent person for whom she stands in today.
    struct Acting: Sendable, Hashable {
        let person: ChainPerson
        /// The absent person's posts that she fills, by the queues that they open.
        let posts: [String: Assignment]
        /// Whether she also decides what was handed to the absent person by name.
        let isWhole: Bool
    }

    /// The most queues that one request looks into; her own come first, so that nothing of hers is beyond it.
    static let queueLimit = 300

    /// The queues in which something may wait for her, with the person for whom she would act; her own first.
    var queues: [(key: String, actingFor: ChainPerson?)] {
        var seen: Set<String> = []
        var queues: [(key: String, actingFor: ChainPerson?)] = []
        for key in [Key.account(actor.account)] + own.keys.sorted() where seen.insert(key).inserted {
            queues.append((key, nil))
        }
        for absent in acting {
            let keys = absent.posts.keys.sorted() + (absent.isWhole ? [Key.account(absent.person.account)] : [])
            for key in keys where seen.insert(key).inserted { queues.append((key, absent.person)) }
        }
        return Array(queues.prefix(Self.queueLimit))
    }

    /// As whom she may see a case.
    var viewers: [String] { queues.map(\.key) }
}

extension Casework {
    /// What somebody may see and decide today: two statements, one more where she is a deputy.
    func sight(of actor: Actor, in snapshot: Snapshot) throws -> Sight {
        let today = today
        let absences = try StoredAbsence.ofDeputy(actor.account, on: today, in: snapshot)
        let people = try directory.people(Set([actor.account] + absences.map(\.account)), in: snapshot)
        let known = people[actor.account]
        return Sight(
            actor: actor,
            person: ChainPerson(
                account: actor.account, person: known?.person ?? actor.account, name: actor.name),
            own: queues(of: actor.roles, on: today),
            acting: absences.sorted { ($0.account, $0.id) < ($1.account, $1.id) }.compactMap { absence in
                guard let absent = people[absence.account], absent.person != known?.person else { return nil }
                return acting(for: absent, absence, deputy: actor, on: today)
            },
            seesAll: actor.roles.contains { post in
                packs.roles[post.role]?.permissions.contains { $0.acts.contains(.sharing) } ?? false
            })
    }

    /// The posts of an absent person that a deputy fills: those of organisations to which the deputy belongs.
    ///
    /// They are the absent person's posts of today: who has lost a post lends it to nobody, and what she herself holds
    /// as a deputy is not among them.
    private func acting(for absent: CasePerson, _ absence: Absence, deputy: Actor, on day: Day) -> Sight.Acting {
        let home = Set(deputy.roles.map(\.organisation) + [deputy.organisation])
        let lent = absent.posts.filter { home.contains($0.organisation) && (absence.post ?? $0) == $0 }
        return Sight.Acting(
            person: ChainPerson(account: absent.account, person: absent.person, name: absent.name),
            posts: queues(of: lent.sorted(), on: day), isWhole: absence.post == nil)
    }

    /// The queues that posts open: their own, and those of organisations whose place theirs has taken.
    func queues(of posts: [Assignment], on day: Day) -> [String: Assignment] {
        var queues: [String: Assignment] = [:]
        for post in posts {
            queues[Key.post(post)] = post
            for origin in packs.origins(of: post.organisation)
            where packs.present(for: origin, on: day).contains(post.organisation) {
                let old = Assignment(role: post.role, organisation: origin)
                if queues[Key.post(old)] == nil { queues[Key.post(old)] = post }
            }
        }
        return queues
    }
}

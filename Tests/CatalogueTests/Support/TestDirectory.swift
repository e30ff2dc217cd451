import Authority
import Casework
import Store

/// Who is who in tests.
struct TestDirectory: CaseDirectory {
    let all = Dictionary(TestPacks.people.map { ($0.account, $0) }) { first, _ in first }

    func people(_ accounts: Set<String>, in snapshot: Snapshot) throws -> [String: CasePerson] {
        all.filter { accounts.contains($0.key) }
    }

    func holders(of posts: Set<Assignment>, in snapshot: Snapshot) throws -> [Assignment: Set<String>] {
        var holders: [Assignment: Set<String>] = [:]
        for person in all.values {
            for post in person.posts where posts.contains(post) { holders[post, default: []].insert(person.account) }
        }
        return holders
    }

    func actor(_ account: String) -> Actor {
        let person = all[account]
        return Actor(
            account: account, name: person?.name ?? "", organisation: person?.organisation ?? "",
            roles: person?.posts.sorted() ?? [])
    }
}

import Authority
import Casework
import Store
import Synchronization

/// Who is who in tests; a test appoints and dismisses.
final class TestDirectory: CaseDirectory {
    private let all: Mutex<[String: CasePerson]>

    init(_ people: [CasePerson]) {
        all = Mutex(Dictionary(people.map { ($0.account, $0) }) { first, _ in first })
    }

    func people(_ accounts: Set<String>, in snapshot: Snapshot) throws -> [String: CasePerson] {
        all.withLock { $0.filter { accounts.contains($0.key) } }
    }

    func holders(of posts: Set<Assignment>, in snapshot: Snapshot) throws -> [Assignment: Set<String>] {
        all.withLock { all in
            var holders: [Assignment: Set<String>] = [:]
            for person in all.values {
                for post in person.posts where posts.contains(post) {
                    holders[post, default: []].insert(person.account)
                }
            }
            return holders
        }
    }

    func put(_ person: CasePerson) { all.withLock { $0[person.account] = person } }

    func remove(_ account: String) { _ = all.withLock { $0.removeValue(forKey: account) } }

    func actor(_ account: String) -> Actor {
        let person = all.withLock { $0[account] }
        return Actor(
            account: account, name: person?.name ?? "", organisation: person?.organisation ?? "",
            roles: person?.posts.sorted() ?? [])
    }
}

import Authority
import Casework
import HTTP

/// Whose cases a list shows.
enum RequestScope: String, Sendable, Hashable, CaseIterable {
    /// Those that the reader opened herself.
    case mine
    /// Those in which her department is a party.
    case department
    /// All that she may see: for those who watch over the whole city.
    case all
}

/// A list of cases as its address describes it.
struct RequestFilter: Sendable, Hashable {
    let scope: RequestScope
    /// The address with everything that was chosen.
    let address: ListAddress
    private let chain: String?
    private let state: CaseState?
    private let party: String?
    private let text: String?

    /// The names of what can be chosen.
    static let names = ["chain", "state", "party", "q"]

    /// Reads a query; the reader sees her own cases where it says nothing else.
    init(_ query: Form, first: RequestScope) {
        scope = query["scope"].flatMap(RequestScope.init(rawValue:)) ?? first
        address = ListAddress("/requests", query, keeping: ["scope"] + Self.names)
        chain = query["chain"]
        state = query["state"].flatMap(CaseState.init(rawValue:))
        party = query["party"]
        text = query["q"].map { String($0.prefix(200)) }
    }

    /// What was chosen under a name.
    subscript(_ name: String) -> String { address[name].first ?? "" }

    /// The query for Casework.
    func query(for actor: Actor) -> CaseQuery {
        var query = CaseQuery(chain: chain, state: state, party: party, text: text)
        switch scope {
        case .mine: query.applicant = actor.account
        case .department:
            // One party is the department itself; another that is asked for leaves it the applicant's side.
            if party == nil {
                query.party = actor.organisation
            } else {
                query.applicantOrganisation = actor.organisation
            }
        case .all: break
        }
        return query
    }
}

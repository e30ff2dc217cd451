import Authority
import Standards

/// Which of the grants of a client for a service a call is made under, or why under none.
struct GrantChoice {
    /// The service that is called.
    let service: GatewayService
    /// Who calls.
    let client: ClientID
    /// All grants of the client's member on the service's entry, ended ones among them, the newest first.
    let known: [Grant]
    /// Today in Beijing.
    let today: Day
    /// What people call the provider.
    let provider: Localized

    /// The newest usable grant of a form; nil as form: the path belongs to none, any usable grant will do.
    func grant(form: GrantForm?) throws(ExchangeRefusal) -> Grant {
        guard let system = client.subsystem else { throw .noSystem(service, provider) }
        let own = known.filter { $0.system == system }
        guard !own.isEmpty else {
            guard known.contains(where: { $0.isUsable(on: today) }) else { throw .noGrant(service, client, provider) }
            throw .otherSystem(service, system, Set(known.filter { $0.isUsable(on: today) }.map(\.system)))
        }
        let usable = own.filter { $0.isUsable(on: today) }
        if let grant = usable.first(where: { form == nil || $0.form == form }) { return grant }
        let ended = own.filter { !$0.isUsable(on: today) && $0.form == form }
        if let grant = ended.min(by: { rank($0) < rank($1) }) { throw refusal(of: grant) }
        if let form, !usable.isEmpty { throw .otherForm(service, form, has: Set(usable.map(\.form))) }
        guard let grant = own.min(by: { rank($0) < rank($1) }) else { throw .noGrant(service, client, provider) }
        throw refusal(of: grant)
    }

    /// Which refusal helps most where several grants cannot be used: of what stands still, is to come, was ended.
    private func rank(_ grant: Grant) -> Int {
        switch grant.state {
        case .suspended: 0
        case .active: grant.from > today ? 1 : 3
        case .revoked: 2
        case .expired: 3
        case .superseded: 4
        }
    }

    private func refusal(of grant: Grant) -> ExchangeRefusal {
        switch grant.state {
        case .suspended: .suspended(service, grant, provider)
        case .revoked: .revoked(service, grant, provider)
        case .superseded: .superseded(service, grant, by: known.first { $0.replaces == grant.number }?.number)
        case .active where grant.from > today: .notYet(service, grant)
        case .active, .expired: .expired(service, grant)
        }
    }
}

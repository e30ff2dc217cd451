import Authority
package import Standards

/// Decides on calls at the provider's gateway, in one order, from values alone.
///
/// Known member, service, grant, form, method and path, quota; rows, fields and masks follow where the data is. Clock,
/// replay and signature are looked at between `admit` and `decide`, where the message is.
package struct ProviderGate: Sendable {
    /// Who is who and who may what.
    package let view: ConfigurationView
    /// What this gateway gives.
    package let services: ServiceTable

    /// The gate of one configuration.
    package init(view: ConfigurationView, services: ServiceTable) {
        self.view = view
        self.services = services
    }

    /// Whether the sending gateway may speak for the client at all; nil: it may.
    package func admit(_ client: ClientID, from peer: String, now: Instant) -> ExchangeRefusal? {
        guard view.isGood(at: now) else { return .configurationExpired(view.configuration.expiresAt) }
        guard view.gateway(peer) != nil else { return .unknownGateway(peer) }
        guard let isBehind = view.stands(client, behind: peer) else { return .unknownMember(client) }
        return isBehind ? nil : .otherGateway(client, view.gateway(peer)?.title)
    }

    /// What becomes of a call; where it goes on, its quota is reserved.
    package func decide(_ call: ProviderCall, quotas: inout Quotas, now: Instant) -> ProviderDecision {
        do throws(ExchangeRefusal) {
            if let refusal = admit(call.client, from: call.peer, now: now) { throw refusal }
            return try passing(call, &quotas, now)
        } catch {
            return .refused(error)
        }
    }

    private func passing(
        _ call: ProviderCall, _ quotas: inout Quotas, _ now: Instant
    ) throws(ExchangeRefusal) -> ProviderDecision {
        if let metadata = try metadata(call) { return .metadata(metadata) }
        guard let service = services[call.service], isServedHere(call.service.subsystem) else {
            throw .unknownService(call.service)
        }
        let endpoint = service.endpoint(call.method, call.path)
        let grant = try grant(for: call, service, form: endpoint?.form, now)
        guard endpoint != nil else {
            throw ServicePath(call.path.utf8) == nil ? .invalidPath(service.id) : .endpoint(service)
        }
        if let notice = service.notice { throw .disabled(service, notice) }
        if let own = view.own, let notice = own.maintenance { throw .inMaintenance(own, notice) }
        try quotas.check(grant, now: now)
        let matter = try Matter(call, form: grant.form)
        switch service.backing {
        case .dataset(let dataset):
            if call.query != nil { throw .queryString(service) }
            if let list = grant.list, list.element != dataset.key.id { throw .listElement(grant) }
            let question = try dataset.question(call.body, form: grant.form, granted: grant.fields)
            let reservation = try quotas.reserve(grant, rows: question.mostRows, now: now)
            return .dataset(
                DatasetCall(
                    service: service.id, dataset: dataset, grant: grant, question: question, reservation: reservation,
                    caseNumber: matter.caseNumber, operatorName: matter.operatorName))
        case .foreign(let system):
            let narrowing = try system.narrowing(for: grant)
            let listed = try system.listed(call.body, grant)
            let rows =
                narrowing == nil
                ? min(1, grant.form.breadth) : ForeignSystem.mostRows(grant.form, keys: listed?.keys.count)
            return .foreign(
                ForeignCall(
                    service: service.id, system: system, grant: grant, narrowing: narrowing, listed: listed,
                    reservation: try quotas.reserve(grant, rows: rows, now: now)))
        }
    }

    private func metadata(_ call: ProviderCall) throws(ExchangeRefusal) -> MetadataCall? {
        guard let kind = MetadataService(rawValue: call.service.code) else { return nil }
        guard isServedHere(call.service.subsystem) else { throw .unknownService(call.service) }
        guard call.method == .get, call.path.isEmpty else { throw .unknownService(call.service) }
        return MetadataCall(
            subsystem: call.service.subsystem, kind: kind, client: call.client, query: call.query)
    }

    private func isServedHere(_ subsystem: SubsystemID) -> Bool {
        view.subsystem(subsystem)?.gateway == view.configuration.gateway
    }

    private func grant(
        for call: ProviderCall, _ service: GatewayService, form: GrantForm?, _ now: Instant
    ) throws(ExchangeRefusal) -> Grant {
        let provider = service.id.subsystem.member
        let known = view.grants(to: call.client.member, from: provider, on: service.entry)
        let choice = GrantChoice(
            service: service, client: call.client, known: known, today: BeijingTime.day(of: now),
            provider: view.title(ofOrganisation: provider.code))
        return try choice.grant(form: form)
    }
}

extension ProviderGate {
    /// The endpoints that a client may use today, by service, for `allowedMethods`.
    package func allowed(
        _ client: ClientID, of subsystem: SubsystemID, now: Instant
    ) -> [(service: GatewayService, endpoints: [ServiceEndpoint])] {
        let today = BeijingTime.day(of: now)
        return services.services(of: subsystem).compactMap { service in
            let known = view.grants(to: client.member, from: subsystem.member, on: service.entry)
            let forms = Set(known.filter { $0.system == client.subsystem && $0.isUsable(on: today) }.map(\.form))
            let endpoints = service.endpoints.filter { forms.contains($0.form) }
            return endpoints.isEmpty ? nil : (service, endpoints)
        }
    }
}

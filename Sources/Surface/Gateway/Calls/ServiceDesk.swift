import Exchange
import Standards

/// Tells what services there are, at the provider's gateway (PR-MREST 0.8): no right is needed.
struct ServiceDesk: Sendable {
    let gate: ProviderGate

    /// The JSON that answers a metadata call.
    func answer(_ call: MetadataCall, to head: RequestHead, now: Instant) throws(ExchangeRefusal) -> [UInt8] {
        switch call.kind {
        case .listMethods:
            return MethodListing.json(
                gate.services.services(of: call.subsystem).map { ListedService($0, $0.endpoints) })
        case .allowedMethods:
            return MethodListing.json(
                gate.allowed(call.client, of: call.subsystem, now: now).map { ListedService($0.service, $0.endpoints) })
        case .getOpenAPI:
            return try description(call, head)
        }
    }

    private func description(_ call: MetadataCall, _ head: RequestHead) throws(ExchangeRefusal) -> [UInt8] {
        guard let code = MetadataService.serviceCode(head) else { throw .serviceCodeMissing }
        let id = ServiceID(call.subsystem, code)
        guard let service = gate.services[id] else { throw .describedServiceUnknown(id) }
        guard let description = service.description else { throw .notDescribed }
        guard let cut = OpenAPIServers.cut(Array(description.utf8)) else {
            throw .descriptionNotCut(from: service.id.description)
        }
        return cut
    }
}

extension ListedService {
    fileprivate init(_ service: GatewayService, _ endpoints: [ServiceEndpoint]) {
        self.init(
            service.id, kind: service.description == nil ? .rest : .openAPI,
            endpoints: endpoints.map(\.listed))
    }
}

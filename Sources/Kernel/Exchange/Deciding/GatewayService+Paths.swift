extension GatewayService {
    /// The endpoint that a method and a path belong to; nil: there is none. Throws for a path that two readers could read in two ways.
    func endpoint(_ method: CallMethod, _ path: String) throws(ExchangeRefusal) -> ServiceEndpoint? {
        guard let decoded = ServicePath(path.utf8) else { throw .invalidPath(id) }
        return endpoints.first { ($0.method == nil || $0.method == method) && $0.path.matches(decoded) }
    }

    /// The service as `listMethods` lists it, with some of its endpoints or all.
    package func listed(_ endpoints: [ServiceEndpoint]? = nil) -> ListedService {
        ListedService(
            id, kind: description == nil ? .rest : .openAPI, endpoints: (endpoints ?? self.endpoints).map(\.listed))
    }
}

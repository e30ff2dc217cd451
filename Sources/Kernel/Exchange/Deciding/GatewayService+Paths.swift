extension GatewayService {
    /// The endpoint that a method and a path belong to; nil: there is none.
    func endpoint(_ method: CallMethod, _ path: String) -> ServiceEndpoint? {
        if case .dataset = backing {
            // A dataset's paths are plain words: nothing in them has to be decoded or matched.
            return endpoints.first { $0.method == method && $0.path.description == path }
        }
        guard let decoded = ServicePath(path.utf8) else { return nil }
        return endpoints.first { ($0.method == nil || $0.method == method) && $0.path.matches(decoded) }
    }

    /// The service as `listMethods` lists it, with some of its endpoints or all.
    package func listed(_ endpoints: [ServiceEndpoint]? = nil) -> ListedService {
        ListedService(
            id, kind: description == nil ? .rest : .openAPI, endpoints: (endpoints ?? self.endpoints).map(\.listed))
    }
}

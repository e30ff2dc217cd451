package import Authority
package import Standards

/// The services that a gateway gives, by id.
package struct ServiceTable: Sendable {
    private let services: [ServiceID: GatewayService]

    /// A table; of two services of one id the first counts.
    package init(_ services: [GatewayService]) {
        self.services = Dictionary(services.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The service of an id.
    package subscript(_ id: ServiceID) -> GatewayService? { services[id] }

    /// All of them, in the order of their ids.
    package var all: [GatewayService] { services.values.sorted { $0.id < $1.id } }

    /// The services of a subsystem, in the order of their ids.
    package func services(of subsystem: SubsystemID) -> [GatewayService] {
        all.filter { $0.id.subsystem == subsystem }
    }
}

/// One service as the provider's gateway knows it.
package struct GatewayService: Sendable {
    /// Its id.
    package let id: ServiceID
    /// What people call it.
    package let title: Localized
    /// The catalogue entry whose grants open it; a dataset's entry has the dataset's name.
    package let entry: String
    /// What stands behind it.
    package let backing: Backing
    /// Said to whoever calls while it is switched off (停用); nil: it is on.
    package var notice: Localized?
    /// Its OpenAPI description as JSON; nil: there is none.
    package var description: String?

    /// What stands behind a service.
    package enum Backing: Sendable {
        /// A dataset of the Registry.
        case dataset(ServedDataset)
        /// A system of the provider, called over HTTP.
        case foreign(ForeignSystem)
    }

    /// A service by its parts.
    package init(
        id: ServiceID, title: Localized, entry: String, backing: Backing, notice: Localized? = nil,
        description: String? = nil
    ) {
        self.id = id
        self.title = title
        self.entry = entry
        self.backing = backing
        self.notice = notice
        self.description = description
    }

    /// What may be called, for `listMethods` and the like.
    package var endpoints: [ServiceEndpoint] {
        switch backing {
        case .dataset: ServedDataset.endpoints
        case .foreign(let system): system.endpoints
        }
    }
}

/// A method and a path of a service, and the form in which data is given there.
package struct ServiceEndpoint: Sendable, Hashable {
    /// The method; nil: any.
    package let method: CallMethod?
    /// The path as a pattern.
    package let path: PathGlob
    /// The form that a grant must have.
    package let form: GrantForm

    /// An endpoint by its parts.
    package init(_ method: CallMethod?, _ path: PathGlob, _ form: GrantForm) {
        self.method = method
        self.path = path
        self.form = form
    }

    /// As listings name it.
    package var listed: ListedService.Endpoint {
        ListedService.Endpoint(method: method?.rawValue ?? "*", path: path.description)
    }
}

/// A system of the provider behind the gateway.
package struct ForeignSystem: Sendable {
    /// Where it is; the path of the call is put behind it.
    package let url: String
    /// What may be called.
    package let endpoints: [ServiceEndpoint]
    /// The items of the entry.
    package let items: [BoundItem]
    /// How the answer's fields are bound to the items; nil: they are not, and only a grant of everything can be given.
    package let binding: AnswerBinding?
    /// Where in a request's JSON the asked keys stand; nil: not known, and no own list can be looked at.
    package let keys: JSONPointer?
    /// The most milliseconds until the whole answer is there.
    package let timeoutMilliseconds: Int64

    /// A system by its parts; 30 seconds unless told otherwise.
    package init(
        url: String, endpoints: [ServiceEndpoint], items: [BoundItem], binding: AnswerBinding? = nil,
        keys: JSONPointer? = nil,
        timeoutMilliseconds: Int64 = 30_000
    ) {
        self.url = url
        self.endpoints = endpoints
        self.items = items
        self.binding = binding
        self.keys = keys
        self.timeoutMilliseconds = timeoutMilliseconds
    }
}

import Standards

/// One service as `listMethods` and `allowedMethods` list it (PR-MREST Annex B).
package struct ListedService: Sendable, Hashable {
    /// Whether the service has a description.
    package enum Kind: String, Sendable, Hashable {
        /// None.
        case rest = "REST"
        /// An OpenAPI 3 description that `getOpenAPI` gives.
        case openAPI = "OPENAPI"
    }

    /// A method, or `*`, and a path pattern.
    package struct Endpoint: Sendable, Hashable {
        /// The method; `*` for any.
        package let method: String
        /// The path pattern: see `PathGlob`.
        package let path: String

        /// An endpoint by its parts.
        package init(method: String, path: String) {
            self.method = method
            self.path = path
        }
    }

    /// Its identifier.
    package let id: ServiceID
    /// Whether it has a description.
    package let kind: Kind
    /// What can be called; for `allowedMethods` what this caller may.
    package let endpoints: [Endpoint]

    /// A service by its parts.
    package init(_ id: ServiceID, kind: Kind, endpoints: [Endpoint]) {
        self.id = id
        self.kind = kind
        self.endpoints = endpoints
    }
}

/// The answer of `listMethods` and `allowedMethods`.
package enum MethodListing {
    /// `application/json`; metadata services are not listed.
    package static func json(_ services: [ListedService]) -> [UInt8] {
        let entries = services.sorted { $0.id < $1.id }.map { service in
            let id = service.id
            let members = [
                ("member_class", id.subsystem.member.memberClass), ("member_code", id.subsystem.member.code),
                ("object_type", "SERVICE"), ("service_code", id.code), ("service_type", service.kind.rawValue),
                ("subsystem_code", id.subsystem.code), ("xroad_instance", id.subsystem.member.instance),
            ].map { "\"\($0)\":\($1.jsonString)" }
            let endpoints = service.endpoints.map {
                "{\"method\":\($0.method.jsonString),\"path\":\($0.path.jsonString)}"
            }
            return "{\(members.joined(separator: ",")),\"endpoint_list\":[\(endpoints.joined(separator: ","))]}"
        }
        return Array("{\"service\":[\(entries.joined(separator: ","))]}".utf8)
    }
}

/// The services that every provider's gateway answers itself, without a grant; their codes are reserved.
package enum MetadataService: String, Sendable, CaseIterable {
    /// All services of the subsystem.
    case listMethods
    /// Those that the caller may call.
    case allowedMethods
    /// The description of one, named by `serviceCode`.
    case getOpenAPI

    /// The metadata service that a call asks for, by GET alone; nil: it asks for another.
    package init?(_ request: RequestHead) {
        guard request.method == .get, let service = Self(rawValue: request.service.code) else { return nil }
        self = service
    }

    /// The `serviceCode` of a call to `getOpenAPI`, by its last mention, whatever its case; nil where it is missing or empty.
    package static func serviceCode(_ request: RequestHead) -> String? {
        guard let query = request.query else { return nil }
        var code: String?
        for pair in request.bytes[query].split(separator: UInt8(ascii: "&")).prefix(100) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first, String(decoding: name, as: UTF8.self).lowercased() == "servicecode" else {
                continue
            }
            code = parts.count == 2 ? NamePart.decode(parts[1]) : nil
        }
        return code
    }
}

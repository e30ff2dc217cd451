import Authority
import Definitions
import Exchange
import Foundation
import Gateway
import Journal
import Logging
import Registry
import Standards
import Store
import Trust

/// What stands behind a gateway, read from its services file and, where it serves datasets, from the packs.
struct GatewayServices: Sendable {
    let table: ServiceTable
    /// By what each system behind the gateway shows that it is it.
    let clients: [ClientID: ClientRule]

    /// Reads the services, and opens the registry where a dataset is among them.
    static func open(
        _ configuration: GatewayConfiguration, logger: Logger
    ) async throws -> (GatewayServices, DatasetService?, Store?) {
        guard let path = configuration.services else {
            return (GatewayServices(table: ServiceTable([]), clients: [:]), nil, nil)
        }
        let file = try ServicesFile.read(path)
        let needsPacks = file.subsystems.contains { $0.datasets?.isEmpty == false || $0.services?.isEmpty == false }
        let packs = needsPacks ? try City.packs(home: configuration.home) : nil
        let services = try GatewayServices(file, packs: packs, folder: (path as NSString).deletingLastPathComponent)
        guard let packs, let location = configuration.registry,
            file.subsystems.contains(where: { $0.datasets?.isEmpty == false })
        else { return (services, nil, nil) }
        var settings = StoreConfiguration()
        settings.readers = 2
        settings.cacheKibibytes = 2_048
        let store = try await Store.open(location, configuration: settings, logger: logger)
        return (services, try datasets(packs, store, logger: logger), store)
    }

    /// Datasets under grants: the authority decides from values and records nothing here, the gateway's own log does.
    private static func datasets(
        _ packs: PackSet, _ store: Store, logger: Logger
    ) throws -> DatasetService {
        let key = try Ed25519Key(name: "gateway", entropy: .system)
        let journal = try Journal(
            store: store, origin: "gateway", key: key, clock: .system, entropy: .system, logger: logger)
        let authority = Authority(
            packs: packs, journal: journal, clock: .system, ids: IDSource(clock: .system, entropy: .system))
        return DatasetService(register: SharedRegister(store: store, packs: packs), authority: authority)
    }

    init(table: ServiceTable, clients: [ClientID: ClientRule]) {
        self.table = table
        self.clients = clients
    }

    /// The services of a file; throws `GatewayError.services` for the first thing that cannot be meant.
    init(_ file: ServicesFile, packs: PackSet?, folder: String) throws {
        var services: [GatewayService] = []
        var clients: [ClientID: ClientRule] = [:]
        for system in file.subsystems {
            guard let id = SubsystemID(system.subsystem) else {
                throw GatewayError.services("'\(system.subsystem)' is no system: write instance/class/member/system")
            }
            clients[ClientID(id.member, subsystem: id.code)] = try Self.rule(system.clients)
            for dataset in system.datasets ?? [] {
                guard let packs, let served = ServedDataset(dataset, of: packs) else {
                    throw GatewayError.services("the packs have no dataset '\(dataset)' with a key of one element")
                }
                services.append(served.service(of: id))
            }
            for service in system.services ?? [] {
                services.append(try Self.foreign(service, of: id, packs: packs, folder: folder))
            }
        }
        self.init(table: ServiceTable(services), clients: clients)
    }

    private static func bytes(hexadecimal text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }

    private static func rule(_ clients: ServicesFile.Clients?) throws -> ClientRule {
        guard let clients else { return ClientRule(fromLoopback: true) }
        let keys = try (clients.keys ?? []).map { text in
            guard let digest = Self.bytes(hexadecimal: text), digest.count == 32 else {
                throw GatewayError.services("a client's key is given by its SHA-256 in 64 hexadecimal digits")
            }
            return digest
        }
        let certificates = Set((clients.certificates ?? []).map { $0.lowercased().filter(\.isHexDigit) })
        let loopback = clients.loopback ?? (keys.isEmpty && certificates.isEmpty)
        return ClientRule(fromLoopback: loopback, certificates: certificates, keys: keys)
    }

    private static func foreign(
        _ service: ServicesFile.Service, of system: SubsystemID, packs: PackSet?, folder: String
    ) throws -> GatewayService {
        func problem(_ words: String) -> GatewayError { .services("service '\(service.code)': \(words)") }
        guard ForeignAddress(service.url) != nil else { throw problem("'url' must be http:// or https:// with a host") }
        let endpoints = try service.endpoints.map { endpoint in
            guard let form = GrantForm(rawValue: endpoint.form) else {
                throw problem("'form' must be one of " + GrantForm.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard let path = PathGlob(endpoint.path) else { throw problem("'\(endpoint.path)' is no path pattern") }
            let method = CallMethod(endpoint.method.utf8)
            guard method != nil || endpoint.method == "*" else { throw problem("'\(endpoint.method)' is no method") }
            return ServiceEndpoint(method, path, form)
        }
        let items = packs.map { BoundItem.all(of: service.entry, in: $0) } ?? []
        let binding: AnswerBinding?
        do {
            binding = try service.answer.map { try AnswerBinding(items: $0.items, fields: $0.fields, to: items) }
        } catch let error as AnswerBinding.Problem {
            throw problem(error.message.en)
        }
        let description = try service.description.map { name in
            let path = name.hasPrefix("/") ? name : folder + "/" + name
            guard let data = FileManager.default.contents(atPath: path) else { throw problem("\(path) cannot be read") }
            return String(decoding: data, as: UTF8.self)
        }
        return GatewayService(
            id: ServiceID(system, service.code), title: service.title, entry: service.entry,
            backing: .foreign(
                ForeignSystem(
                    url: service.url, endpoints: endpoints, items: items, binding: binding,
                    keys: service.keys.flatMap { JSONPointer($0) },
                    timeoutMilliseconds: Int64(service.timeoutSeconds ?? 30) * 1_000)),
            notice: service.notice, description: description)
    }
}

import API
import Authority
import Catalogue
import Definitions
import Exchange
import Files
import Foundation
import HTTP
import Hummingbird
import HummingbirdTesting
import Identity
import Jobs
import Journal
import Logging
import NIOCore
import Platform
import Registry
import Standards
import Store
import TestSupport
import Trust
import Web

/// The folder of the repository, from this file.
let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

/// A city with the packs of the repository and two accounts, served without a socket.
struct SurfaceCity {
    static let password = "several unrelated words 7"
    let api: API
    let kernel: Kernel
    let client: any TestClientProtocol

    /// Those who have an account unless a test says otherwise.
    static let usual: Set<String> = [
        "chen.jing", "luo.weimin", "xu.jianfeng", "li.xiaomei", "zhong.jianguo", "li.minhua", "huang.zhiming",
        "ouyang.lan",
    ]

    /// The clock of the city, which a test turns.
    let clock: ManualClock

    /// Runs `body` over a new city on SQLite in a temporary folder.
    ///
    /// - Parameters:
    ///   - accounts: the people of the demo who have an account.
    ///   - catalogue: whether the packs' entries are loaded.
    static func run(
        accounts: Set<String> = usual, catalogue: Bool = false,
        _ body: @escaping @Sendable (SurfaceCity) async throws -> Void
    ) async throws {
        let clock = ManualClock()
        let folder = try TemporaryFolder()
        let store = try await Store.open(.sqlite(path: folder.file("city.sqlite")), logger: .silent)
        do {
            let kernel = try await kernel(store, folder, clock, accounts)
            if catalogue { try await kernel.catalogue.load() }
            let metrics = RequestMetrics()
            let api = API(kernel: kernel, metrics: metrics, version: "test")
            let app = Application(router: try router(kernel, api, metrics), logger: .silent)
            try await app.test(.router) { client in
                try await body(SurfaceCity(api: api, kernel: kernel, client: client, clock: clock))
            }
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    private static func kernel(
        _ store: Store, _ folder: TemporaryFolder, _ manual: ManualClock, _ accounts: Set<String>
    ) async throws -> Kernel {
        guard let packs = try PackSet.load(repository + "/packs").packs else { throw Problem.internal }
        try await store.migrate(
            Journal.migrations + ActivityProjection.migrations + Files.migrations + Jobs.migrations
                + Identity.migrations
                + Registry.migrations(for: packs) + CaseModules.migrations + Hub.migrations)
        let (clock, entropy) = (manual.wall, Entropy.system)
        let ids = IDSource(clock: clock, entropy: entropy)
        let origin = "yitong.test/ZS"
        let journal = try Journal(
            store: store, origin: origin, key: Ed25519Key(name: origin, entropy: entropy), clock: clock,
            entropy: entropy, logger: .silent)
        let files = Files(store: store, folder: folder.file("files"), clock: clock, ids: ids)
        try await files.prepare()
        let jobs = Jobs(store: store, journal: journal, clock: clock, ids: ids, logger: .silent)
        let authority = Authority(packs: packs, journal: journal, clock: clock, ids: ids)
        var configuration = IdentityConfiguration()
        configuration.scrypt = .trivial
        let identity = Identity(
            store: store, journal: journal, packs: packs, configuration: configuration,
            isAlone: store.engine == .sqlite, clock: clock, ids: ids, entropy: entropy)
        let people = packs.people.filter { accounts.contains($0.account) }
        _ = try await identity.load(people: people.map { LoadedPerson($0, password: password) })
        let registry = Registry(
            store: store, journal: journal, files: files, jobs: jobs, authority: authority, packs: packs, clock: clock,
            logger: .silent)
        let cases = CaseModules(
            store: store, journal: journal, files: files, authority: authority, identity: identity,
            registry: registry, packs: packs, clock: clock, ids: ids, entropy: entropy, logger: .silent)
        journal.register(projection: GrantStamps())
        let hub = Hub(
            store: store, journal: journal,
            machines: try MachineAuthority.create(
                instance: "ZS", key: P256Key(name: "machines.ZS", entropy: entropy), at: clock.now(),
                entropy: entropy), key: try Ed25519Key(name: "yitong.test/hub", entropy: entropy),
            grants: CatalogueGrants(catalogue: cases.catalogue), settings: HubSettings(instance: "ZS"), clock: clock,
            ids: ids, entropy: entropy)
        return Kernel(
            packs: packs, store: store, journal: journal, files: files, jobs: jobs, authority: authority,
            identity: identity, registry: registry, notices: cases.notices, casework: cases.casework,
            catalogue: cases.catalogue, hub: hub, clock: clock, ids: ids, entropy: entropy)
    }

    private static func router(_ kernel: Kernel, _ api: API, _ metrics: RequestMetrics) throws -> Router<CityContext> {
        let web = try Web(
            settings: WebSettings(
                folder: repository + "/web", city: Localized(zh: "中山市", en: "Zhongshan"), demo: true, secure: false),
            kernel: kernel)
        let router = Router(context: CityContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: RequestMeter(metrics))
        router.add(middleware: SecurityHeaders(secure: false))
        router.add(middleware: LanguageChoice())
        router.add(middleware: ErrorBoundary(page: web.page(of:for:in:)))
        router.add(middleware: SessionLookup(identity: kernel.identity, cookie: SessionCookie(secure: false)))
        web.addRoutes(to: router)
        api.addRoutes(to: router)
        return router
    }

    /// Sends a request and answers with what came back.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], body: String? = nil
    ) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let response = try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        return (response.status.code, response.headers, String(buffer: response.body))
    }

    /// The bearer token of an account.
    func signIn(_ account: String) async throws -> String {
        let answer = try await send(
            .post, "/api/v1/sessions", [.contentType: "application/json"],
            body: #"{"account":"\#(account)","password":"\#(Self.password)"}"#)
        guard let token = try JSON(answer.text.utf8)["token"]?.text else { throw Problem.unauthenticated }
        return token
    }
}

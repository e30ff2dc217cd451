import Authority
import Files
import Jobs
import Journal
import Logging
import NIOCore
import Registry
import Standards
import Store
import TestSupport
import Trust

@testable import Exchange

/// A store with the dead and the pensioners in it, as a gateway serves it.
struct SharingCity: Sendable {
    let store: Store
    let service: DatasetService
    let register: SharedRegister
    let authority: Authority
    private let files: Files
    private let jobs: Jobs
    private let registry: Registry

    static var migrations: [Migration] {
        Journal.migrations + Files.migrations + Jobs.migrations + Registry.migrations(for: SharingPacks.set)
    }

    /// Runs `body` where persons 0–9 are dead, the even ones in hospital, and 0–99 draw a pension, but 7 does not.
    static func run(on engine: Engine, _ body: (SharingCity) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        try await withStore(on: engine, migrations: migrations) { store in
            let city = try await SharingCity(store, folder: folder.file("files"))
            try await city.load(
                "deceased", "citizen-id,full-name,date-of-death,cause-of-death,place,age,grant-money,certified",
                (0..<10).map { person in
                    let place = person % 2 == 0 ? "hospital" : "home"
                    return
                        "\(SharingPacks.person(person)),死者\(person),2026-10-0\(person % 9 + 1),肺炎,\(place),\(70 + person),1234.50,是"
                })
            try await city.load(
                "pension-recipient", "citizen-id,full-name",
                (0..<99).filter { $0 != 7 }.map { "\(SharingPacks.person($0)),领取人\($0)" })
            try await body(city)
        }
    }

    private init(_ store: Store, folder: String) async throws {
        let (clock, entropy) = (ManualClock(), Entropy.repeatable(seed: 1))
        let ids = IDSource(clock: clock.wall, entropy: entropy)
        let journal = try Journal(
            store: store, origin: "yitong.test/S", key: try Ed25519Key(name: "yitong.test/S", entropy: entropy),
            clock: clock.wall, entropy: entropy, logger: .silent)
        self.store = store
        files = Files(store: store, folder: folder, clock: clock.wall, ids: ids)
        try await files.prepare()
        jobs = Jobs(store: store, journal: journal, clock: clock.wall, ids: ids, logger: .silent)
        authority = Authority(packs: SharingPacks.set, journal: journal, clock: clock.wall, ids: ids)
        registry = Registry(
            store: store, journal: journal, files: files, jobs: jobs, authority: authority, packs: SharingPacks.set,
            clock: clock.wall, logger: .silent)
        register = SharedRegister(store: store, packs: SharingPacks.set)
        service = DatasetService(register: register, authority: authority)
    }

    private func load(_ dataset: String, _ header: String, _ lines: [String]) async throws {
        let actor = Actor(
            account: "clerk", name: "经办", organisation: "data-bureau",
            roles: [Assignment(role: "clerk", organisation: "data-bureau")])
        let permit = try authority.permit(actor, .import, on: .dataset(dataset)).get()
        let text = ([header] + lines).joined(separator: "\n") + "\n"
        let file = try await files.spool(
            OnePiece(bytes: Array(text.utf8)), name: dataset + ".csv", mediaType: "text/csv", owner: "data-bureau")
        _ = try await registry.importFile(
            file.id, into: dataset, format: CSVFormat(), command: try CommandID("test:" + dataset), under: permit)
        while try await jobs.runNext() {}
    }

    /// What a call is answered: the body's text, or the code of its refusal.
    func answer(_ path: String, _ body: String, _ grant: Grant) async throws -> String {
        switch try await outcome(path, body, grant) {
        case .success(let answer): String(buffer: answer.body)
        case .failure(let refusal): refusal.code
        }
    }

    func outcome(_ path: String, _ body: String, _ grant: Grant) async throws -> Result<DatasetAnswer, ExchangeRefusal>
    {
        var quotas = Quotas(on: World.today)
        switch try World.gate([grant]).decide(World.call(path, body), quotas: &quotas, now: World.now) {
        case .dataset(let call):
            do throws(ExchangeRefusal) {
                return .success(try await service.answer(call))
            } catch {
                return .failure(error)
            }
        case .refused(let refusal): return .failure(refusal)
        case .foreign, .metadata: throw Unexpected()
        }
    }

    struct Unexpected: Error {}
}

/// Bytes as a stream of one piece.
struct OnePiece: AsyncSequence, Sendable {
    let bytes: [UInt8]

    struct AsyncIterator: AsyncIteratorProtocol {
        var piece: [UInt8]?

        mutating func next() async -> [UInt8]? {
            defer { piece = nil }
            return piece
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(piece: bytes) }
}

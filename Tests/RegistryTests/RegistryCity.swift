import Authority
import Definitions
import Files
import Jobs
import Journal
import Logging
import Registry
import Standards
import Store
import TestSupport
import Trust

/// A small city with one dataset, for the tests of the Registry.
struct RegistryCity: Sendable {
    let store: Store
    let journal: Journal
    let files: Files
    let jobs: Jobs
    let authority: Authority
    let registry: Registry
    let clock: ManualClock

    static let header = "person-number,full-name,town,birth-day,children,phone"

    /// A city in a store that has its tables, with files below `folder`.
    init(
        store: Store, folder: String, refusals: Int64 = 100_000, firstLoad: Int64 = 1 << 20,
        clock: ManualClock = ManualClock(),
        seed: UInt64 = 1
    ) async throws {
        let entropy = Entropy.repeatable(seed: seed)
        let ids = IDSource(clock: clock.wall, entropy: entropy)
        self.store = store
        self.clock = clock
        journal = try Journal(
            store: store, origin: "yitong.test/T", key: try Ed25519Key(name: "yitong.test/T", entropy: entropy),
            clock: clock.wall, entropy: entropy, logger: .silent)
        files = Files(store: store, folder: folder, clock: clock.wall, ids: ids)
        try await files.prepare()
        jobs = Jobs(store: store, journal: journal, clock: clock.wall, ids: ids, logger: .silent)
        authority = Authority(packs: Self.packs, journal: journal, clock: clock.wall, ids: ids)
        registry = Registry(
            store: store, journal: journal, files: files, jobs: jobs, authority: authority, packs: Self.packs,
            clock: clock.wall, limits: RegistryLimits(refusals: refusals, firstLoad: firstLoad), logger: .silent)
    }

    static var migrations: [Migration] {
        Journal.migrations + Files.migrations + Jobs.migrations + Registry.migrations(for: packs)
    }

    func permit(_ act: Act, as role: String = "officer") throws -> Permit {
        let purpose = Purpose(code: "case", text: "for the case", caseNumber: "2026-0001")
        return try authority.permit(Self.actor(role), act, on: .dataset("person"), for: purpose).get()
    }

    static func actor(_ role: String) -> Actor {
        Actor(
            account: "li.wei", name: "李伟", organisation: "bureau",
            roles: [Assignment(role: role, organisation: "bureau")])
    }

    /// Sends a file and imports it to its end.
    @discardableResult
    func load(_ text: String, format: CSVFormat = CSVFormat(), command: String? = nil) async throws -> ImportReport {
        try await load(bytes: Array(text.utf8), format: format, command: command)
    }

    @discardableResult
    func load(
        bytes: [UInt8], format: CSVFormat = CSVFormat(), command: String? = nil
    ) async throws -> ImportReport {
        let job = try await submit(bytes, format: format, command: command)
        while try await jobs.runNext() {}
        return try await report(job)
    }

    func submit(_ bytes: [UInt8], format: CSVFormat = CSVFormat(), command: String? = nil) async throws -> ID<Job> {
        let file = try await files.spool(
            Pieces(bytes: bytes), name: "people.csv", mediaType: "text/csv", owner: "bureau")
        return try await registry.importFile(
            file.id, into: "person", format: format, command: try CommandID(command ?? "test:\(file.id)"),
            under: try permit(.import))
    }

    func report(_ job: ID<Job>) async throws -> ImportReport {
        let permit = try permit(.import)
        let report = try await store.read { [registry] in
            try registry.importReport(job, under: permit, in: $0)
        }
        guard let report else { throw RegistryCityError.noReport }
        return report
    }

    func refused(_ job: ID<Job>) async throws -> [RefusedRow] {
        let permit = try permit(.import)
        return try await store.read { [registry] in
            try registry.refusedRows(job, limit: 100, under: permit, in: $0)
        }
    }

    func record(_ key: String, act: Act = .plain) async throws -> RecordView? {
        try await registry.record("person", key: [.text(key)], under: try permit(act))
    }

    func rows() async throws -> Int64 {
        try await store.read { [registry] in try registry.freshness("person", in: $0)?.rows ?? -1 }
    }

    /// A good line for a number.
    static func line(_ number: Int, name: String = "陈静", children: Int = 0) -> String {
        "P\(String(1_000_000 + number)),\(name),\(number % 3 == 0 ? "north" : "south"),1990-01-02,\(children),13800000000"
    }

    /// A file of good lines.
    static func file(_ numbers: some Sequence<Int>, children: Int = 0) -> String {
        ([header] + numbers.map { line($0, children: children) }).joined(separator: "\r\n") + "\r\n"
    }
}

enum RegistryCityError: Error {
    case noReport
}

/// Bytes as a stream of pieces.
struct Pieces: AsyncSequence, Sendable {
    let bytes: [UInt8]
    var size = 60_000

    struct AsyncIterator: AsyncIteratorProtocol {
        let bytes: [UInt8]
        let size: Int
        var index = 0

        mutating func next() async throws -> [UInt8]? {
            guard index < bytes.count else { return nil }
            let end = Swift.min(index + size, bytes.count)
            defer { index = end }
            return Array(bytes[index..<end])
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(bytes: bytes, size: size) }
}

/// Runs `body` in an empty city on an engine.
func withCity<T>(
    on engine: Engine, refusals: Int64 = 100_000, firstLoad: Int64 = 1 << 20,
    _ body: (RegistryCity) async throws -> T
) async throws -> T {
    let folder = try TemporaryFolder()
    return try await withStore(on: engine, migrations: RegistryCity.migrations) { store in
        let city = try await RegistryCity(
            store: store, folder: folder.file("files"), refusals: refusals, firstLoad: firstLoad)
        return try await body(city)
    }
}

extension RegistryCity {
    static let packs: PackSet = {
        func text(_ text: String) -> Localized { Localized(zh: text, en: text) }
        func element(
            _ id: String, _ zh: String, _ type: ElementType, mask: Mask = .none
        ) -> DataElement {
            DataElement(
                id: id, title: Localized(zh: zh, en: id), definition: text(id), type: type, sensitivity: .personal,
                mask: mask, source: "")
        }
        let towns = CodeList(
            id: "test.town", title: text("towns"), source: "",
            codes: [.init("north", text("north")), .init("south", text("south"))])
        let elements = [
            element("person-number", "编号", .text(maximum: 20), mask: .identity),
            element("full-name", "姓名", .text(maximum: 50), mask: .name),
            element("town", "镇街", .code(list: "test.town")),
            element("birth-day", "出生日期", .day, mask: .date),
            element("children", "子女数", .integer(0...30)),
            element("phone", "电话", .text(maximum: 20), mask: .phone),
        ]
        let dataset = DatasetDefinition(
            id: "person", pack: "test", title: text("people"), description: text("people"), owner: "bureau",
            key: ["person-number"], finds: [["town", "full-name"], ["full-name"], ["town", "children"]],
            sharing: Sharing(class: .conditional, reason: text("personal")), level: 3, update: .daily,
            subject: "person-number", retention: .permanent,
            fields: [
                FieldDefinition(element: "person-number", required: true),
                FieldDefinition(element: "full-name", required: true),
                FieldDefinition(element: "town", required: true), FieldDefinition(element: "birth-day"),
                FieldDefinition(element: "children"), FieldDefinition(element: "phone"),
            ],
            checks: [
                DatasetCheck(
                    id: "born-late", text: "\"birth-day\" < DATE('2100-01-01')", message: text("born too late"),
                    mend: text("look at the day"))
            ])
        let officer = RoleDefinition(
            id: "officer", pack: "test", title: text("officer"), description: text("officer"), scope: .city,
            permissions: [
                Permission(acts: [.find, .view, .history, .import, .export], dataset: "person"),
                Permission(acts: [.plain], dataset: "person", purposes: ["case"]),
            ], separateFrom: [])
        let clerk = RoleDefinition(
            id: "clerk", pack: "test", title: text("clerk"), description: text("clerk"), scope: .city,
            permissions: [
                Permission(
                    acts: [.find, .view, .history, .export], dataset: "person",
                    fields: ["person-number", "full-name", "town"], rows: RowPredicate(text: "town = 'north'"))
            ], separateFrom: [])
        return PackSet(
            elements: elements, codeLists: [towns], datasets: [dataset], roles: [officer, clerk],
            purposes: [
                PurposeDefinition(code: "case", pack: "test", title: text("case"), source: "", needsCaseNumber: true)
            ])
    }()
}

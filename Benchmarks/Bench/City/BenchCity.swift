import Authority
import Definitions
import Files
import Foundation
import HTTP
import Identity
import Jobs
import Journal
import Logging
import Platform
import Registry
import ServiceLifecycle
import Standards
import Store

/// A city in this process: the modules wired as `yitong serve` wires them, with sealer, followers and jobs, without a server.
struct BenchCity {
    let kernel: Kernel

    static let dataset = "resident"

    /// Opens a city with its data in `folder` and its tables in `store` (nil: in that folder too), and closes it after `body`.
    static func run(
        home: String, folder: String, store: String? = nil, _ body: @Sendable (BenchCity) async throws -> Void
    ) async throws {
        var keys = ["home": home, "data": folder]
        keys["store"] = store
        let city = try await City.open(.read(file: nil, overrides: keys), logger: .quiet)
        let kernel = city.kernel
        let services = ServiceGroup(
            configuration: .init(
                services: [kernel.journal.sealer, kernel.journal.runner, kernel.jobs.runner], logger: .quiet))
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await services.run() }
                try await body(BenchCity(kernel: kernel))
                await services.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        } catch {
            await city.close()
            throw error
        }
        await city.close()
    }

    /// The Permit of the demonstration's population officer.
    func permit(_ act: Act) throws -> Permit {
        guard let person = kernel.packs.people.first(where: { $0.account == "chen.jing" }) else {
            throw BenchError("the packs have no chen.jing")
        }
        return try kernel.authority.permit(Actor(person), act, on: .dataset(Self.dataset)).get()
    }

    /// Imports a CSV file as anybody would, and returns when all of it is durable, sealed and followed.
    func importFile(_ path: String, expecting rows: Int) async throws {
        let permit = try permit(.import)
        let file = try await kernel.files.spool(
            FilePieces(path: path), name: "residents.csv", mediaType: "text/csv", owner: permit.actor.organisation)
        let job = try await kernel.registry.importFile(
            file.id, into: Self.dataset, command: CommandID("bench:\(file.id)"), under: permit)
        let (registry, journal) = (kernel.registry, kernel.journal)
        while true {
            let (report, unsealed) = try await kernel.store.read { snapshot in
                (
                    try registry.importReport(job, under: permit, in: snapshot),
                    try journal.unsealed(limit: 1, in: snapshot).count
                )
            }
            switch report?.state {
            case .done where unsealed == 0:
                guard report?.added == Int64(rows), report?.refused == 0 else {
                    throw BenchError("the import took \(report?.added ?? 0) rows and refused \(report?.refused ?? 0)")
                }
                return
            case .done, .running, .waiting: try await Task.sleep(for: .milliseconds(20))
            default: throw BenchError("the import ended as \(String(describing: report))")
            }
        }
    }
}

/// A file in pieces of 64 KiB.
struct FilePieces: AsyncSequence {
    let path: String

    struct AsyncIterator: AsyncIteratorProtocol {
        let handle: FileHandle?

        mutating func next() async throws -> Data? {
            try handle?.read(upToCount: 1 << 16).flatMap { $0.isEmpty ? nil : $0 }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(handle: FileHandle(forReadingAtPath: path)) }
}

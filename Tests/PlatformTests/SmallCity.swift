import Authority
import Definitions
import Files
import Foundation
import HTTP
import Identity
import Jobs
import Journal
import Logging
import Registry
import Standards
import Store
import TestSupport

@testable import Platform

/// A city of the real packs in a temporary folder, on either engine, not serving.
struct SmallCity {
    let city: City

    static let home = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    static func with<T>(on engine: Engine, _ body: (SmallCity) async throws -> T) async throws -> T {
        let folder = try TemporaryFolder()
        return try await withLocation(on: engine) { location in
            var configuration = try await CityConfiguration.read(
                file: nil, overrides: ["home": home, "data": folder.file("data"), "store": "sqlite:unused"])
            configuration.store = location
            let city = try await City.open(configuration, logger: .silent)
            do {
                let result = try await body(SmallCity(city: city))
                await city.close()
                return result
            } catch {
                await city.close()
                throw error
            }
        }
    }

    /// Imports residents as the first person who may, to the end.
    func load(_ lines: [String]) async throws {
        let kernel = city.kernel
        let file = try await kernel.files.spool(
            OnePiece(bytes: Array(lines.joined().utf8)), name: "people.csv", mediaType: "text/csv", owner: "test")
        _ = try await kernel.registry.importFile(
            file.id, into: "resident", format: CSVFormat(), command: try CommandID("test:\(file.id)"),
            under: try permit(.import))
        while try await kernel.jobs.runNext() {}
    }

    func permit(_ act: Act) throws -> Permit {
        for person in city.packs.people where person.kind == .official {
            if case .success(let permit) = city.kernel.authority.permit(Actor(person), act, on: .dataset("resident")) {
                return permit
            }
        }
        throw CityError.noProjection("nobody may \(act.rawValue)", known: [])
    }

    /// The lines of so many fictional residents, the header first.
    func residents(_ count: Int) throws -> [String] {
        guard let definition = city.packs.datasets["resident"] else { return [] }
        return Array(DemoCSV(DemoCrowd(count: count), dataset: definition))
    }

    func verify() async throws -> VerifyReport {
        try await city.kernel.journal.verify(others: city.verifiables)
    }
}

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

import Journal
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite struct SealingTests {
    @Test(arguments: Engine.allCases)
    func `an appended event gets a position once it is sealed, and only once`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let ids = try await city.append(3)
            #expect(try await city.store.read { try city.journal.position(of: ids[0], in: $0) } == nil)
            #expect(try await city.store.read { try city.journal.unsealed(limit: 10, in: $0) }.count == 3)
            #expect(try await city.journal.sealNow() == 3)
            #expect(try await city.journal.sealNow() == 3)
            let positions = try await city.store.read { snapshot in
                try ids.map { try city.journal.position(of: $0, in: snapshot) }
            }
            #expect(Set(positions) == [0, 1, 2])
            #expect(try await city.count("journal_pending") == 0)
            #expect(try await city.count("journal_seal") == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an event of a transaction that fails is never sealed`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            struct Failure: Error {}
            let details = city.details()
            await #expect(throws: Failure.self) {
                try await city.store.write { transaction in
                    try city.journal.append(details, in: transaction)
                    throw Failure()
                }
            }
            let size = try await city.journal.sealNow()
            #expect(size == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `several nodes that seal at once leave no fork, no gap and nothing twice`(engine: Engine) async throws {
        var settings = JournalSettings()
        settings.sealBatch = 7
        try await Fixture.with(engine, settings: settings) { city in
            let nodes = try (1...3).map { try city.node(UInt64($0) * 100, settings: settings) }
            let details = city.details()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for node in nodes {
                    group.addTask {
                        for _ in 0..<40 {
                            try await city.store.write { _ = try node.append(details, in: $0) }
                            try await node.sealNow()
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await city.journal.sealNow() == 120)
            #expect(try await city.count("journal_entry") == 120)
            let report = try await city.journal.verify()
            #expect(report.defects == [])
            #expect(report.size == 120)
        }
    }

    @Test(arguments: Engine.allCases)
    func `what was committed before a crash is sealed exactly once after it`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            try await city.append(300)
            let restarted = try city.node(99)
            #expect(try await restarted.sealNow() == 300)
            #expect(try await city.journal.sealNow() == 300)
            #expect(try await restarted.verify().defects == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func `an outsider proves inclusion with the checkpoint and tiles alone`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            try await city.append(200)
            try await city.journal.sealNow()
            try await city.append(400)
            try await city.journal.sealNow()
            let journal = city.journal
            let key = try VerifierKey(try journal.verifierKey(epoch: 1).description)
            let note = try #require(try await city.store.read { try journal.checkpoint(in: $0) })
            let checkpoint = try Checkpoint(note: note, verifiedWith: key)
            #expect(checkpoint.origin == "yitong.test/ZS/e1")
            #expect(checkpoint.size == 600)
            let served = try await city.store.read { snapshot in
                func tile(_ text: String) throws -> [UInt8] {
                    try journal.tile(try #require(TilePath(text)), in: snapshot) ?? []
                }
                return (
                    try ["tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2"].map(tile),
                    try tile("tile/entries/001"), try journal.tile(try #require(TilePath("tile/0/002")), in: snapshot)
                )
            }
            #expect(served.0.map(\.count) == [256 * 32, 256 * 32, 88 * 32, 2 * 32])
            #expect(served.2 == nil)
            let hashes = served.0[0..<3].flatMap { bytes in
                stride(from: 0, to: bytes.count, by: 32).compactMap { TreeHash(bytes[$0..<$0 + 32]) }
            }
            #expect(NaiveTree.root(hashes[...]) == checkpoint.root)
            let length = Int(served.1[0]) << 8 | Int(served.1[1])
            let leaf = TreeHash(leaf: served.1[2..<2 + length])
            #expect(leaf == hashes[256])
            let proof = NaiveTree.path(256, hashes[...])
            #expect(Proofs.isIncluded(leaf, at: 256, size: 600, root: checkpoint.root, proof: proof))
            #expect(try await city.store.read { try journal.inclusionProof(position: 256, size: 600, in: $0) } == proof)
            let consistency = try await city.store.read { try journal.consistencyProof(from: 200, to: 600, in: $0) }
            #expect(consistency == NaiveTree.consistency(200, hashes[...]))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a time maps to a position no later than the last seal`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let journal = city.journal
            let start = city.clock.now
            for _ in 0..<3 {
                try await city.append(2)
                try await journal.sealNow()
                city.clock.advance(by: .seconds(10))
            }
            try await city.append(1)
            let known = try await city.store.read { snapshot in
                try [-1, 0, 5, 10, 20, 1_000].map {
                    try journal.position(knownAt: start.advanced(by: .seconds($0)), in: snapshot)
                }
            }
            #expect(known == [0, 2, 2, 4, 6, 6])
        }
    }
}

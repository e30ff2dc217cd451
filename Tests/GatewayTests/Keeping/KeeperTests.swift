import Exchange
import Foundation
import Journal
import NIOCore
import Standards
import Synchronization
import TestSupport
import Testing
import Trust

@testable import Gateway

/// What a gateway's log promises while it runs.
@Suite struct KeeperTests {
    @Test func `a message is found by its ids, its client and its grant, as it was handed in`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            let kept = try await world.keep(100, in: keeper)
            #expect(kept.map(\.position) == Array(0..<100).map(Int64.init))
            let found = try keeper.reader.find(.request("call-20"), limit: 10)
            #expect(found.map(\.position) == [41, 40])
            var expected = world.message(40)
            expected.proof = try #require(kept[40].proof)
            #expect(found[1].message == expected)
            #expect(try keeper.reader.find(.message("message-3"), limit: 10).map(\.position) == [7, 6])
            #expect(try keeper.reader.find(.grant("G-1"), before: 50, limit: 3).map(\.position) == [49, 48, 47])
            #expect(
                try keeper.reader.find(.client("ZS/GOV/social-security/pension-0"), limit: 1).map(\.position) == [99])
            #expect(try keeper.reader.find(.request("call-999"), limit: 10).isEmpty)
        }
    }

    @Test func `each proof is this gateway's signature over its own base and no other`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            let kept = try await world.keep(300, in: keeper)
            var batches = BatchVerifier()
            for (number, one) in kept.enumerated() {
                let proof = try BatchProof(try #require(one.proof))
                let (own, other) = (BatchLeaf(of: Array("base \(number)".utf8)), BatchLeaf(of: Array("base x".utf8)))
                let isOwn = batches.accepts(proof, of: own, by: world.signer.key.verifier)
                let isOther = batches.accepts(proof, of: other, by: world.signer.key.verifier)
                #expect(isOwn && !isOther)
            }
            #expect(batches.computed < 300 * 2)
        }
    }

    @Test func `segments are closed by size, and everything is found in all of them and after a restart`() async throws
    {
        let world = try KeeperWorld()
        try await world.withKeeper(KeeperWorld.small) { keeper in
            for round in 0..<10 { try await world.keep(40, from: round * 40, bytes: 10_000, in: keeper) }
        }
        #expect(LogFolder(path: world.path).segments().count >= 4)
        #expect(try world.verify() == [])
        for isIndexed in [true, false] {
            if !isIndexed {
                for first in LogFolder(path: world.path).segments() { unlink(LogFolder(path: world.path).index(first)) }
            }
            try await world.withKeeper(KeeperWorld.small) { keeper in
                #expect(keeper.size == 400)
                for call in [0, 1, 77, 123, 199] {
                    let found = try keeper.reader.find(.request("call-\(call)"), limit: 10)
                    #expect(found.map(\.position) == [Int64(call * 2 + 1), Int64(call * 2)])
                }
                #expect(try keeper.reader.find(.grant("G-1"), limit: 400).count == 400)
                let use = try keeper.reader.uses(on: BeijingTime.day(of: world.clock.now))["G-1"]
                #expect(use?.calls == 200)
                #expect(use?.rows == 1_400)
                #expect(try keeper.reader.requests(since: world.clock.now).count == 200)
                #expect(try keeper.reader.requests(since: world.clock.now.advanced(by: .seconds(1))).isEmpty)
            }
        }
    }

    @Test func `tiles, roots and proofs are those of the journal's own tree`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            try await world.keep(600, in: keeper)
            let note = try #require(try await keeper.freshCheckpoint(on: world.loop).get())
            let key = try VerifierKey(
                name: world.origin, algorithm: .ed25519, publicKey: world.journalKey.verifier.publicKey)
            let checkpoint = try Checkpoint(note: note, verifiedWith: key)
            #expect(checkpoint.size == 600)
            #expect(keeper.checkpoint == note)
            // Leaves computed from the records themselves, the tree by the journal's frontier, tiles from both.
            var frontier = Frontier()
            var leaves: [TreeHash] = []
            for position in 0..<Int64(600) {
                let record = try #require(try keeper.reader.record(position))
                let leaf = TreeHash(leaf: Commitment.leaf(committingTo: record.details, salt: record.salt))
                leaves.append(leaf)
                frontier.append(leaf)
            }
            #expect(checkpoint.root == frontier.root)
            let second = leaves[256..<512].flatMap(\.bytes)
            let rest = leaves[512...].flatMap(\.bytes)
            #expect(try world.tile("tile/0/001", in: keeper) == second)
            #expect(try world.tile("tile/0/002.p/88", in: keeper) == rest)
            #expect(try world.tile("tile/0/002.p/89", in: keeper) == nil)
            var first = Frontier()
            for leaf in leaves[..<256] { first.append(leaf) }
            let upper = try #require(try world.tile("tile/1/000.p/2", in: keeper))
            #expect(Array(upper.prefix(32)) == first.root.bytes)
            let entries = try #require(try world.tile("tile/entries/000", in: keeper))
            // Two bytes of length; one, the suite's 14 and the digest's 32 of leaf data.
            #expect(entries.count == 256 * 49)
            for position in [0, 255, 256, 511, 599] as [Int64] {
                let proof = try #require(try keeper.reader.inclusionProof(position: position, size: 600))
                #expect(
                    Proofs.isIncluded(leaves[Int(position)], at: position, size: 600, root: frontier.root, proof: proof)
                )
            }
            let consistency = try #require(try keeper.reader.consistencyProof(from: 256, to: 600))
            #expect(Proofs.isConsistent(from: 256, root: first.root, to: 600, root: frontier.root, proof: consistency))
        }
    }

    @Test func `a record that is too large is refused by itself, the others of its group are kept`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            let loop = world.loop
            var large = world.message(1)
            large.subjects = Array(repeating: "442000199001011234", count: RecordLimits.subjects + 1)
            let futures = [world.message(0), large, world.message(2)].map { keeper.keep($0, on: loop) }
            let results = try await EventLoopFuture.whenAllComplete(futures, on: loop).get()
            #expect((try? results[0].get().position) == 0)
            #expect((try? results[2].get().position) != nil)
            #expect(throws: KeeperError.self) { try results[1].get() }
            #expect(keeper.size == 2)
        }
        #expect(try world.verify() == [])
    }

    @Test func `of bodies only digests are kept where the setting says so`() async throws {
        let world = try KeeperWorld()
        var settings = KeeperSettings()
        settings.bodies = .digest
        try await world.withKeeper(settings) { keeper in
            try await world.keep(1, in: keeper)
            let message = try #require(try keeper.reader.record(0)?.message)
            #expect(message.body == nil)
            #expect(message.bodyLength == 10)
            #expect(message.bodyDigest == world.message(0).bodyDigest)
        }
    }

    @Test func `two gateways cannot have one folder`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { _ in
            let error = #expect(throws: KeeperError.self) { _ = try Keeper(world.parts()) }
            #expect(error?.code == .taken)
        }
    }

    @Test func `a closed log takes nothing`() async throws {
        let world = try KeeperWorld()
        let keeper = try Keeper(world.parts())
        await keeper.close()
        await #expect(throws: KeeperError.self) { try await keeper.keep(world.message(0), on: world.loop).get() }
    }

    @Test func `old details are erased by whole segments, the log says so, and the leaves stay provable`() async throws
    {
        let world = try KeeperWorld()
        var settings = KeeperWorld.small
        settings.retention = .seconds(30 * 86_400)
        try await world.withKeeper(settings) { keeper in
            try await world.keep(200, bytes: 10_000, in: keeper)
            world.clock.advance(by: .seconds(31 * 86_400))
            try await world.keep(2, from: 200, in: keeper)
            try await world.keep(2, from: 202, in: keeper)
            _ = try await keeper.freshCheckpoint(on: world.loop).get()
            #expect(try keeper.reader.record(0) == nil)
            #expect(try keeper.reader.find(.request("call-0"), limit: 10).isEmpty)
            #expect(try keeper.reader.inclusionProof(position: 0, size: 204) != nil)
            #expect(try world.tile("tile/entries/000.p/200", in: keeper) != nil)
        }
        #expect(try world.verify() == [])
        var verifier = try LogVerifier(folder: world.path)
        let report = try verifier.verify()
        #expect(report.notes.contains { $0.code == "details.erased" })
        try await world.withKeeper(settings) { keeper in #expect(keeper.size >= 205) }
    }
}

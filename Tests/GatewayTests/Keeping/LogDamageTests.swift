import Exchange
import Foundation
import Journal
import Testing

@testable import Gateway

/// Verifying a gateway's log finds a changed byte wherever it is, and names the place.
@Suite struct LogDamageTests {
    @Test func `a flipped byte in any record is found at its position`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in try await world.keep(6, in: keeper) }
        let folder = LogFolder(path: world.path)
        let whole = try LogFiles.read(folder.segment(0))
        var scanner = try #require(try SegmentScanner(folder.segment(0)))
        var starts: [Int] = []
        while case .record(_, let offset) = try scanner.next(Int64(starts.count)) { starts.append(Int(offset)) }
        for offset in stride(from: 0, to: whole.count, by: 7) {
            var bytes = whole
            bytes[offset] ^= 0x20
            try LogFiles.replace(folder.segment(0), with: bytes, durably: false)
            let found = try world.verify().first
            let place = starts.lastIndex { $0 <= offset }
            let expected = place.map { "record.changed record \($0)" } ?? "segment.changed segment 0"
            #expect(found == expected, "byte \(offset)")
        }
    }

    @Test func `a flipped byte in leaves, tiles and checkpoints is found`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in try await world.keep(520, in: keeper) }
        #expect(try world.verify() == [])
        let folder = LogFolder(path: world.path)
        for (path, offset, finding) in [
            (folder.commitments, 32 * 300 + 5, "entry.changed leaf 300"),
            (folder.level(1), 40, "tile.changed tile 1/0, hash 1"),
            (folder.checkpoint, 30, "checkpoint.changed checkpoint no. 2"),
            (folder.checkpoints, 60, "checkpoint.changed checkpoint no. 1"),
        ] {
            let whole = try LogFiles.read(path)
            var bytes = whole
            bytes[offset] ^= 1
            try LogFiles.replace(path, with: bytes, durably: false)
            #expect(try world.verify().contains(finding), "\(path)")
            try LogFiles.replace(path, with: whole, durably: false)
        }
        #expect(try world.verify() == [])
    }

    @Test func `a record forged with its check and its leaf is found by the checkpoint`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in try await world.keep(1, in: keeper) }
        let folder = LogFolder(path: world.path)
        var forged = world.message(0)
        forged.caseNumber = "A-9"
        var bytes = Array(try LogFiles.read(folder.segment(0)).prefix(SegmentHeader.byteCount))
        let commitment = try RecordFrame.write(
            .message(forged), keepsBody: true, position: 0, durable: 0, salt: [UInt8](repeating: 1, count: 16),
            to: &bytes)
        try LogFiles.replace(folder.segment(0), with: bytes, durably: false)
        try LogFiles.replace(folder.commitments, with: commitment, durably: false)
        #expect(try world.verify().contains("checkpoint.other-root checkpoint 1"))
        #expect(throws: KeeperError.self) { _ = try Keeper(world.parts()) }
    }

    @Test func `a removed segment, and records taken off the end, are missed`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper(KeeperWorld.small) { keeper in
            for round in 0..<6 { try await world.keep(40, from: round * 40, bytes: 10_000, in: keeper) }
        }
        let folder = LogFolder(path: world.path)
        let firsts = folder.segments()
        #expect(firsts.count >= 3)
        let last = try LogFiles.read(folder.segment(firsts[firsts.count - 1]))
        unlink(folder.segment(firsts[firsts.count - 1]))
        #expect(try world.verify().contains { $0.hasPrefix("record.missing") })
        #expect(throws: KeeperError.self) { _ = try Keeper(world.parts()) }
        try LogFiles.replace(folder.segment(firsts[firsts.count - 1]), with: last, durably: false)
        unlink(folder.segment(firsts[1]))
        #expect(try world.verify() == ["segment.missing records \(firsts[1])–\(firsts[2] - 1)"])
    }
}

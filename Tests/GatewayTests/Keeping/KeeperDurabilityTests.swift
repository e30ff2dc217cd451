import Exchange
import Foundation
import Journal
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import Gateway

/// What a gateway's log promises of crashes, power cuts, full disks and failing ones.
@Suite struct KeeperDurabilityTests {
    private let probe = Probe("records-probe")

    @Test func `what was acknowledged before kill -9 is there afterwards`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("log")
        var acknowledged: [Int64: String] = [:]
        for round in 1...3 {
            let said = try await Probe.run([probe.path, "forever", path], enough: 300 * round)
            for line in said.dropFirst() {
                let parts = line.split(separator: " ")
                acknowledged[try #require(Int64(parts[0]))] = String(parts[1])
            }
            #expect(said.count >= 250)
        }
        // The last start cuts what was torn; then every acknowledged record is at its position.
        let said = try await Probe.run([probe.path, "count", "1", path])
        #expect(said.last == "done")
        var scanned: [Int64: String] = [:]
        for first in LogFolder(path: path).segments() {
            var scanner = try #require(try SegmentScanner(LogFolder(path: path).segment(first)))
            var position = first
            while case .record(let frame, _) = try scanner.next(position) {
                if case .message(let record) = try frame.entry() { scanned[position] = record.requestID }
                position += 1
            }
        }
        #expect(acknowledged.count >= 750)
        #expect(acknowledged.filter { scanned[$0.key] != $0.value }.isEmpty)
        var verifier = try LogVerifier(folder: path)
        let report = try verifier.verify()
        #expect(report.defects == [])
    }

    @Test func `a lone record is one fdatasync`() async throws {
        let folder = try TemporaryFolder()
        let trace = folder.file("trace")
        let said = try await Probe.run([
            "strace", "-f", "-e", "trace=fdatasync", "-o", trace, probe.path, "count", "50", folder.file("log"),
        ])
        #expect(said.last == "done")
        let flushes = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
            .count { $0.contains("fdatasync(") && !$0.contains("resumed") }
        #expect((50...70).contains(flushes))
    }

    @Test func `a disk without room refuses records, loses none, and takes them again once there is room`() async throws
    {
        let folder = try TemporaryFolder()
        let path = folder.file("log")
        // 4,000 blocks of 1,024 bytes: the most that a file may have, as the shell sets it.
        let said = try await Probe.run([
            "bash", "-c", "ulimit -S -f 4000; exec \"$0\" full \"$1\"", probe.path, path,
        ])
        #expect(said.count == 3)
        let full = try #require(said.dropFirst().first)
        #expect(full.hasPrefix("records.full after "))
        let count = full.split(separator: " ").last ?? ""
        #expect(said.last == "kept \(count)")
        var verifier = try LogVerifier(folder: path)
        let report = try verifier.verify()
        #expect(report.defects == [])
        #expect("\(report.size - 1)" == count)
    }

    @Test func `a log cut at any byte opens with every whole record and nothing else`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            // Bodies of other bytes than zero: a record that lost nothing but zeros has lost nothing.
            for number in 1...3 { try await world.keep(1, from: number, in: keeper) }
        }
        let folder = LogFolder(path: world.path)
        let whole = try LogFiles.read(folder.segment(0))
        let ends = try Self.ends(of: folder.segment(0))
        for cut in stride(from: 0, through: whole.count, by: 1) {
            // A power cut leaves the room that was taken, zeros where nothing was written; no checkpoint was laid down yet.
            let bytes = Array(whole[..<cut]) + [UInt8](repeating: 0, count: 4_096)
            for path in [folder.checkpoint, folder.checkpoints, folder.commitments] { unlink(path) }
            try LogFiles.replace(folder.segment(0), with: bytes, durably: false)
            let recovered = try Recovery(world.parts()).run()
            #expect(recovered.size == Int64(ends.count { $0 <= cut }), "cut at \(cut)")
        }
    }

    @Test func `a torn group goes, whichever of its pages reached the disk`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            try await world.keep(1, in: keeper)
            try await world.keep(8, from: 1, in: keeper)
        }
        let folder = LogFolder(path: world.path)
        let whole = try LogFiles.read(folder.segment(0))
        let ends = try Self.ends(of: folder.segment(0))
        for lost in 1..<9 {
            var bytes = whole
            bytes.replaceSubrange(
                ends[lost - 1]..<ends[lost], with: repeatElement(0, count: ends[lost] - ends[lost - 1]))
            for path in [folder.checkpoint, folder.checkpoints] { unlink(path) }
            try LogFiles.replace(folder.segment(0), with: bytes, durably: false)
            let first = try Self.firstOfGroup(folder.segment(0), ends, lost: lost)
            if first {
                #expect(try Recovery(world.parts()).run().size == Int64(lost))
                // Nothing of the torn group is left to be read by a later start.
                #expect(try LogFiles.read(folder.segment(0)).count == ends[lost - 1])
            } else {
                #expect(throws: KeeperError.self) { try Recovery(world.parts()).run() }
            }
        }
    }

    /// Whether no record behind the lost one says that it was on the disk.
    private static func firstOfGroup(_ path: String, _ ends: [Int], lost: Int) throws -> Bool {
        var scanner = try #require(try SegmentScanner(path))
        let later = try scanner.resynchronise(Int64(lost + 1))
        return (later?.durable ?? 0) <= Int64(lost)
    }

    @Test func `a changed record that was surely on the disk is damage, not a torn tail`() async throws {
        let world = try KeeperWorld()
        try await world.withKeeper { keeper in
            for number in 0..<5 { try await world.keep(1, from: number, in: keeper) }
        }
        let folder = LogFolder(path: world.path)
        var bytes = try LogFiles.read(folder.segment(0))
        bytes[try Self.ends(of: folder.segment(0))[1] + 100] ^= 1
        try LogFiles.replace(folder.segment(0), with: bytes, durably: false)
        let error = #expect(throws: KeeperError.self) { _ = try Keeper(world.parts()) }
        #expect(error?.code == .damaged)
        #expect(try world.verify().first == "record.changed record 2")
        // Without the checkpoint too: the records behind it say so.
        for path in [folder.checkpoint, folder.checkpoints] { unlink(path) }
        #expect(throws: KeeperError.self) { _ = try Keeper(world.parts()) }
    }

    @Test func `after a failed flush nothing is taken until the next start`() async throws {
        let world = try KeeperWorld()
        let isBroken = Mutex(false)
        var disk = LogDisk.system
        let sync = disk.sync
        disk.sync = { descriptor in isBroken.withLock { $0 } ? -EIO : sync(descriptor) }
        try await world.withKeeper(disk: disk) { keeper in
            try await world.keep(3, in: keeper)
            isBroken.withLock { $0 = true }
            let first = await #expect(throws: KeeperError.self) {
                try await keeper.keep(world.message(3), on: world.loop).get()
            }
            #expect(first?.code == .stopped)
            isBroken.withLock { $0 = false }
            await #expect(throws: KeeperError.self) { try await keeper.keep(world.message(3), on: world.loop).get() }
            if case .stopped = keeper.condition {} else { Issue.record("it goes on") }
        }
        try await world.withKeeper { keeper in
            // The record whose flush failed was never acknowledged; it may be there or not.
            #expect((3...4).contains(keeper.size))
            try await world.keep(1, from: 5, in: keeper)
        }
        #expect(try world.verify() == [])
    }

    @Test func `a write that finds no room leaves nothing behind`() async throws {
        let world = try KeeperWorld()
        let isFull = Mutex(false)
        var disk = LogDisk.system
        let write = disk.write
        disk.write = { descriptor, bytes, offset in
            guard isFull.withLock({ $0 }) else { return write(descriptor, bytes, offset) }
            _ = write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count / 2)]), offset)
            return -ENOSPC
        }
        try await world.withKeeper(disk: disk) { keeper in
            try await world.keep(3, in: keeper)
            isFull.withLock { $0 = true }
            let error = await #expect(throws: KeeperError.self) {
                try await keeper.keep(world.message(3), on: world.loop).get()
            }
            #expect(error?.code == .full)
            isFull.withLock { $0 = false }
            #expect(try await world.keep(2, from: 3, in: keeper).map(\.position) == [3, 4])
            #expect(keeper.condition.error == nil)
        }
        #expect(try world.verify() == [])
    }

    /// Where each record of a segment ends.
    private static func ends(of path: String) throws -> [Int] {
        var scanner = try #require(try SegmentScanner(path))
        var ends: [Int] = []
        while case .record = try scanner.next(Int64(ends.count)) { ends.append(Int(scanner.offset)) }
        return ends
    }
}

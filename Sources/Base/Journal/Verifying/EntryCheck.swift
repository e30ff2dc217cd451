import Standards
import Store

/// Checks entries against their details, subjects, tiles and seals, 1,024 at a time, in order of position.
///
/// The tree is computed anew from the entries. Where an entry and its tile disagree, the hash above them decides which
/// of the two was changed, and the sound one is used further on, so that one flipped byte is one finding.
struct EntryCheck: Sendable {
    static let chunk: Int64 = 1_024

    let head: Int64
    let headRoot: TreeHash
    private(set) var frontier = Frontier()
    private(set) var findings: [VerifyFinding] = []
    private var seals: SealCheck
    private var upper: [[TreeHash]] = []

    init(head: StoredHead, seals: SealCheck) {
        self.head = head.size
        self.headRoot = head.root
        self.seals = seals
    }

    var isDone: Bool { frontier.size >= head }

    /// Takes what was found since the last time.
    mutating func takeFindings() -> [VerifyFinding] {
        defer { findings = [] }
        return findings
    }

    /// Checks the next entries.
    mutating func step(in snapshot: Snapshot) throws {
        let start = frontier.size
        let end = min(start + Self.chunk, head)
        let present = try StoredHead(in: snapshot).size
        let rows = try snapshot.query(
            """
            SELECT \(StoredEvent.entryColumns) FROM journal_entry
            WHERE position >= ? AND position < ? ORDER BY position
            """, [.integer(start), .integer(end)], StoredEvent.init)
        let events = Dictionary(rows.map { ($0.position, $0) }, uniquingKeysWith: { first, _ in first })
        for event in rows { try checkDetails(event, in: snapshot) }
        try checkSubjects(events, start..<end, in: snapshot)
        try seals.load(start..<end, in: snapshot)
        for first in stride(from: start, to: end, by: Int(Tile.width)) {
            try checkTile(first..<min(first + Tile.width, end), events, present: present, in: snapshot)
        }
        findings += seals.takeFindings()
        if isDone { try checkEdge(present: present, in: snapshot) }
    }

    private mutating func checkDetails(_ event: StoredEvent, in snapshot: Snapshot) throws {
        if event.isHalfErased {
            findings.append(
                JournalFinding.erasureUnfounded(event.position, event.id, by: event.erasure?.entry.rawValue ?? "?"))
        } else if let erasure = event.erasure {
            findings.append(try ErasureCheck.finding(for: event, erasure, in: snapshot))
        } else if event.details == nil || event.salt == nil {
            findings.append(JournalFinding.detailsUnreadable(event.position, event.id))
        } else if !event.fitsCommitment {
            findings.append(JournalFinding.detailsChanged(event.position, event.id))
        }
    }

    private mutating func checkSubjects(
        _ events: [Int64: StoredEvent], _ range: Range<Int64>, in snapshot: Snapshot
    ) throws {
        var stored: [Int64: Set<String>] = [:]
        try snapshot.each(
            "SELECT position, subject FROM journal_subject WHERE position >= ? AND position < ?",
            [.integer(range.lowerBound), .integer(range.upperBound)]
        ) { row in
            stored[try row.integer(0), default: []].insert(try row.text(1))
            return true
        }
        for position in range {
            let wanted = Set(events[position]?.details?.subjects ?? [])
            let found = stored[position] ?? []
            guard wanted != found else { continue }
            let id = events[position]?.id
            if !wanted.isSubset(of: found) { findings.append(JournalFinding.subjectMissing(position, id)) }
            if !found.isSubset(of: wanted) { findings.append(JournalFinding.subjectExtra(position, id)) }
        }
    }

    /// Compares the leaves of one tile with the tile, and adds the sound ones to the tree.
    private mutating func checkTile(
        _ range: Range<Int64>, _ events: [Int64: StoredEvent], present: Int64, in snapshot: Snapshot
    ) throws {
        let coordinate = Tile.Coordinate(level: 0, index: range.lowerBound / Tile.width)
        let leaves = range.map { events[$0].map { TreeHash(leaf: $0.leaf) } }
        let stored = try storedTile(coordinate, width: range.count, present: present, in: snapshot)
        let fallback = stored ?? leaves.map { $0 ?? .empty }
        let fromEntries = zip(leaves, fallback).map { $0 ?? $1 }
        for (position, leaf) in zip(range, leaves) where leaf == nil {
            findings.append(JournalFinding.entryMissing(position))
        }
        guard let stored, stored != fromEntries else { return append(fromEntries) }
        if try isSound(fromEntries, at: coordinate, in: snapshot) {
            findings.append(JournalFinding.tileChanged(coordinate))
            append(fromEntries)
        } else {
            for (position, pair) in zip(range, zip(fromEntries, stored)) where pair.0 != pair.1 {
                findings.append(JournalFinding.entryChanged(position, events[position]?.id))
            }
            append(stored)
        }
    }

    /// Whether these leaves give what the tree has above them: the hash of the next level, or the root at the edge.
    private func isSound(_ leaves: [TreeHash], at tile: Tile.Coordinate, in snapshot: Snapshot) throws -> Bool {
        guard leaves.count == Int(Tile.width) else {
            var edge = frontier
            for leaf in leaves { edge.append(leaf) }
            return edge.root == headRoot
        }
        let above = Tile.Coordinate(level: 1, index: tile.index / Tile.width)
        let hashes = try StoredTiles.hashes(of: above, in: snapshot) ?? []
        let offset = Int(tile.index % Tile.width)
        return offset < hashes.count && hashes[offset] == TileTree.fold(leaves)
    }

    private mutating func append(_ leaves: [TreeHash]) {
        for leaf in leaves {
            var completed: [(Int, TreeHash)] = []
            frontier.append(leaf) { height, hash in
                if height > 0, height % Tile.height == 0 { completed.append((height / Tile.height, hash)) }
            }
            for (level, hash) in completed {
                while upper.count < level { upper.append([]) }
                upper[level - 1].append(hash)
            }
            seals.check(frontier)
        }
    }

    /// Compares the tiles above the leaves at the end: one hash in 256 entries, so all of them fit in memory.
    private mutating func checkEdge(present: Int64, in snapshot: Snapshot) throws {
        for (below, hashes) in upper.enumerated() {
            for first in stride(from: 0, to: hashes.count, by: Int(Tile.width)) {
                let coordinate = Tile.Coordinate(level: below + 1, index: Int64(first) / Tile.width)
                let computed = Array(hashes[first..<min(first + Int(Tile.width), hashes.count)])
                let stored = try storedTile(coordinate, width: computed.count, present: present, in: snapshot)
                if let stored, stored != computed { findings.append(JournalFinding.tileChanged(coordinate)) }
            }
        }
        if frontier.root != headRoot { findings.append(JournalFinding.head("root")) }
        findings += seals.takeFindings()
    }

    /// The first `width` hashes of a tile; nil, and a finding, where it is missing or not as long as the tree says.
    private mutating func storedTile(
        _ coordinate: Tile.Coordinate, width: Int, present: Int64, in snapshot: Snapshot
    ) throws -> [TreeHash]? {
        let hashes = try StoredTiles.hashes(of: coordinate, in: snapshot)
        guard let hashes, hashes.count == coordinate.width(inTreeOf: present), hashes.count >= width else {
            findings.append(JournalFinding.tileMissing(coordinate))
            return nil
        }
        return Array(hashes.prefix(width))
    }
}

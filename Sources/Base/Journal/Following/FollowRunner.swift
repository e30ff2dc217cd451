import Logging
import ServiceLifecycle
import Standards
import Store

/// Brings every follower up to the head: woken by this node's seals, looking now and then for those of others.
struct FollowRunner: Service {
    let journal: Journal

    func run() async throws {
        await withGracefulShutdownHandler {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let seen = journal.sealed.count
                let isIdle = await pass()
                guard isIdle, !Task.isShuttingDownGracefully else { continue }
                await journal.pause.wait(for: journal.sealed, past: seen, atMost: journal.settings.poll)
            }
        } onGracefulShutdown: {
            journal.sealed.fire()
        }
    }

    /// One batch for every follower; whether all of them are at the head.
    ///
    /// One that fails holds up nobody else.
    private func pass() async -> Bool {
        var isIdle = true
        for projection in journal.following.projections {
            isIdle = await attempt(projection.name) { try await journal.advance(projection) } && isIdle
        }
        for reaction in journal.following.reactions {
            isIdle = await attempt(reaction.name) { try await journal.advance(reaction) } && isIdle
        }
        return isIdle
    }

    private func attempt(_ name: String, _ work: () async throws -> Bool) async -> Bool {
        do {
            return try await work()
        } catch {
            journal.logger.error(
                "a follower of the journal failed",
                metadata: ["follower": "\(name)", "error": "\(String(reflecting: error))"])
            return true
        }
    }
}

extension Journal {
    /// Brings every projection and reaction of this node to the present head and returns.
    ///
    /// For tests, rebuilds and tools.
    package func catchUp() async throws {
        for projection in following.projections {
            while try await !advance(projection) {}
        }
        for reaction in following.reactions {
            while try await !advance(reaction) {}
        }
    }

    /// Gives a projection its next entries; whether it is at the head.
    func advance(_ projection: any Projection) async throws -> Bool {
        let limit = settings.followBatch
        let (cursor, entries) = try await store.read { snapshot in
            let cursor = try Cursor.find(projection.name, in: snapshot)
            return (cursor, try self.entries(from: cursor?.position ?? 0, limit: limit, in: snapshot))
        }
        guard let cursor, cursor.version == Int64(projection.version) else {
            try await restart(projection)
            return false
        }
        guard let last = entries.last else {
            if following.reached(projection.name) != cursor.position {
                following.note(projection.name, at: cursor.position)
            }
            return true
        }
        let moved = try await store.write { transaction in
            guard try cursor.move(to: last.position + 1, in: transaction) else { return false }
            try projection.apply(entries, in: transaction)
            return true
        }
        if moved { following.note(projection.name, at: last.position + 1) }
        return entries.count < limit
    }

    func restart(_ projection: any Projection) async throws {
        let start = try await store.write { transaction in
            try projection.reset(in: transaction)
            let start = projection.source == .entries ? 0 : try StoredHead(in: transaction).size
            try Cursor.set(
                projection.name, version: Int64(projection.version), position: start, in: transaction)
            return start
        }
        following.note(projection.name, at: start)
    }

    /// Does what a reaction has to do about its next entry; whether it is at the head, or another node is at it.
    func advance(_ reaction: any Reaction) async throws -> Bool {
        let name = reaction.name
        let now = clock.now()
        let until = now.advanced(by: settings.reactionLease)
        let (cursor, entry) = try await store.read { snapshot in
            let cursor = try Cursor.find(name, in: snapshot)
            return (cursor, try cursor.flatMap { try self.entries(from: $0.position, limit: 1, in: snapshot).first })
        }
        guard let cursor else {
            try await store.write { transaction in
                guard try Cursor.find(name, in: transaction) == nil else { return }
                let head = try StoredHead(in: transaction)
                try Cursor.set(name, version: 1, position: head.size, in: transaction)
            }
            return false
        }
        guard let entry else { return true }
        let node = node
        let isMine = try await store.write { try cursor.lease(by: node, from: now, until: until, in: $0) }
        guard isMine else { return true }
        try await reaction.react(to: entry)
        _ = try await store.write { try cursor.move(to: entry.position + 1, in: $0) }
        following.note(name, at: entry.position + 1)
        return false
    }
}

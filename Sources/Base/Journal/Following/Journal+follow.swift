package import Standards
package import Store

extension Journal {
    /// Has `projection` follow the journal on this node; to be called before the runner starts.
    package func register(projection: any Projection) {
        following.add(projection)
    }

    /// Has `reaction` follow the journal on this node; to be called before the runner starts.
    package func register(reaction: any Reaction) {
        following.add(reaction)
    }

    /// The names of the projections that follow on this node, as registered.
    package var projectionNames: [String] { following.projections.map(\.name) }

    /// Empties a projection and has it take in everything again; reactions do not run.
    ///
    /// Readers see it grow from empty (or, from state, see it whole at once). Throws `notFound` for a name that is not
    /// registered.
    package func rebuild(_ name: String) async throws {
        guard let projection = following.projections.first(where: { $0.name == name }) else {
            throw JournalError.notFound("projection \(name)")
        }
        try await restart(projection)
        sealed.fire()
    }

    /// Makes a projection anew and returns when it has taken in everything; the position up to which it is then.
    package func rebuildFully(_ name: String) async throws -> Int64 {
        try await rebuild(name)
        guard let projection = following.projections.first(where: { $0.name == name }) else { return 0 }
        while try await !advance(projection) {}
        return try await store.read { try self.cursor(of: name, in: $0) ?? 0 }
    }

    /// How far a projection is: it has taken in every entry before this position.
    ///
    /// Nil before it first ran.
    package func cursor(of projection: String, in snapshot: Snapshot) throws -> Int64? {
        try Cursor.find(projection, in: snapshot)?.position
    }

    /// Whether `projection` has taken in the entry at `position`, waiting for it no longer than `within`.
    package func reached(_ projection: String, position: Int64, within: Duration) async throws -> Bool {
        try await wait(for: following.progress, within: within) {
            if let known = self.following.reached(projection), known > position { return true }
            let stored = try await self.store.read { try Cursor.find(projection, in: $0)?.position }
            return (stored ?? 0) > position ? true : nil
        } ?? false
    }

    /// Whether `projection` has taken in `entry`, which may not be sealed yet, waiting no longer than `within`.
    package func reached(_ projection: String, entry: ID<Entry>, within: Duration) async throws -> Bool {
        try await wait(for: following.progress, within: within) {
            try await self.store.read { snapshot in
                guard let position = try self.position(of: entry, in: snapshot),
                    let cursor = try Cursor.find(projection, in: snapshot), cursor.position > position
                else { return nil }
                return true
            }
        } ?? false
    }

    /// The position of `entry`, waiting for its seal no longer than `within`; nil where it has none by then.
    package func position(of entry: ID<Entry>, within: Duration) async throws -> Int64? {
        try await wait(for: sealed, within: within) {
            try await self.store.read { try self.position(of: entry, in: $0) }
        }
    }

    /// Asks now, and again whenever `signal` happens, until there is an answer or the time is over.
    private func wait<Answer: Sendable>(
        for signal: Signal, within: Duration, _ ask: @escaping @Sendable () async throws -> Answer?
    ) async throws -> Answer? {
        let pause = pause
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                while !Task.isCancelled {
                    let seen = signal.count
                    if let answer = try await ask() { return answer }
                    await signal.wait(past: seen)
                }
                return nil
            }
            group.addTask {
                try? await pause.sleep(within)
                return nil
            }
            return try await group.next() ?? nil
        }
    }
}

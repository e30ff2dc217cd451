package import Authority
import Expressions
import Journal
import Standards
import Store

extension Registry {
    /// A page of records in the order of a declared find.
    ///
    /// The access record, with everybody who is on the page, is durable before this returns. Throws `RegistryError`
    /// where no find serves the query, `ExpressionError` where the filter does not fit. Acts: find.
    package func page(_ dataset: String, _ query: PageQuery, under permit: Permit) async throws -> RecordPage {
        let shape = try shape(dataset, under: permit, for: [.find])
        let plan = try PagePlan(query, shape: shape, permit: permit, schema: authority.schema(for: permit))
        let batches = BatchStore(journal: journal, memory: batchMemory, dataset: shape.id)
        let journal = journal
        let (found, facts, size) = try await store.read { snapshot in
            let found = try plan.read(from: query.cursor, rows: permit.rows, in: snapshot)
            let facts = try batches.facts(Set(found.rows.map(\.batch)), in: snapshot)
            return (found, facts, try journal.size(in: snapshot))
        }
        try await leaveRecord(
            permit, subjects: Self.subjects(of: found.rows, in: shape),
            detail: AccessDetail(
                read: "page", rows: found.rows.count, filter: query.filter?.text, position: size))
        batchMemory.keep(facts, of: shape.id)
        let masking = RecordMasking(shape: shape, permit: permit)
        return RecordPage(
            rows: found.rows.map { masking.view($0, facts[$0.batch]) }, next: found.next, previous: found.previous)
    }

    /// How many records a query has, counted up to a bound (10,000): an index reads no more.
    ///
    /// `isExact` is false where there are more. It names nobody, but is recorded like every read. Acts: find.
    package func count(
        _ dataset: String, _ query: PageQuery, under permit: Permit
    ) async throws -> (count: Int, isExact: Bool) {
        let shape = try shape(dataset, under: permit, for: [.find])
        let plan = try PagePlan(query, shape: shape, permit: permit, schema: authority.schema(for: permit))
        let bound = limits.count
        let journal = journal
        let (count, size) = try await store.read { snapshot in
            let (sql, values) = plan.counting(
                upTo: bound + 1, rows: permit.rows, dialect: SQLDialect(snapshot.engine))
            let count = try snapshot.first(sql, values) { try $0.int(0) } ?? 0
            return (count, try journal.size(in: snapshot))
        }
        try await leaveRecord(
            permit, subjects: [],
            detail: AccessDetail(read: "count", filter: query.filter?.text, position: size))
        return (min(count, bound), count <= bound)
    }
}

extension PagePlan {
    /// Reads a page beside a cursor, forwards or backwards, and tells whether there is more on either side.
    func read(
        from cursor: Cursor?, rows: TypedExpression?, in snapshot: Snapshot
    ) throws -> (rows: [RecordRow], next: Cursor?, previous: Cursor?) {
        let backwards = cursor?.side == .before
        let place = try cursor.map { try self.place(of: $0.reference, rows: rows, in: snapshot) }
        let (sql, values) = statement(
            from: place, backwards: backwards, rows: rows, dialect: SQLDialect(snapshot.engine))
        var found = try snapshot.query(sql, values) { try RecordRow.decode($0, shape: shape) }
        let goesOn = found.count > limit
        found = Array(found.prefix(limit))
        if backwards { found.reverse() }
        let (hasNext, hasPrevious) = backwards ? (true, goesOn) : (goesOn, cursor != nil)
        return (
            found, hasNext ? found.last.map { Cursor(.after, $0.reference) } : nil,
            hasPrevious ? found.first.map { Cursor(.before, $0.reference) } : nil
        )
    }

    /// Where the version that a reference names stands in the order, even where the record has changed since.
    ///
    /// A version out of the reader's rows is no place to go on from, like one that never was: where it stands among those
    /// she sees would tell about it.
    private func place(
        of reference: RecordReference, rows: TypedExpression?, in snapshot: Snapshot
    ) throws -> [SQLValue] {
        let records = RecordStore(shape: shape)
        guard let present = try records.record(reference, in: snapshot) else { throw RegistryError.cursor }
        let version =
            present.reference == reference
            ? present : try records.versions(of: present, in: snapshot).first { $0.reference == reference }
        guard let version, RecordMasking.admits(version, by: rows, in: shape) else { throw RegistryError.cursor }
        return version.place(of: order, in: shape)
    }
}

extension SQLDialect {
    init(_ engine: Engine) {
        switch engine {
        case .sqlite: self = .sqlite
        case .postgres: self = .postgres
        }
    }
}

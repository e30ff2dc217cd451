package import Authority
package import Standards
package import Store

extension Casework {
    /// The case, where she may see it; nil: there is none, or it is not hers to see.
    package func file(_ id: ID<CaseFile>, for actor: Actor, in snapshot: Snapshot) throws -> CaseFile? {
        try visible(id, to: sight(of: actor, in: snapshot), in: snapshot).map { view($0, on: today) }
    }

    /// The case of a number, where she may see it; nil: there is none, or it is not hers to see.
    package func file(number: String, for actor: Actor, in snapshot: Snapshot) throws -> CaseFile? {
        guard (1...40).contains(number.utf8.count), number.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        let id = try snapshot.first("SELECT id FROM casework_case WHERE number = ?", [.text(number)]) { row in
            try row.id(0, of: CaseFile.self)
        }
        // A number that nobody has is looked up like one that is not hers, so that the time tells nothing either.
        return try file(id ?? ID(rawValue: "-"), for: actor, in: snapshot)
    }

    /// In which posts, or for whom, she may decide on the open task now; her own first.
    ///
    /// Empty: not at all.
    package func seats(of actor: Actor, for file: CaseFile, in snapshot: Snapshot) throws -> [Seat] {
        let sight = try sight(of: actor, in: snapshot)
        guard let stored = try visible(file.id, to: sight, in: snapshot), let place = stored.chain.openTask,
            let chain = chain(of: stored.header)
        else { return [] }
        let task = stored.chain.tasks[place]
        return sight.seats(on: task, stored.task(place), barred: chain.barred(from: task.step, in: stored.chain))
    }

    /// The stored case, where she may see it: who may is asked before the case is looked at, whether there is one or not.
    func visible(_ id: ID<CaseFile>, to sight: Sight, in snapshot: Snapshot) throws -> StoredCase? {
        guard (1...40).contains(id.rawValue.utf8.count), !id.rawValue.utf8.contains(0) else { return nil }
        if sight.seesAll { return try StoredCase.find(id, in: snapshot) }
        let viewers = sight.viewers
        let mayView = try snapshot.first(
            "SELECT 1 FROM casework_viewer WHERE viewer IN (\(SQLMarks.of(viewers.count))) AND case_id = ?",
            viewers.map { .text($0) } + [SQLValue(id)]
        ) { _ in true }
        return mayView == nil ? nil : try StoredCase.find(id, in: snapshot)
    }
}

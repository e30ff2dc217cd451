package import Journal
import Standards
import Store

/// Checks cases against the journal: what was asked, and every decision with its reason.
///
/// It walks the journal's entries in batches and looks at the cases that they name, then compares how many decisions there
/// are: one that the journal does not tell of was never taken.
package struct CaseCheck: Verifiable {
    package let name = "cases"
    let casework: Casework

    /// The check of a city's cases.
    package init(casework: Casework) {
        self.casework = casework
    }

    package func verify(_ pass: VerifyPass) async throws {
        do {
            try await check(pass)
        } catch let error as StoreError where error.code == .decoding {
            // An entry that cannot be read is the journal's own finding, and hides none of the others.
            return
        }
    }

    private func check(_ pass: VerifyPass) async throws {
        let (size, decided, pending, sees) = try await pass.store.read { [self] snapshot in
            let decided = try snapshot.first("SELECT COUNT(*) FROM casework_task WHERE decided_at IS NOT NULL") {
                try $0.int(0)
            }
            let waiting = try pass.journal.unsealed(limit: 1_000, in: snapshot).map(\.details)
            // A head that cannot be read is the journal's own finding; the entries are there all the same.
            return (
                (try? pass.journal.head(in: snapshot).size) ?? .max, decided ?? 0,
                waiting.compactMap { payload(of: $0) }.filter { $0.decided != nil }.count, waiting.count < 1_000
            )
        }
        // Details that are erased, or beyond what can be seen unsealed, leave nothing to count.
        var (position, told, hasAll) = (Int64(0), 0, sees)
        while position < size {
            let entries = try await pass.store.read { [position] in
                try pass.journal.entries(from: position, limit: 500, in: $0)
            }
            guard let last = entries.last else { break }
            let sealed = entries.filter { $0.position < size }
            hasAll = hasAll && sealed.allSatisfy { $0.details != nil }
            let payloads = sealed.compactMap { $0.details.flatMap(payload) }
            told += payloads.filter { $0.decided != nil }.count
            try await compare(payloads, pass)
            position = last.position + 1
            pass.progress(name, done: min(position, size), total: size)
        }
        if hasAll, told + pending != decided {
            pass.found(
                VerifyFinding(
                    .defect, code: "case.unknown", place: "cases",
                    message: Localized(
                        zh: "办理记录与日志记载的决定数量不符：记录\(decided)项，日志\(told + pending)项。",
                        en: "There are \(decided) decisions, and the journal tells of \(told + pending).")))
        }
    }

    private func payload(of details: EventDetails) -> CaseEventPayload? {
        guard CaseEvent(kind: details.kind) != nil else { return nil }
        return try? JSONText.value(details.payload)
    }

    private func compare(_ payloads: [CaseEventPayload], _ pass: VerifyPass) async throws {
        let ids = Set(payloads.filter { $0.digest != nil }.map(\.file)).sorted()
        guard !ids.isEmpty else { return }
        let (stored, unreadable) = try await load(ids, pass.store)
        for payload in payloads where payload.digest != nil {
            if unreadable.contains(payload.file) {
                pass.found(Self.changed(payload.number))
            } else if let stored = stored[payload.file] {
                if try !isAsTold(payload, stored) { pass.found(Self.changed(payload.number)) }
            } else {
                pass.found(Self.missing(payload.number))
            }
        }
    }

    /// The cases of a batch, and those that are damaged beyond reading.
    private func load(
        _ ids: [ID<CaseFile>], _ store: Store
    ) async throws -> (stored: [ID<CaseFile>: StoredCase], unreadable: Set<ID<CaseFile>>) {
        do {
            let found = try await store.read { try StoredCase.list(ids, in: $0) }
            return (Dictionary(found.map { ($0.header.id, $0) }) { first, _ in first }, [])
        } catch  where Self.isDamage(error) {
            guard ids.count > 1 else { return ([:], Set(ids)) }
            var (stored, unreadable) = ([ID<CaseFile>: StoredCase](), Set<ID<CaseFile>>())
            for id in ids {
                let one = try await load([id], store)
                stored.merge(one.stored) { first, _ in first }
                unreadable.formUnion(one.unreadable)
            }
            return (stored, unreadable)
        }
    }

    private static func isDamage(_ error: any Error) -> Bool {
        error is DecodingError || (error as? StoreError)?.code == .decoding
    }

    /// Whether the words of an event are still those that it committed to; what was asked only in its last edition.
    private func isAsTold(_ payload: CaseEventPayload, _ stored: StoredCase) throws -> Bool {
        guard let task = payload.decided else {
            return try payload.edition != stored.edition || CaseDigest.content(of: stored) == payload.digest
        }
        guard let place = stored.chain.tasks.indices.first(where: { stored.task($0) == task }) else { return false }
        return try CaseDigest.decision(of: stored.chain.tasks[place]) == payload.digest
    }

    private static func missing(_ number: String) -> VerifyFinding {
        VerifyFinding(
            .defect, code: "case.missing", place: "case \(number)",
            message: Localized(zh: "日志记载的办件缺失。", en: "The journal tells of a case that is not there."))
    }

    private static func changed(_ number: String) -> VerifyFinding {
        VerifyFinding(
            .defect, code: "case.changed", place: "case \(number)",
            message: Localized(
                zh: "办件的申请内容或办理意见与作出时不同。", en: "What was asked or decided in the case is not what it was then."))
    }
}

package import Authority
import Definitions
package import NIOCore
package import Registry
import Standards

/// Answers questions to datasets under grants: own list, rows, fields, masks; the caller keeps the record.
package struct DatasetService: Sendable {
    private let register: SharedRegister
    private let authority: Authority

    /// The service over a store of datasets.
    package init(register: SharedRegister, authority: Authority) {
        self.register = register
        self.authority = authority
    }

    /// Answers a call that was let through.
    ///
    /// Whoever calls settles `DatasetAnswer.rows` with the quotas and keeps the record before the answer leaves.
    package func answer(_ call: DatasetCall) async throws(ExchangeRefusal) -> DatasetAnswer {
        if let list = call.grant.list {
            try await check(ListedKeys(list: list, keys: call.question.keys), under: call.grant)
        }
        let permit: Permit
        switch authority.permit(
            under: call.grant, caseNumber: call.caseNumber, operatorName: call.operatorName)
        {
        case .success(let given): permit = given
        case .failure(let refusal): throw .noPermit(refusal)
        }
        do {
            return try await answer(call, under: permit)
        } catch {
            throw .registerUnavailable
        }
    }

    /// Whether all keys stand on the asker's own list; refused as a whole with their number, never which.
    package func check(_ listed: ListedKeys, under grant: Grant) async throws(ExchangeRefusal) {
        let missing: Int
        do {
            missing = try await register.missing(listed.keys, from: listed.list.dataset, element: listed.list.element)
        } catch is RegistryError {
            throw .noList(grant)
        } catch {
            throw .registerUnavailable
        }
        if missing > 0 { throw .notListed(grant, missing) }
    }

    private func answer(_ call: DatasetCall, under permit: Permit) async throws -> DatasetAnswer {
        let (dataset, id) = (call.dataset, call.dataset.definition.id)
        let asked = dataset.keyIsSubject ? call.question.keys.compactMap(\.subject) : []
        switch call.question {
        case .verify(let key, let facts):
            let agrees = try await register.agrees(id, key: key, facts: facts, under: permit)
            let result = agrees.map { $0 ? "true" : "false" } ?? "no-record"
            return DatasetAnswer(["result": .text(result)], rows: 0, asked: asked, hit: [])
        case .match(let keys):
            let records = try await register.records(id, keys: keys, under: permit)
            return DatasetAnswer(
                [
                    "asked": .number(String(keys.count)), "hit": .number(String(records.count)),
                    "hits": .array(records.map(dataset.tree)),
                ], rows: records.count, asked: asked, hit: records.compactMap(\.subject))
        case .query(let key):
            let record = try await register.records(id, keys: [key], under: permit).first
            guard let record else { return DatasetAnswer(["found": false], rows: 0, asked: asked, hit: []) }
            return DatasetAnswer(
                ["found": true, "record": dataset.tree(record)], rows: 1, asked: asked,
                hit: [record.subject].compactMap(\.self))
        }
    }
}

/// What a dataset answers.
package struct DatasetAnswer: Sendable, Hashable {
    /// Canonical JSON.
    package let body: ByteBuffer
    /// How many records it gives, for the quota.
    package let rows: Int
    /// The canonical keys of the persons asked about, for the record of the exchange.
    package let asked: [String]
    /// Those among them of whom a record is given.
    package let hit: [String]

    /// Its media type.
    package static let mediaType = "application/json"

    init(_ tree: JSONTree, rows: Int, asked: [String], hit: [String]) {
        body = ByteBuffer(string: tree.canonical)
        self.rows = rows
        self.asked = asked
        self.hit = hit
    }
}

extension ServedDataset {
    /// A record as an answer gives it: the granted items and nothing else.
    func tree(_ record: SharedRecord) -> JSONTree {
        .object(
            record.cells.map { cell in
                let element = parser(cell.element)?.element
                return JSONTree.Member(cell.element, .value(cell.value, of: element, isMasked: cell.isMasked))
            })
    }
}

extension JSONTree {
    /// A value as answers write it: numbers and truth values as JSON's own, money in 元, days and moments by ISO 8601, masked values as
    /// text.
    static func value(_ datum: Datum, of element: DataElement?, isMasked: Bool) -> JSONTree {
        switch datum {
        case .null: .null
        case .text(let text): .text(text)
        case .integer(let number) where element?.type != .money: .number(String(number))
        case .boolean(let truth): .boolean(truth)
        case .integer, .day, .instant: .text(element?.text(of: datum) ?? "")
        }
    }
}

extension Datum {
    /// The canonical key of the person whom an identity number names.
    var subject: String? {
        guard case .text(let text) = self else { return nil }
        return "resident:" + text
    }
}

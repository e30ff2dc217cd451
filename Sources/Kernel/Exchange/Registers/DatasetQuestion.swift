package import Authority
package import NIOCore
package import Standards

/// What a call asks a dataset.
package enum DatasetQuestion: Sendable, Hashable {
    /// Whether stated facts about one subject are so.
    case verify(key: Datum, facts: [String: Datum])
    /// Which of the asker's own subjects have a record; each key once, in the order of the call.
    case match([Datum])
    /// The record of one subject.
    case query(Datum)

    /// The subjects that are asked about.
    package var keys: [Datum] {
        switch self {
        case .verify(let key, _), .query(let key): [key]
        case .match(let keys): keys
        }
    }

    /// The most records that the answer can give.
    var mostRows: Int {
        switch self {
        case .verify: 0
        case .query: 1
        case .match(let keys): keys.count
        }
    }
}

extension ServedDataset {
    /// The most keys of one call.
    package static let keyLimit = 10_000

    /// Reads the question of a call's body, or says what is wrong with it; refusals name no value.
    ///
    /// - Parameter granted: the items of the grant; a fact about any other is refused as if there were none of that name.
    package func question(
        _ body: ByteBuffer, form: GrantForm, granted: [String]
    ) throws(ExchangeRefusal) -> DatasetQuestion {
        let tree: JSONTree
        do { tree = try JSONTree(body) } catch { throw .malformedJSON(error) }
        guard case .object(let members) = tree else { throw .notAnObject }
        let names = form == .verify ? [key.id, "facts"] : [key.id]
        guard members.allSatisfy({ names.contains($0.name) }) else { throw .members(names) }
        guard members.count == names.count, let asked = tree[key.id] else { throw .members(names) }
        switch form {
        case .verify: return .verify(key: try keyValue(asked), facts: try facts(tree["facts"], granted))
        case .match: return .match(try keyValues(asked))
        case .query, .feed: return .query(try keyValue(asked))
        }
    }

    private func keyValue(_ value: JSONTree) throws(ExchangeRefusal) -> Datum {
        guard case .text(let text) = value else { throw .notText(key) }
        return try parsed(text, key, place: nil)
    }

    private func keyValues(_ value: JSONTree) throws(ExchangeRefusal) -> [Datum] {
        guard case .array(let elements) = value else { throw .notAList(key) }
        guard (1...Self.keyLimit).contains(elements.count) else { throw .listLength(key, Self.keyLimit) }
        var (keys, seen): ([Datum], Set<Datum>) = ([], [])
        keys.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            guard case .text(let text) = element else { throw .notText(key) }
            let datum = try parsed(text, key, place: index + 1)
            if seen.insert(datum).inserted { keys.append(datum) }
        }
        return keys
    }

    private func facts(_ value: JSONTree?, _ granted: [String]) throws(ExchangeRefusal) -> [String: Datum] {
        guard case .object(let members) = value, !members.isEmpty else { throw .noFacts }
        var facts: [String: Datum] = [:]
        for member in members {
            guard member.name != key.id, granted.contains(member.name),
                let field = fields.first(where: { $0.element.id == member.name })
            else { throw .fact }
            facts[member.name] = try fact(member.value, field.element)
        }
        return facts
    }

    /// Numbers are JSON numbers, truth values JSON's own, everything else a text.
    private func fact(_ value: JSONTree, _ element: DataElement) throws(ExchangeRefusal) -> Datum {
        switch (element.type, value) {
        case (.boolean, .boolean(let truth)): return .boolean(truth)
        case (.integer, .number(let text)): return try parsed(text, element, place: nil)
        case (.boolean, _), (.integer, _): throw .wrongType(element)
        case (_, .text(let text)): return try parsed(text, element, place: nil)
        default: throw .wrongType(element)
        }
    }

    private func parsed(_ text: String, _ element: DataElement, place: Int?) throws(ExchangeRefusal) -> Datum {
        guard let parser = parser(element.id) else { throw .fact }
        let datum: Datum
        do { datum = try parser.parse(text) } catch { throw .value(element, error, place: place) }
        guard !datum.isNull else { throw .emptyValue(element, place: place) }
        return datum
    }
}

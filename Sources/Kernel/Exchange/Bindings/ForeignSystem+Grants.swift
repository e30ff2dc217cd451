package import Authority
import NIOCore
package import Standards

extension ForeignSystem {
    /// The most records that one call can give, where answers are bound: a subject may have several.
    static func mostRows(_ form: GrantForm, keys: Int?) -> Int {
        switch form {
        case .verify: 0
        case .match: keys ?? 1
        case .query: 100
        case .feed: 10_000
        }
    }

    /// How answers are cut down to a grant; nil: the grant opens all of them.
    ///
    /// Throws where they would have to be and cannot.
    func narrowing(for grant: Grant) throws(ExchangeRefusal) -> AnswerNarrowing? {
        if grant.form == .verify, grant.rows == nil { return nil }
        let granted = Set(grant.fields)
        let isWhole =
            grant.rows == nil && items.allSatisfy { granted.contains($0.id) && $0.mask(under: grant) == .none }
        if isWhole, items.isEmpty == granted.isEmpty { return nil }
        guard let binding, let narrowing = AnswerNarrowing(binding, to: grant) else { throw .unbound(grant) }
        return narrowing
    }

    /// The keys of a call that must stand on the grant's own list; nil: the grant has none.
    func listed(_ body: ByteBuffer, _ grant: Grant) throws(ExchangeRefusal) -> ListedKeys? {
        guard let list = grant.list else { return nil }
        guard let keys, let item = items.first(where: { $0.element?.id == list.element }), let element = item.element
        else { throw .unbound(grant) }
        let tree: JSONTree
        do { tree = try JSONTree(body) } catch { throw .malformedJSON(error) }
        guard let value = keys.value(in: tree) else { throw .members([keys.description]) }
        var (data, seen): ([Datum], Set<Datum>) = ([], [])
        for (index, value) in try Self.elements(value, element).enumerated() {
            guard case .text = value else { throw .notText(element) }
            let datum = item.datum(value)
            guard !datum.isNull else { throw .unreadableKey(element, place: index + 1) }
            if seen.insert(datum).inserted { data.append(datum) }
        }
        return ListedKeys(list: list, keys: data)
    }

    /// Whether a grant can be served at all; nil: it can.
    package func problem(with grant: Grant) -> ExchangeRefusal? {
        do throws(ExchangeRefusal) {
            _ = try narrowing(for: grant)
            if grant.list != nil, keys == nil { throw .unbound(grant) }
            return nil
        } catch {
            return error
        }
    }

    private static func elements(_ value: JSONTree, _ element: DataElement) throws(ExchangeRefusal) -> [JSONTree] {
        guard case .array(let elements) = value else { return [value] }
        guard (1...ServedDataset.keyLimit).contains(elements.count) else {
            throw .listLength(element, ServedDataset.keyLimit)
        }
        return elements
    }
}

extension ProviderGate {
    /// The usable grants that no service of this gateway can serve as they are, with the reason in words: told when a
    /// configuration arrives.
    package func problems(on day: Day) -> [(grant: Grant, refusal: ExchangeRefusal)] {
        services.all.flatMap { service -> [(grant: Grant, refusal: ExchangeRefusal)] in
            guard case .foreign(let system) = service.backing else { return [] }
            return view.configuration.grants.filter {
                $0.entry == service.entry && $0.provider == service.id.subsystem.member.code && $0.isUsable(on: day)
            }.compactMap { grant in system.problem(with: grant).map { (grant, $0) } }
        }
    }
}

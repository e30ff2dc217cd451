import Definitions
import Expressions
import HTTP
import NIOCore
import Registry
import Standards

/// What somebody looks for, as it was typed.
struct FindConditions: Sendable, Hashable {
    /// Texts by element id.
    var values: [String: String] = [:]
    /// A CQL2 filter for experts.
    var filter: String?

    /// Nothing asked for: everything that may be seen.
    init() {}

    /// What a form brought for these elements.
    init(_ form: Form, elements: [String]) {
        for element in elements { values[element] = form["f." + element] }
        filter = form["filter"]
    }

    /// Reads what `json` wrote.
    init?(json: String) {
        guard let json = try? JSON(json.utf8), case .object(let values)? = json["values"] else { return nil }
        self.values = values.compactMapValues(\.text)
        filter = json["filter"]?.text
    }

    /// As JSON, to be sealed into an address.
    var json: String {
        var writer = JSONWriter()
        writer.object { object in
            object.object("values") { object in
                for (element, value) in values.sorted(by: { $0.key < $1.key }) { object.member(element, value) }
            }
            object.member("filter", filter)
        }
        return String(buffer: writer.buffer)
    }

    /// The query for the Registry; throws a problem that names the field that cannot be read.
    func query(of dataset: DatasetDefinition, packs: PackSet, limit: Int) throws(Problem) -> PageQuery {
        var query = PageQuery(limit: limit)
        for (id, text) in values {
            guard let element = packs.elements[id], dataset.field(id) != nil else { throw .malformed }
            do {
                let value = try ElementParser(element, codes: { packs.codeLists[$0] ?? CodeLists.standard($0) }).parse(
                    text)
                if !value.isNull { query.equals[id] = value }
            } catch {
                let title = dataset.field(id).flatMap { packs.title(of: $0) } ?? element.title
                throw Problem.invalid.saying(
                    Localized(zh: "\(title.zh)：\(error.message.zh)", en: "\(title.en): \(error.message.en)"),
                    next: error.mend, pointer: "f." + id)
            }
        }
        if let filter {
            do { query.filter = try Expression.parse(text: filter) } catch { throw Problem(error) }
        }
        return query
    }
}

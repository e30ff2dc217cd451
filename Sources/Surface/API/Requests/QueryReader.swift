import HTTP
import Hummingbird
import Standards

/// The fields of a query, read as the description says: what does not fit is refused, never passed over.
struct QueryReader {
    private let form: Form

    /// Throws the problem where the query cannot be read.
    init(_ request: Request) throws(Problem) {
        form = try request.query()
    }

    /// A text as it was sent, within a number of characters; nil where it is absent.
    func text(_ name: String, most: Int) throws(Problem) -> String? {
        guard let text = form.exact(name) else { return nil }
        guard text.unicodeScalars.count <= most else { throw Self.unfit(name) }
        return text
    }

    /// A name as code, organisations and entries have them; nil where it is absent.
    func name(_ name: String) throws(Problem) -> String? {
        guard let text = form.exact(name) else { return nil }
        guard Names.isName(text) else { throw Self.unfit(name) }
        return text
    }

    /// All values of a field that may stand several times, at most 50.
    func names(_ name: String) throws(Problem) -> Set<String> {
        let values = form.all(name)
        guard values.count <= 50, values.allSatisfy(Names.isName) else { throw Self.unfit(name) }
        return Set(values)
    }

    /// One of the words of an enumeration; nil where it is absent.
    func word<Word: RawRepresentable<String>>(_ name: String, _ type: Word.Type = Word.self) throws(Problem) -> Word? {
        guard let text = form.exact(name) else { return nil }
        guard let word = Word(rawValue: text) else { throw Self.unfit(name) }
        return word
    }

    /// A whole number within a range; nil where it is absent.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let text = form.exact(name) else { return nil }
        guard text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            range.contains(number)
        else { throw Self.unfit(name) }
        return number
    }

    /// `true` or `false`; absent is false.
    func flag(_ name: String) throws(Problem) -> Bool {
        switch form.exact(name) {
        case nil, "false": false
        case "true": true
        default: throw Self.unfit(name)
        }
    }

    /// The problem of a field that is not what the description says.
    static func unfit(_ name: String) -> Problem {
        Problem.malformed.saying(
            Localized(zh: "查询参数 \(name) 不符合接口说明。", en: "The query's \(name) is not what the description says."),
            next: Localized(zh: "请查看接口说明中的参数格式。", en: "See the description of the interface."))
    }
}

/// The names that stand in addresses: of entries, organisations, cases and grants.
enum Names {
    /// The pattern in the description.
    static let pattern = #"{"type":"string","pattern":"^[!-~]{1,64}$"}"#

    /// Whether it is one: 1–64 printable ASCII characters.
    static func isName(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

extension CityContext {
    /// The name that a path has in a place; the 404 problem where it cannot be one.
    func name(_ place: String) throws(Problem) -> String {
        guard let name = parameters.get(place), Names.isName(name) else { throw .notFound }
        return name
    }
}

extension Route.Parameter {
    /// What a page of any list takes.
    static let paging: [Route.Parameter] = [
        .init(
            name: "limit", place: "query", description: "How many; 20 without it.",
            schema: #"{"type":"integer","minimum":1,"maximum":100}"#),
        .init(
            name: "after", place: "query", description: "`next` of the page before.",
            schema: #"{"type":"string","maxLength":2000}"#),
    ]

    /// A name in the path.
    static func path(_ name: String, _ description: String) -> Route.Parameter {
        .init(name: name, place: "path", description: description)
    }

    /// A name in the query.
    static func name(_ name: String, _ description: String) -> Route.Parameter {
        .init(name: name, place: "query", description: description, schema: Names.pattern)
    }

    /// A word of an enumeration in the query.
    static func word(_ name: String, _ description: String, _ words: [String]) -> Route.Parameter {
        .init(name: name, place: "query", description: description, schema: "{\"enum\":\(words.jsonArray)}")
    }
}

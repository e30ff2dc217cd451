import Authority
import Catalogue
import HTTP
import Standards

/// Reads what somebody asks for or gives; whether it may be so is the catalogue's business.
enum ContentReader {
    static let members: Set<String> = [
        "entry", "entryVersion", "item", "law", "scene", "system", "form", "fields", "rows", "list", "from", "to",
        "callsPerDay", "rowsPerDay", "letter", "changes",
    ]
    static let decisionMembers: Set<String> = [
        "form", "fields", "withheld", "rows", "from", "to", "callsPerDay", "rowsPerDay",
    ]
    private static let mostPerDay = 1_000_000_000

    /// What is asked for.
    static func request(_ body: BodyReader) throws(Problem) -> RequestContent {
        var list: OwnList?
        if let own = try body.object("list", only: ["dataset", "element"]) {
            list = OwnList(dataset: try own.requiredText("dataset"), element: try own.requiredText("element"))
        }
        return RequestContent(
            entry: try body.requiredText("entry"),
            entryVersion: try body.requiredInteger("entryVersion", in: 0...1_000_000),
            item: try body.requiredText("item"), law: try body.requiredText("law"),
            scene: try body.requiredText("scene"), system: try body.requiredText("system"),
            form: try body.requiredWord("form"), fields: try reasons(body, "fields"), rows: try body.text("rows"),
            list: list, from: try body.requiredDay("from"), to: try body.requiredDay("to"),
            callsPerDay: try body.requiredInteger("callsPerDay", in: 0...mostPerDay),
            rowsPerDay: try body.requiredInteger("rowsPerDay", in: 0...mostPerDay),
            letter: try body.text("letter"), changes: try body.text("changes"))
    }

    /// What the provider gives.
    static func decision(_ body: BodyReader) throws(Problem) -> ProviderDecision {
        ProviderDecision(
            form: try body.requiredWord("form"), fields: try body.list("fields", most: 500).map(\.self),
            withheld: try reasons(body, "withheld"), rows: try body.text("rows"), from: try body.requiredDay("from"),
            to: try body.requiredDay("to"), callsPerDay: try body.requiredInteger("callsPerDay", in: 0...mostPerDay),
            rowsPerDay: try body.requiredInteger("rowsPerDay", in: 0...mostPerDay))
    }

    /// The post in which somebody acts; nil where none is named.
    static func post(_ body: BodyReader) throws(Problem) -> Assignment? {
        guard let post = try body.object("post", only: ["role", "organisation"]) else { return nil }
        return Assignment(role: try post.requiredText("role"), organisation: try post.requiredText("organisation"))
    }

    private static func reasons(_ body: BodyReader, _ name: String) throws(Problem) -> [FieldReason] {
        var reasons: [FieldReason] = []
        for object in try body.objects(name, most: 500, only: ["field", "reason"]) {
            reasons.append(
                FieldReason(field: try object.requiredText("field"), reason: try object.requiredText("reason")))
        }
        return reasons
    }
}

import HTTP
import Standards

/// An object of a JSON body, read as its schema says: a member that is unknown or of another type is refused, never
/// passed over, so that a misspelt condition does not find everything.
struct BodyReader {
    private let members: [String: JSON]
    /// Where the object stands (RFC 6901); empty for the whole body.
    let pointer: String

    /// Throws the problem where this is no object, or has a member that is not among `names`.
    init(_ json: JSON, at pointer: String = "", only names: Set<String>) throws(Problem) {
        guard case .object(let members) = json else { throw Self.unfit("object", at: pointer) }
        if let unknown = members.keys.filter({ !names.contains($0) }).min() {
            throw Problem.invalid.saying(
                Localized(zh: "没有名为“\(unknown.prefix(64))”的成员。", en: "There is no member “\(unknown.prefix(64))”."),
                next: Localized(
                    zh: "可用的成员：\(names.sorted().joined(separator: "、"))。",
                    en: "Members: \(names.sorted().joined(separator: ", "))."),
                pointer: pointer + "/" + unknown.prefix(64))
        }
        self.members = members
        self.pointer = pointer
    }

    /// The value of a member; null counts as absent.
    subscript(_ name: String) -> JSON? {
        members[name].flatMap { $0 == .null ? nil : $0 }
    }

    /// A text, or nil where it is absent.
    func text(_ name: String) throws(Problem) -> String? {
        guard let value = self[name] else { return nil }
        // U+0000 can be written in JSON and nowhere else in this house.
        guard let text = value.text, !text.utf8.contains(0) else { throw unfit("string", name) }
        return text
    }

    /// A text that must be there.
    func requiredText(_ name: String) throws(Problem) -> String {
        guard let text = try text(name) else { throw unfit("string", name) }
        return text
    }

    /// A whole number within a range, or nil where it is absent.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = self[name] else { return nil }
        guard let integer = value.integer.map({ Int(clamping: $0) }), range.contains(integer) else {
            throw unfit("integer \(range.lowerBound)–\(range.upperBound)", name)
        }
        return integer
    }

    /// An object whose members are texts, or nil where it is absent.
    func texts(_ name: String) throws(Problem) -> [String: String]? {
        guard let value = self[name] else { return nil }
        guard case .object(let members) = value else { throw unfit("object", name) }
        var texts: [String: String] = [:]
        for (key, value) in members {
            guard let text = value.text else { throw Self.unfit("string", at: "\(pointer)/\(name)/\(key.prefix(64))") }
            texts[key] = text
        }
        return texts
    }

    /// An object with members of its own, or nil where it is absent.
    func object(_ name: String, only names: Set<String>) throws(Problem) -> BodyReader? {
        guard let value = self[name] else { return nil }
        return try BodyReader(value, at: pointer + "/" + name, only: names)
    }

    /// The problem of a member that is not what the description says.
    func unfit(_ type: String, _ name: String) -> Problem {
        Self.unfit(type, at: pointer + "/" + name)
    }

    private static func unfit(_ type: String, at pointer: String) -> Problem {
        Problem.invalid.saying(
            Localized(zh: "此处应为 \(type)。", en: "A value of type \(type) is expected here."), pointer: pointer)
    }
}

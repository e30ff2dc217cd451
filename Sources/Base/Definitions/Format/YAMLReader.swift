import Standards
import Yams

/// Turns the text of a file into a bounded tree with lines, or says why it cannot.
///
/// libyaml itself refuses more than 1,000 levels. Anchors and aliases are refused: they are how a small file becomes a
/// huge one, and a definition reads better without. Explicit tags are refused as well.
struct YAMLReader {
    let reading: Reading
    let limits: YAMLLimits
    private var count = 0

    init(reading: Reading, limits: YAMLLimits = YAMLLimits()) {
        self.reading = reading
        self.limits = limits
    }

    /// The root of the file's single document; nil where a finding says why there is none.
    mutating func read(_ text: String) -> YAMLNode? {
        guard text.contains(where: { !$0.isWhitespace }) else {
            reportEmpty()
            return nil
        }
        if let line = Self.lineOfAnchor(in: text) {
            reading.error(
                line: line, "yaml.anchor",
                Localized(zh: "不允许使用 YAML 锚点（&名称）", en: "YAML anchors (&name) are not allowed"),
                mend: Localized(
                    zh: "把内容原样写出；文字中的 & 后请留空格",
                    en: "write the content out; in plain text put a space after &"))
            return nil
        }
        do {
            guard let root = try Parser(yaml: text).singleRoot() else {
                reportEmpty()
                return nil
            }
            return convert(root, depth: 1)
        } catch let error as YamlError {
            report(error)
        } catch {
            reading.error(line: 0, "yaml.syntax", .unreadable, mend: .mendSyntax)
        }
        return nil
    }

    private mutating func convert(_ node: Node, depth: Int) -> YAMLNode? {
        let line = node.mark?.line ?? 0
        count += 1
        guard depth <= limits.depth, count <= limits.nodes else {
            if reading.once("yaml.bounds") {
                reading.error(
                    line: line, "yaml.bounds",
                    Localized(
                        zh: "嵌套超过 \(limits.depth) 层，或超过 \(limits.nodes) 个值",
                        en: "nested deeper than \(limits.depth) levels, or more than \(limits.nodes) values"),
                    mend: Localized(zh: "拆分为多个文件", en: "split it into several files"))
            }
            return nil
        }
        switch node {
        case .scalar(let scalar):
            guard isUntagged(scalar.tag, line: line) else { return nil }
            return convert(scalar, line: line)
        case .sequence(let sequence):
            guard isUntagged(sequence.tag, line: line) else { return nil }
            return YAMLNode(line: line, content: .sequence(sequence.compactMap { convert($0, depth: depth + 1) }))
        case .mapping(let mapping):
            guard isUntagged(mapping.tag, line: line) else { return nil }
            return YAMLNode(line: line, content: .mapping(entries(of: mapping, depth: depth)))
        case .alias:
            return nil
        }
    }

    private func convert(_ scalar: Node.Scalar, line: Int) -> YAMLNode? {
        guard scalar.string.unicodeScalars.count <= limits.characters else {
            reading.error(
                line: line, "yaml.length",
                Localized(
                    zh: "一个值超过 \(limits.characters) 个字符",
                    en: "a value is longer than \(limits.characters) characters"),
                mend: Localized(zh: "缩短", en: "shorten it"))
            return nil
        }
        return YAMLNode(line: line, content: .scalar(scalar.string, plain: scalar.style == .plain))
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var seen: Set<String> = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 0
            guard case .scalar(let scalar) = key else {
                reading.error(
                    line: line, "yaml.key", Localized(zh: "键必须是文字", en: "a key must be text"), mend: .mendSyntax)
                continue
            }
            guard seen.insert(scalar.string).inserted else {
                duplicate(scalar.string, line: line)
                continue
            }
            guard let value = convert(value, depth: depth + 1) else { continue }
            entries.append(YAMLNode.Entry(key: scalar.string, line: line, value: value))
        }
        return entries
    }

    private func isUntagged(_ tag: Tag, line: Int) -> Bool {
        let name = tag.description
        if name.isEmpty || name == "!" || name == Tag.Name.str.rawValue { return true }
        reading.error(
            line: line, "yaml.tag",
            Localized(zh: "不允许使用 YAML 标签“\(name)”", en: "the YAML tag \(name) is not allowed"),
            mend: Localized(zh: "删除标签", en: "remove the tag"))
        return false
    }

    /// The first line where `&name` stands at the start of a value; also inside quotes, where nobody needs it.
    private static func lineOfAnchor(in text: String) -> Int? {
        var line = 1
        var previous = UInt8(ascii: "\n")
        var isCandidate = false
        for byte in text.utf8 {
            let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
            if isCandidate && !isSpace { return line }
            isCandidate = byte == UInt8(ascii: "&") && Self.opens(previous)
            if byte == 0x0A { line += 1 }
            previous = byte
        }
        return nil
    }

    private static func opens(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: ":"),
            UInt8(ascii: ">"), 0xBF, 0x85, 0xA8, 0xA9:
            // The last four end the byte order mark and the line breaks U+0085, U+2028 and U+2029.
            true
        default: false
        }
    }
}

extension YAMLReader {
    private func reportEmpty() {
        reading.error(
            line: 0, "file.empty", Localized(zh: "文件为空", en: "the file is empty"),
            mend: Localized(zh: "写入内容，或删除此文件", en: "write something into it, or remove it"))
    }

    private func report(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            syntax(problem, line: mark.line)
        case .duplicatedKeysInMapping(let keys, let context):
            duplicate(keys.first ?? "", line: context.mark.line)
        case .reader(let problem, let offset, _, let yaml):
            syntax(problem, line: offset.map { 1 + yaml.prefix($0).count { $0.isNewline } } ?? 0)
        default:
            reading.error(line: 0, "yaml.syntax", .unreadable, mend: .mendSyntax)
        }
    }

    private func syntax(_ problem: String, line: Int) {
        reading.error(
            line: line, "yaml.syntax",
            Localized(zh: "YAML 语法错误：\(problem)", en: "YAML syntax error: \(problem)"), mend: .mendSyntax)
    }

    private func duplicate(_ key: String, line: Int) {
        reading.error(
            line: line, "key.duplicate",
            Localized(zh: "键“\(key.quotable)”重复", en: "the key “\(key.quotable)” stands twice"),
            mend: Localized(zh: "只保留一个", en: "keep one of them"))
    }
}

extension Localized {
    fileprivate static let unreadable = Localized(zh: "无法读取为 YAML", en: "cannot be read as YAML")
    fileprivate static let mendSyntax = Localized(
        zh: "检查缩进、冒号、引号与括号", en: "look at indentation, colons, quotes and brackets")
}

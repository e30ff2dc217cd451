import Standards

/// Writes the canonical JSON form: `op` before `args`, no spaces, only what must be escaped escaped.
struct JSONPrinter {
    private(set) var text = ""

    mutating func write(_ predicate: Predicate) {
        switch predicate {
        case .constant(let value, _): text += value ? "true" : "false"
        case .all(let terms): writeOperation("and", terms)
        case .any(let terms): writeOperation("or", terms)
        case .not(let inner): writeOperation("not", [inner])
        case .compare(let comparison, let left, let right, _): writeOperation(comparison.rawValue, [left, right])
        case .temporal(let relation, let left, let right, _): writeOperation(relation.rawValue, [left, right])
        case .like(let value, let pattern, _): writeOperation("like", [value, pattern])
        case .between(let value, let low, let high, _): writeOperation("between", [value, low, high])
        case .isNull(let value, _): writeOperation("isNull", [value])
        case .isIn(let value, let list, _):
            text += #"{"op":"in","args":["#
            write(value)
            text += ",["
            separated(list) { printer, item in printer.write(item) }
            text += "]]}"
        }
    }

    private mutating func writeOperation(_ name: String, _ terms: [Predicate]) {
        text += #"{"op":"\#(name)","args":["#
        separated(terms) { printer, term in printer.write(term) }
        text += "]}"
    }

    private mutating func writeOperation(_ name: String, _ values: [Scalar]) {
        text += #"{"op":"\#(name)","args":["#
        separated(values) { printer, value in printer.write(value) }
        text += "]}"
    }

    private mutating func separated<Item>(_ items: [Item], _ write: (inout JSONPrinter, Item) -> Void) {
        for (index, item) in items.enumerated() {
            if index > 0 { text += "," }
            write(&self, item)
        }
    }

    private mutating func write(_ scalar: Scalar) {
        switch scalar {
        case .property(let name, _): writeObject("property", name)
        case .literal(.text(let literal), _): writeString(literal.string)
        case .literal(.integer(let value), _): text += String(value)
        case .literal(.boolean(let value), _): text += value ? "true" : "false"
        case .literal(.day(let day), _): writeObject("date", String(describing: day))
        case .literal(.instant(let instant), _): writeObject("timestamp", TimestampText.text(instant))
        case .folded(let inner, _): writeOperation("casei", [inner])
        case .arithmetic(let operation, let left, let right, _): writeOperation(operation.rawValue, [left, right])
        }
    }

    private mutating func writeObject(_ name: String, _ value: String) {
        text += "{\"\(name)\":"
        writeString(value)
        text += "}"
    }

    private mutating func writeString(_ string: String) {
        var scalars = String.UnicodeScalarView()
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                scalars.append("\\")
                scalars.append(scalar)
            case _ where scalar.value < 0x20:
                let padding = scalar.value < 0x10 ? "000" : "00"
                scalars.append(contentsOf: "\\u\(padding)\(String(scalar.value, radix: 16))".unicodeScalars)
            default: scalars.append(scalar)
            }
        }
        text += "\"\(String(scalars))\""
    }
}

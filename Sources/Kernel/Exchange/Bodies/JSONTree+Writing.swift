import Standards

extension JSONTree {
    /// The canonical text: no white space, members in the order of their names, only what must be escaped escaped.
    package var canonical: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .boolean(let truth): text += truth ? "true" : "false"
        case .number(let number): text += number
        case .text(let string): text += string.jsonString
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                element.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            let ordered = members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            for (index, member) in ordered.enumerated() {
                if index > 0 { text += "," }
                text += member.name.jsonString + ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }
}

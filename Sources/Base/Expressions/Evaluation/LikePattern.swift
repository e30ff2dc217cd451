/// A LIKE pattern, read once: `%` is any run of characters, `_` is one character, `\` makes the next one plain.
///
/// A character is a Unicode scalar, as it is for both engines.
struct LikePattern: Sendable, Hashable {
    /// What one place of the pattern matches.
    enum Element: Sendable, Hashable {
        case scalar(Unicode.Scalar)
        case one
        case run
    }

    /// Why a pattern cannot be used.
    enum Flaw: Error {
        case tooLong
        /// It ends in a backslash that escapes nothing.
        case danglingEscape
        /// U+FFFD, U+FFFE or U+FFFF, which SQLite cannot tell apart.
        case replacementCharacter
    }

    let elements: [Element]

    init(_ text: String) throws(Flaw) {
        guard text.unicodeScalars.count <= ExpressionLimits.patternCharacters else { throw .tooLong }
        var elements: [Element] = []
        var escaped = false
        for scalar in text.unicodeScalars {
            guard !(0xFFFD...0xFFFF).contains(scalar.value) else { throw .replacementCharacter }
            switch scalar {
            case _ where escaped:
                elements.append(.scalar(scalar))
                escaped = false
            case "\\": escaped = true
            case "_": elements.append(.one)
            case "%": if elements.last != .run { elements.append(.run) }
            default: elements.append(.scalar(scalar))
            }
        }
        if escaped { throw .danglingEscape }
        self.elements = elements
    }

    private init(elements: [Element]) {
        self.elements = elements
    }

    /// The pattern with ASCII capitals made small.
    var folded: LikePattern {
        LikePattern(
            elements: elements.map { element in
                if case .scalar(let scalar) = element { .scalar(ASCIIFolding.fold(scalar)) } else { element }
            })
    }

    /// Whether the whole text matches.
    ///
    /// Time: length of the text times length of the pattern at most.
    func matches(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        var position = scalars.startIndex
        var index = 0
        var retry: (index: Int, position: String.UnicodeScalarView.Index)?
        while position < scalars.endIndex {
            if index < elements.count, elements[index] == .run {
                retry = (index + 1, position)
                index += 1
            } else if index < elements.count, accepts(elements[index], scalars[position]) {
                index += 1
                scalars.formIndex(after: &position)
            } else if let (next, start) = retry {
                // The last run swallows one character more; earlier runs need never be reconsidered.
                index = next
                position = scalars.index(after: start)
                retry = (next, position)
            } else {
                return false
            }
        }
        return elements[index...].allSatisfy { $0 == .run }
    }

    private func accepts(_ element: Element, _ scalar: Unicode.Scalar) -> Bool {
        switch element {
        case .one: true
        case .scalar(let expected): expected == scalar
        case .run: false
        }
    }

    /// The pattern for PostgreSQL's LIKE, whose escape is `\` too.
    var like: String {
        var text = String.UnicodeScalarView()
        for element in elements {
            switch element {
            case .run: text.append("%")
            case .one: text.append("_")
            case .scalar(let scalar):
                if scalar == "%" || scalar == "_" || scalar == "\\" { text.append("\\") }
                text.append(scalar)
            }
        }
        return String(text)
    }

    /// The pattern for SQLite's GLOB, which, unlike its LIKE, tells capitals from small letters.
    var glob: String {
        var text = String.UnicodeScalarView()
        for element in elements {
            switch element {
            case .run: text.append("*")
            case .one: text.append("?")
            case .scalar(let scalar):
                let special = scalar == "*" || scalar == "?" || scalar == "["
                text.append(contentsOf: special ? ["[", scalar, "]"] : [scalar])
            }
        }
        return String(text)
    }
}

extension String {
    /// The text as it may stand in a message: without control characters, at most 60 characters.
    var quotable: String {
        let visible = unicodeScalars.prefix(60).filter { !$0.isForbidden }
        return String(String.UnicodeScalarView(visible)) + (unicodeScalars.count > 60 ? "…" : "")
    }
}

extension Unicode.Scalar {
    /// Control characters, and those that turn the direction of writing so that a text reads otherwise than it is.
    var isForbidden: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}

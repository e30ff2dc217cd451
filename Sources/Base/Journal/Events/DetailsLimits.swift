extension EventDetails {
    /// The largest payload, in bytes.
    package static let payloadLimit = 1 << 20
    /// The most subjects of one event; a list or an export names its dataset and predicate instead.
    package static let subjectLimit = 10_000

    /// Refuses what could not be stored alike on both engines or would let one event grow without bound.
    func check() throws(JournalError) {
        try Self.check(kind, "kind", 1...200)
        try Self.check(actor, "actor", 1...200)
        try Self.check(organisation ?? "-", "organisation", 1...200)
        try Self.check(dataset ?? "-", "dataset", 1...200)
        try Self.check(caseNumber ?? "-", "case number", 1...200)
        try Self.check(retention, "retention", 1...200)
        try Self.checkText(purpose ?? "", "purpose", 4_000)
        try Self.checkText(payload, "payload", Self.payloadLimit)
        guard subjects.count <= Self.subjectLimit else { throw .badDetails("more than \(Self.subjectLimit) subjects") }
        for subject in subjects { try Self.check(subject, "subject", 1...200) }
    }

    private static func check(_ text: String, _ name: String, _ length: ClosedRange<Int>) throws(JournalError) {
        guard length.contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .badDetails("\(name): \(length.lowerBound)–\(length.upperBound) bytes without control characters")
        }
    }

    private static func checkText(_ text: String, _ name: String, _ limit: Int) throws(JournalError) {
        guard text.utf8.count <= limit, !text.utf8.contains(0) else {
            throw .badDetails("\(name): at most \(limit) bytes without U+0000")
        }
    }
}

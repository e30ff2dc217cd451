import Casework

/// Everything that has to be mended, as a page lists it (一次性告知).
enum MissingList {
    /// What a template shows as `{{#missing}}`.
    static func view(_ items: [MissingItem], opinion: String? = nil) -> View {
        [
            "items": .list(items.map { ["item": .text($0.item), "mend": .text($0.mend)] }),
            "opinion": View(opinion.flatMap { $0.isEmpty ? nil : $0 }),
        ]
    }
}

/// Everything that is wrong with a form at once, each beside its field and all of them above the form.
struct FormFaults: Sendable, Hashable {
    private struct Fault: Sendable, Hashable {
        let field: String
        let words: String
    }

    private var faults: [Fault] = []

    /// A form without a fault.
    init() {}

    /// Whether the form can be taken as it is.
    var isEmpty: Bool { faults.isEmpty }

    /// Adds what is wrong with a field: the first that is said of a field stands beside it.
    mutating func add(_ field: String, _ words: String) {
        faults.append(Fault(field: field, words: words))
    }

    /// Puts the faults into the order in which the form shows its fields; `reason.` stands for all that begin so.
    mutating func sort(by order: [String]) {
        func place(_ field: String) -> Int {
            order.firstIndex { $0 == field || $0.hasSuffix(".") && field.hasPrefix($0) } ?? order.count
        }
        let places = faults.enumerated().map { (place($1.field), $0, $1) }
        faults = places.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
    }

    /// What is wrong with a field; nil: nothing.
    subscript(_ field: String) -> String? {
        faults.first { $0.field == field }?.words
    }

    /// What `parts/faults` shows above a form: each fault as a link to its field.
    func view(_ strings: Strings) -> View {
        guard !faults.isEmpty else { return .none }
        return [
            "count": .text(strings("form.faults", ["count": String(faults.count)])),
            "items": .list(faults.map { ["href": .text("#" + $0.field), "words": .text($0.words)] }),
        ]
    }
}

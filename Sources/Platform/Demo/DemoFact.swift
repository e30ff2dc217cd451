/// One record of a demo dataset: a resident, and what the dataset says beyond the register of residents.
package struct DemoFact: Sendable, Hashable {
    /// Whom it is about.
    package let resident: DemoResident
    /// Values by element, which go before the resident's own.
    package var values: [String: String] = [:]

    /// The value of an element as text; empty where there is none or the element is unknown.
    package func text(of element: String) -> String {
        guard !values.isEmpty else { return resident.text(of: element) }
        return values[element] ?? resident.text(of: element)
    }
}

/// The datasets that the demo fills.
package enum DemoSet: String, Sendable, Hashable, CaseIterable {
    /// Everybody who lives in the city.
    case residents = "resident"
    /// Deaths as the police registered them, weeks later.
    case deregistrations = "death-deregistration"
    /// Deaths as hospitals certified them, the day after.
    case certificates = "death-certificate"
    /// Deaths as the funeral home knows them, three days later.
    case cremations = "cremation"
    /// Marriages, two records each.
    case marriages = "marriage"
    /// Who receives a pension.
    case pensions = "pension-recipient"
    /// Deaths by the first official word of them.
    case deceased
}

/// The records of one dataset about a crowd, made one by one as they are asked for.
package struct DemoFacts: Sequence, Sendable {
    /// About whom.
    package let crowd: DemoCrowd
    /// Which dataset.
    package let set: DemoSet

    /// The records of `set` about `crowd`.
    package init(_ set: DemoSet, of crowd: DemoCrowd) {
        self.set = set
        self.crowd = crowd
    }

    /// The records, one after another.
    package struct Iterator: IteratorProtocol {
        private let set: DemoSet
        private var residents: DemoCrowd.Iterator
        private var lives: DemoLives
        private var marriages: DemoMarriages

        init(_ facts: DemoFacts) {
            set = facts.set
            residents = facts.crowd.makeIterator()
            lives = DemoLives(facts.crowd)
            marriages = DemoMarriages(facts.crowd)
        }

        package mutating func next() -> DemoFact? {
            switch set {
            case .residents: residents.next().map { DemoFact(resident: $0) }
            case .pensions: lives.next(\.pension)
            case .certificates: lives.next(\.death?.certificate)
            case .cremations: lives.next(\.death?.cremation)
            case .deregistrations: lives.next(\.death?.deregistration)
            case .deceased: lives.next(\.death?.firstWord)
            case .marriages: marriages.next()
            }
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }
}

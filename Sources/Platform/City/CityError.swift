package import Definitions
package import Registry
import Standards

/// Why a city cannot be opened.
package enum CityError: Error, CustomStringConvertible {
    /// The packs cannot be loaded; what their checker found.
    case packs([Finding])
    /// Datasets whose tables were made for another version of their packs.
    case tables([TableDifference])
    /// There is no city in this data folder.
    case noCity(String)
    /// No projection has this name.
    case noProjection(String, known: [String])

    package var description: String {
        switch self {
        case .packs(let findings):
            let errors = findings.filter { $0.severity == .error }
            let first = errors.prefix(5).map { "  packs/\($0.file):\($0.line): \($0.message.en) \($0.mend.en)" }
            return "the packs have \(errors.count) errors ('yitong pack check' shows all):\n"
                + first.joined(separator: "\n")
        case .tables(let differences):
            return differences.map { difference in
                let changes =
                    difference.missing.map { "\($0) is new" } + difference.surplus.map { "\($0) is gone" }
                return "dataset '\(difference.dataset)' has changed since its table was made "
                    + "(\(changes.joined(separator: ", "))): tables are not changed yet; take the change back, or "
                    + "begin with a new data folder or database"
            }.joined(separator: "\n")
        case .noProjection(let name, let known):
            return "there is no projection '\(name)'; there are: \(known.joined(separator: ", "))"
        case .noCity(let folder):
            return "there is no city in '\(folder)': give --data the folder that 'yitong serve' or 'yitong demo' uses"
        }
    }
}

import Casework
import Files
import HTTP
package import Journal
package import Logging
import Registry
import Standards
import Store

/// A city opened to be looked at, beside the process that serves it.
package struct Inspection: Sendable {
    private let city: City

    /// Opens the city of a configuration.
    package static func open(_ configuration: CityConfiguration, logger: Logger) async throws -> Inspection {
        Inspection(city: try await City.open(configuration, for: .inspection, logger: logger))
    }

    /// Recomputes the journal, the registers and the files.
    package func verify(
        _ progress: @escaping @Sendable (_ what: String, _ done: Int64, _ total: Int64) -> Void
    ) async throws -> VerifyReport {
        try await city.kernel.journal.verify(others: city.verifiables, progress: progress)
    }

    /// The projections that are meant: all of them where none is named.
    ///
    /// - Throws: `CityError` for a name that no projection has.
    package func projections(named names: [String]) throws -> [String] {
        let known = city.kernel.journal.projectionNames
        if let unknown = names.first(where: { !known.contains($0) }) {
            throw CityError.noProjection(unknown, known: known)
        }
        return names.isEmpty ? known : names
    }

    /// Makes one projection anew, and the position up to which it then is.
    package func rebuild(_ name: String) async throws -> Int64 {
        try await city.kernel.journal.rebuildFully(name)
    }

    /// Closes the store.
    package func close() async {
        await city.close()
    }
}

extension City {
    /// What checks its own tables against the journal, in the order of the floors.
    var verifiables: [any Verifiable] {
        [
            RegistryCheck(registry: kernel.registry), CatalogueCheck(catalogue: kernel.catalogue),
            CaseCheck(casework: kernel.casework), FilesCheck(files: kernel.files),
        ]
    }
}

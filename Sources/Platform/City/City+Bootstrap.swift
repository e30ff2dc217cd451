import Definitions
import HTTP
package import Identity

extension City {
    /// Makes the accounts of the three administrators where there are none; their one-time passwords, given once.
    package func bootstrap() async throws -> [OneTimePassword] {
        guard let operatorCode = operatingOrganisation else { return [] }
        return try await kernel.identity.bootstrap(organisation: operatorCode)
    }

    /// The organisation that runs the instance: the owner of the pack that every other pack needs.
    private var operatingOrganisation: String? {
        packs.packs.first.map(\.owner)
    }
}

import Foundation
package import Logging
package import Store

/// Runs `body` over an empty store of `engine`, with `migrations` applied, and removes everything afterwards.
///
/// For suites that run on both engines:
///
///     @Test(arguments: Engine.allCases)
///     func `a closed case refuses new documents`(engine: Engine) async throws {
///         try await withStore(on: engine, migrations: Cases.migrations) { store in … }
///     }
package func withStore<T>(
    on engine: Engine, migrations: [Migration] = [], configuration: StoreConfiguration = testConfiguration,
    _ body: (Store) async throws -> T
) async throws -> T {
    try await withLocation(on: engine) { location in
        let store = try await Store.open(location, configuration: configuration, logger: .silent)
        do {
            try await store.migrate(migrations)
            let result = try await body(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }
}

/// Runs `body` with the address of an empty database of `engine`, and removes the database afterwards.
///
/// For tests that open a store several times, or several at once.
package func withLocation<T>(
    on engine: Engine, _ body: (StoreLocation) async throws -> T
) async throws -> T {
    switch engine {
    case .sqlite: try await filePlaces.withPlace { try await withFile(body) }
    case .postgres: try await serverPlaces.withPlace { try await withDatabase(body) }
    }
}

private let filePlaces = Places(16)
private let serverPlaces = Places(12)

private func withFile<T>(_ body: (StoreLocation) async throws -> T) async throws -> T {
    let folder = try TemporaryFolder()
    let result = try await body(.sqlite(path: folder.file("store.sqlite")))
    withExtendedLifetime(folder) {}
    return result
}

private func withDatabase<T>(_ body: (StoreLocation) async throws -> T) async throws -> T {
    let server = try TestPostgres.address()
    let name = "yt_\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_"))"
    let url = try await TestPostgres.create(name, on: server)
    do {
        let result = try await body(.postgres(url: url))
        try await TestPostgres.drop(name, on: server)
        return result
    } catch {
        try? await TestPostgres.drop(name, on: server)
        throw error
    }
}

/// A configuration for tests: few threads, since many stores are open at once.
package let testConfiguration: StoreConfiguration = {
    var configuration = StoreConfiguration()
    configuration.readers = 2
    configuration.connections = 3
    configuration.statementTimeout = .seconds(60)
    return configuration
}()

extension Logger {
    /// A logger that says nothing.
    package static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

import Foundation
import Platform
import Standards
import Store
import TestSupport
import Testing

struct CityConfigurationTests {
    @Test func `without a word from anybody the defaults hold`() async throws {
        let settings = try await CityConfiguration.read(file: nil)
        #expect(settings.instance == "ZS")
        #expect(settings.http.host == "127.0.0.1")
        #expect(settings.http.port == 8_080)
        #expect(!settings.isDemo)
        #expect(settings.store == .sqlite(path: "data/city.sqlite"))
    }

    @Test func `a file sets what it names and leaves the rest`() async throws {
        let settings = try await Self.reading(
            """
            instance: GZ
            city: {zh: 广州市, en: Guangzhou}
            data: /srv/yitong
            http: {port: 9000, behindTLS: true}
            database: {readers: 12}
            """)
        #expect(settings.instance == "GZ")
        #expect(settings.city == Localized(zh: "广州市", en: "Guangzhou"))
        #expect(settings.store == .sqlite(path: "/srv/yitong/city.sqlite"))
        #expect(settings.http.port == 9_000)
        #expect(settings.http.isBehindTLS)
        #expect(settings.database.readers == 12)
        #expect(settings.database.connections == 8)
    }

    @Test func `the command line wins over the file, and the file over what is assumed`() async throws {
        let file = "home: /from/file\nlog: {level: debug}\n"
        let settings = try await Self.reading(
            file, overrides: ["home": "/from/line"], defaults: ["log.level": "notice", "demo": "true"])
        #expect(settings.home == "/from/line")
        #expect(settings.logLevel == "debug")
        #expect(settings.isDemo)
    }

    @Test(arguments: [
        ("http: {port: 0}", "http.port"), ("http: {port: 70000}", "http.port"), ("http: {port: soon}", "http.port"),
        ("database: {readers: 0}", "database.readers"), ("jobs: {leaseSeconds: 1}", "jobs.leaseSeconds"),
        ("instance: ''", "instance"), ("instance: 'two words'", "instance"),
        ("identity: {idleMinutes: -5}", "identity.idleMinutes"),
    ])
    func `a value that cannot be meant is refused by the name of its key`(text: String, key: String) async throws {
        let error = try await #require(throws: ConfigurationError.self) { try await Self.reading(text) }
        #expect(error.key == key)
    }

    @Test func `an address that is no store is refused without telling it`() async throws {
        let secret = "mysql://root:hunter2@db/city"
        do {
            _ = try await CityConfiguration.read(file: nil, overrides: ["store": secret])
            Issue.record("it was taken for a store")
        } catch {
            #expect(!"\(error)".contains("hunter2"))
        }
    }

    private static func reading(
        _ text: String, overrides: [String: String] = [:], defaults: [String: String] = [:]
    ) async throws -> CityConfiguration {
        let folder = try TemporaryFolder()
        let path = folder.file("city.yaml")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let settings = try await CityConfiguration.read(file: path, overrides: overrides, defaults: defaults)
        withExtendedLifetime(folder) {}
        return settings
    }
}

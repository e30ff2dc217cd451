import Configuration
import Files
import Identity
import Jobs
import Journal
import Standards
import Store
import SystemPackage

extension CityConfiguration {
    /// Reads the configuration of a city.
    ///
    /// - Parameter config: providers in order of precedence; see `CityConfiguration` for the keys and their defaults.
    /// - Throws: `ConfigurationError` for a value that cannot be meant.
    init(reading config: ConfigReader) throws {
        instance = config.string(forKey: "instance", default: "ZS")
        city = Localized(
            zh: config.string(forKey: "city.zh", default: "中山市"),
            en: config.string(forKey: "city.en", default: "Zhongshan"))
        isDemo = config.bool(forKey: "demo", default: false)
        home = config.string(forKey: "home", default: ".")
        data = config.string(forKey: "data", default: "data")
        let location = config.string(forKey: "store", isSecret: true, default: "sqlite:\(data)/city.sqlite")
        store = try Store.Location(location)
        http = try HTTPConfiguration(reading: config.scoped(to: "http"))
        logLevel = config.string(forKey: "log.level", default: "info")
        database = StoreConfiguration()
        try database.read(config.scoped(to: "database"))
        journal = JournalSettings()
        try journal.read(config.scoped(to: "journal"))
        jobs = JobSettings()
        try jobs.read(config.scoped(to: "jobs"))
        files = FileLimits()
        try files.read(config.scoped(to: "files"))
        identity = IdentityConfiguration()
        try identity.read(config.scoped(to: "identity"))
        guard instance.count <= 20, !instance.isEmpty, instance.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
            throw ConfigurationError(key: "instance", problem: "must be 1 to 20 printable ASCII characters")
        }
    }

    /// Reads the configuration of a city from all the places where it may stand.
    ///
    /// - Parameters:
    ///   - file: a YAML file (or JSON, which is YAML), or nil.
    ///   - overrides: what the command line says; it wins over the environment, which wins over the file.
    ///   - defaults: what holds where nobody says anything.
    /// - Throws: `ConfigurationError`, or the file's own error.
    package static func read(
        file: String?, overrides: [String: String] = [:], defaults: [String: String] = [:]
    ) async throws -> CityConfiguration {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "command line", values: values(overrides)),
            EnvironmentVariablesProvider(secretsSpecifier: .specific(["YITONG_STORE"])).prefixKeys(with: "yitong"),
        ]
        if let file {
            providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file)))
        }
        providers.append(InMemoryProvider(name: "defaults", values: values(defaults)))
        return try CityConfiguration(reading: ConfigReader(providers: providers))
    }

    private static func values(_ texts: [String: String]) -> [AbsoluteConfigKey: ConfigValue] {
        Dictionary(
            uniqueKeysWithValues: texts.map { key, text in
                let components = key.split(separator: ".").map(String.init)
                let content: ConfigContent = Bool(text).map { .bool($0) } ?? .string(text)
                return (AbsoluteConfigKey(components), ConfigValue(content, isSecret: key == "store"))
            })
    }
}

extension HTTPConfiguration {
    init(reading config: ConfigReader) throws {
        host = config.string(forKey: "host", default: "127.0.0.1")
        port = try config.number("port", named: "http.port", in: 1...65_535, default: 8080)
        isBehindTLS = config.bool(forKey: "behindTLS", default: false)
        trustsForwardedFor = config.bool(forKey: "trustedProxy", default: false)
        patience = try config.number("patience", named: "http.patience", in: 1...3_600, default: 60)
    }
}

/// A configuration value that cannot be meant.
package struct ConfigurationError: Error, CustomStringConvertible {
    /// The key as `CityConfiguration` documents it.
    package let key: String
    /// What is wrong, in English, for the operator's log; never the value, which may be a secret.
    package let problem: String

    package var description: String { "configuration key '\(key)' \(problem)" }
}

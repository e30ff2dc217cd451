import Configuration
import Standards
import Store
import SystemPackage

extension GatewayConfiguration {
    /// Reads the configuration of a gateway from its file, with the environment over it and the command line over both.
    ///
    /// - Throws: `ConfigurationError` for a value that cannot be meant, or the file's own error.
    static func read(file: String?, overrides: [String: String] = [:]) async throws -> GatewayConfiguration {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(
                name: "command line",
                values: Dictionary(
                    uniqueKeysWithValues: overrides.map { key, text in
                        (
                            AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                            ConfigValue(.string(text), isSecret: false)
                        )
                    })),
            EnvironmentVariablesProvider(secretsSpecifier: .specific(["YITONG_REGISTRY"])).prefixKeys(with: "yitong"),
        ]
        if let file { providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(file))) }
        return try GatewayConfiguration(reading: ConfigReader(providers: providers))
    }

    /// Reads the configuration of a gateway.
    init(reading config: ConfigReader) throws {
        guard let id = config.string(forKey: "gateway"), Self.isName(id) else {
            throw ConfigurationError(
                key: "gateway",
                problem: "must be the gateway's id at the hub: 1 to 63 lower-case letters, digits and hyphens")
        }
        self.id = id
        instance = config.string(forKey: "instance", default: "ZS")
        data = config.string(forKey: "data", default: "gateway")
        home = config.string(forKey: "home", default: ".")
        hub = try Self.needed("hub.url", config.string(forKey: "hub.url"), "is missing: where is the hub?")
        hubKey = try Self.needed(
            "hub.key", config.string(forKey: "hub.key"), "is missing: 'yitong gateway join' writes the hub's key here")
        clients = try Endpoint(config, "clients", host: "127.0.0.1", port: 8280)
        link = try Endpoint(config, "link", host: "0.0.0.0", port: 8480)
        services = config.string(forKey: "services")
        registry = try config.string(forKey: "registry", isSecret: true).map { try Store.Location($0) }
        poll = .milliseconds(
            try config.number("hub.pollMilliseconds", named: "hub.pollMilliseconds", in: 200...60_000, default: 2_000))
        bodyLimit = try config.number(
            "limits.bodyBytes", named: "limits.bodyBytes", in: 1_024...67_108_864, default: 8 << 20)
        inFlightLimit = try config.number(
            "limits.inFlightBytes", named: "limits.inFlightBytes", in: 65_536...4_294_967_296, default: 64 << 20)
        patience = .seconds(try config.number("limits.seconds", named: "limits.seconds", in: 1...600, default: 60))
        storesBodies = try Self.choice(config, "records.bodies", "stored", "digest") == "stored"
        recordDays = try config.number("records.days", named: "records.days", in: 1...36_500, default: 180)
        usesFormerErrors = try Self.choice(config, "errors.dialect", "current", "former") == "former"
        logLevel = config.string(forKey: "log.level", default: "notice")
    }

    /// Whether a text may be a gateway's id.
    static func isName(_ text: String) -> Bool {
        (1...63).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
            }
    }

    private static func needed(_ key: String, _ value: String?, _ problem: String) throws -> String {
        guard let value, !value.isEmpty else { throw ConfigurationError(key: key, problem: problem) }
        return value
    }

    private static func choice(_ config: ConfigReader, _ key: ConfigKey, _ standard: String, _ other: String) throws
        -> String
    {
        let value = config.string(forKey: key, default: standard)
        guard value == standard || value == other else {
            throw ConfigurationError(key: key.description, problem: "must be '\(standard)' or '\(other)'")
        }
        return value
    }
}

extension GatewayConfiguration.Endpoint {
    fileprivate init(_ config: ConfigReader, _ key: String, host: String, port: Int) throws {
        let place = config.scoped(to: ConfigKey(key.split(separator: ".").map(String.init)))
        self.host = place.string(forKey: "host", default: host)
        self.port = try place.number("port", named: key + ".port", in: 0...65_535, default: port)
    }
}

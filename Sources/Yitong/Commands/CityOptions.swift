import ArgumentParser
import Platform

/// What the commands that open a city have in common.
struct CityOptions: ParsableArguments {
    @Option(help: "A YAML or JSON file with the city's settings; YITONG_… in the environment wins over it.")
    var config: String?

    @Option(help: "The store: sqlite:PATH or postgres://…")
    var store: String?

    @Option(help: "The folder that holds packs/ and web/.")
    var home: String?

    @Option(help: "The folder for the journal's key, uploaded files and, by default, the database.")
    var data: String?

    /// The settings: this command line first, then the environment, then the file.
    func settings() async throws -> CityConfiguration {
        try await CityConfiguration.given(["store": store, "home": home, "data": data], file: config)
    }
}

extension CityConfiguration {
    /// The settings with what the command line gives on top; ends the program with EX_CONFIG where they cannot be meant.
    static func given(
        _ values: [String: String?], file: String? = nil, defaults: [String: String] = [:]
    ) async throws -> CityConfiguration {
        do {
            return try await read(file: file, overrides: values.compactMapValues { $0 }, defaults: defaults)
        } catch {
            Terminal.note("yitong: \(error)")
            throw Exit.configuration
        }
    }
}

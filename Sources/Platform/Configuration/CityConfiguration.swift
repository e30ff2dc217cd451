package import Files
package import Identity
package import Jobs
package import Journal
package import Standards
package import Store

/// All that an instance (one city) is told from outside, read once at start.
///
/// Every key stands in a YAML or JSON file given by `--config`, or in the environment as `YITONG_` and the key in capitals
/// with `_` for each dot and hump: `http.behindTLS` is `YITONG_HTTP_BEHIND_TLS`. The command line wins over the
/// environment, the environment over the file. The keys of each module are documented where they are read.
package struct CityConfiguration: Sendable {
    /// `instance`: the instance's code, the first part of every member's name; 1–20 printable ASCII, default `ZS`.
    package var instance: String
    /// `city.zh`, `city.en`: the city's name as pages show it; default 中山市, Zhongshan.
    package var city: Localized
    /// `demo`: whether pages carry the banner of a demonstration; default false.
    package var isDemo: Bool
    /// `home`: the folder that holds `packs/` and `web/`; default: the working folder.
    package var home: String
    /// `data`: the folder for the journal's key, uploaded files and, by default, the database; default `data`.
    package var data: String
    /// `store`: `sqlite:PATH` or `postgres://…`, a secret since it may hold a password; default `sqlite:<data>/city.sqlite`.
    package var store: Store.Location
    /// `log.level`: trace, debug, info, notice, warning, error or critical; default info.
    package var logLevel: String
    /// `http.*`: where pages and interfaces are served.
    package var http: HTTPConfiguration
    /// `database.*`: how the store works.
    package var database: StoreConfiguration
    /// `journal.*`: how the journal paces itself.
    package var journal: JournalSettings
    /// `jobs.*`: how long work is done.
    package var jobs: JobSettings
    /// `files.*`: how much may be stored.
    package var files: FileLimits
    /// `identity.*`: passwords and sessions.
    package var identity: IdentityConfiguration
}

/// Where pages and interfaces are served.
package struct HTTPConfiguration: Sendable {
    /// `http.host`: the address to listen on; default 127.0.0.1.
    package var host: String
    /// `http.port`: the port to listen on, 1–65535; default 8080.
    package var port: Int
    /// `http.behindTLS`: whether a proxy in front speaks HTTPS, so that cookies are marked Secure; default false.
    package var isBehindTLS: Bool
    /// `http.trustedProxy`: whether every request comes through a proxy whose word, the last address in
    /// `X-Forwarded-For`, is the client's address for limits and lock-outs; default false.
    package var trustsForwardedFor: Bool
    /// `http.patience`: seconds that a client may be silent, and that it may take for a request besides one for every
    /// kilobyte that it sends, 1–3600; default 60.
    package var patience: Int
}

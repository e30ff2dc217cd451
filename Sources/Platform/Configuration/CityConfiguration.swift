package import Standards
package import Store

/// All that an instance (one city) is told from outside, read once at start.
///
/// Every key stands in a YAML or JSON file given by `--config`, or in the environment as `YITONG_` and the key in capitals
/// with `_` for each dot: `http.port` is `YITONG_HTTP_PORT`. The environment wins.
package struct CityConfiguration: Sendable {
    /// `instance`: the instance's code, the first part of every member's name. Default `ZS`.
    package var instance: String
    /// `city.zh`, `city.en`: the city's name as pages show it. Default 中山市, Zhongshan.
    package var city: Localized
    /// `demo`: whether pages carry the banner of a demonstration. Default false.
    package var isDemo: Bool
    /// `home`: the folder that holds `packs/` and `web/`. Default: the working folder.
    package var home: String
    /// `data`: the folder for the journal's key, uploaded files and, by default, the database. Default `data`.
    package var data: String
    /// `store` (secret where it holds a password): `sqlite:PATH` or `postgres://…`. Default `sqlite:<data>/city.sqlite`.
    package var store: Store.Location
    /// `http.*`: where pages and interfaces are served.
    package var http: HTTPConfiguration
    /// `log.level`: trace, debug, info, notice, warning, error or critical. Default info.
    package var logLevel: String
}

/// Where pages and interfaces are served.
package struct HTTPConfiguration: Sendable {
    /// `http.host`: the address to listen on. Default 127.0.0.1.
    package var host: String
    /// `http.port`: the port to listen on, 1–65535. Default 8080.
    package var port: Int
    /// `http.behindTLS`: whether a proxy in front speaks HTTPS, so that cookies are marked Secure. Default false.
    package var isBehindTLS: Bool
    /// `http.trustedProxy`: whether the client's address is the last one in `X-Forwarded-For`. Default false.
    package var trustsForwardedFor: Bool
}

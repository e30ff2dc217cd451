import Standards
import Store

/// All that a gateway is told from outside, read once at start; what it may do comes from the hub instead.
///
/// Every key stands in a YAML or JSON file given by `--config`, or in the environment as `YITONG_` and the key in capitals.
/// `yitong gateway join` writes such a file.
struct GatewayConfiguration: Sendable {
    /// `gateway`: its id at the hub, such as `social-security`.
    var id: String
    /// `instance`: the instance's code, such as `ZS`.
    var instance: String
    /// `data`: the folder for key, certificate, trust configuration and records; default `gateway`.
    var data: String
    /// `home`: the folder that holds `packs/`, needed where datasets are served; default: the working folder.
    var home: String
    /// `hub.url`: where the hub is, such as `http://127.0.0.1:8080`.
    var hub: String
    /// `hub.key`: the hub's verifier key in the text form of signed notes, `name+id+key`; who has it decides whom the gateway believes.
    var hubKey: String
    /// `clients.host`, `clients.port`: where the department's own systems call, plain HTTP.
    ///
    /// Default 127.0.0.1:8280. A host that is not loopback takes nobody's word for who calls: see `clients` in the services file.
    var clients: Endpoint
    /// `link.host`, `link.port`: where other gateways call; default 0.0.0.0:8480.
    var link: Endpoint
    /// `services`: a YAML file that says which systems stand behind this gateway and what they serve; nil: they only ask.
    var services: String?
    /// `registry`: the store that holds the datasets, `sqlite:PATH` or `postgres://…`, a secret; nil: no dataset is served.
    var registry: Store.Location?
    /// `hub.pollMilliseconds` (200–60,000, default 2,000): how often the trust configuration is asked for.
    var poll: Duration
    /// `limits.bodyBytes` (1,024–67,108,864, default 8 MiB): the largest body of a request or an answer.
    var bodyLimit: Int
    /// `limits.inFlightBytes` (default 64 MiB): the most bytes of bodies in the process at once.
    var inFlightLimit: Int
    /// `limits.seconds` (1–600, default 60): how long a call may take in all.
    var patience: Duration
    /// `records.bodies`: `stored` or `digest`; default stored.
    var storesBodies: Bool
    /// `records.days` (1–36,500, default 180): how long the details of exchanges are kept.
    var recordDays: Int
    /// `errors.dialect`: `current` (X-Road 7.8) or `former` (up to 7.7); default current.
    var usesFormerErrors: Bool
    /// `log.level`; default notice.
    var logLevel: String

    /// An address and a port.
    struct Endpoint: Sendable, Hashable {
        /// The address.
        var host: String
        /// The port, 0–65,535; 0: any that is free.
        var port: Int
    }
}

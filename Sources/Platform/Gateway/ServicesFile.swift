import Foundation
import Standards
import Yams

/// What stands behind a gateway, as its operator writes it in YAML; `docs/how-to/serve-through-a-gateway.md` explains each key.
struct ServicesFile: Decodable, Sendable {
    /// The systems behind the gateway.
    var subsystems: [System]

    /// One system: who may call in its name, and what it serves.
    struct System: Decodable, Sendable {
        /// Its identifier, such as `ZS/GOV/social-security/pension`.
        var subsystem: String
        /// By what a caller shows that it is this system.
        var clients: Clients?
        /// The datasets of the registry that it serves, each as a service of the dataset's name.
        var datasets: [String]?
        /// The services of its own that it gives.
        var services: [Service]?
    }

    /// By what a caller shows that it is a system; each that is named suffices.
    struct Clients: Decodable, Sendable {
        /// Whether a call from this machine itself is enough; default true where nothing else is named.
        var loopback: Bool?
        /// SHA-256 of TLS client certificates, hexadecimal.
        var certificates: [String]?
        /// SHA-256 of keys that are sent in `Yitong-Client-Key`, hexadecimal.
        var keys: [String]?
    }

    /// A service of the department's own system.
    struct Service: Decodable, Sendable {
        var code: String
        var title: Localized
        /// The catalogue entry whose grants open it.
        var entry: String
        /// Where it is; the path of a call is put behind it.
        var url: String
        /// A file with its OpenAPI description.
        var description: String?
        var timeoutSeconds: Int?
        var endpoints: [Endpoint]
        /// How its answers are bound to the items of the entry.
        var answer: Answer?
        /// JSON pointer to the asked keys in a request.
        var keys: String?
        /// Said to whoever calls while it is switched off.
        var notice: Localized?
    }

    /// A method and path, and the form of data that it gives.
    struct Endpoint: Decodable, Sendable {
        var method: String
        var path: String
        var form: String
    }

    /// Where records stand in an answer, and which item each of its fields is.
    struct Answer: Decodable, Sendable {
        var items: String
        var fields: [String: String]
    }

    /// Reads a file of at most 4 MiB.
    static func read(_ path: String) throws -> ServicesFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw GatewayError.services("\(path) cannot be read")
        }
        guard data.count <= 4 << 20 else { throw GatewayError.services("\(path) is longer than 4 MiB") }
        do {
            return try YAMLDecoder().decode(ServicesFile.self, from: data)
        } catch {
            throw GatewayError.services("\(path): \(error)")
        }
    }
}

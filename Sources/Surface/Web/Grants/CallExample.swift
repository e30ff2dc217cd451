import Authority

/// How a grant is used: a call to the consumer's own gateway, to be copied.
///
/// The address follows the X-Road message protocol for REST: `/r1/{instance}/{class}/{member}/{subsystem}/{service}`.
struct CallExample {
    let grant: Grant
    /// The codes of the provider's systems in the exchange.
    let services: [String]
    /// The instance, the first part of every identifier.
    let instance: String
    let strings: Strings

    /// What `grants/grant` shows; nothing for a grant that may not be used, or whose data is sent unasked.
    var view: View {
        guard grant.state == .active, grant.form != .feed else { return .none }
        var parameters = [parameter("<GATEWAY>", strings("grant.gateway"))]
        if services.count != 1 { parameters.append(parameter("<SYSTEM>", strings("grant.providersystem"))) }
        if grant.form == .query {
            parameters += [
                parameter("X-Road-Issue", strings("grant.headercase")),
                parameter("X-Road-UserId", strings("grant.headeroperator")),
            ]
        }
        return ["text": .text(text), "parameters": .list(parameters)]
    }

    private var text: String {
        var lines = [
            "curl -X POST http://<GATEWAY>/r1/\(instance)/GOV/\(grant.provider)/\(provider)/\(grant.dataset ?? grant.entry)/\(grant.form.rawValue)",
            "-H 'X-Road-Client: \(instance)/GOV/\(grant.consumer)/\(grant.system)'",
        ]
        if grant.form == .query {
            lines += [
                "-H 'X-Road-Issue: \(strings("grant.examplecase"))'",
                "-H 'X-Road-UserId: \(strings("grant.exampleoperator"))'",
            ]
        }
        lines += ["-H 'Content-Type: application/json'", "-d '\(body)'"]
        return lines.joined(separator: " \\\n  ")
    }

    private var provider: String { services.count == 1 ? services[0] : "<SYSTEM>" }

    private var body: String {
        let key = grant.list?.element ?? grant.fields.first ?? "id"
        return switch grant.form {
        case .verify: #"{"\#(key)": "…", "facts": {"\#(grant.fields.last ?? key)": "…"}}"#
        case .match: #"{"\#(key)": ["…", "…"]}"#
        case .query, .feed: #"{"\#(key)": "…"}"#
        }
    }

    private func parameter(_ name: String, _ what: String) -> View { ["name": .text(name), "what": .text(what)] }
}

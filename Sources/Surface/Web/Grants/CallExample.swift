import Authority

/// How a grant will be used: a call to the consumer's own gateway, as it will be served once gateways stand.
///
/// The address follows the X-Road message protocol for REST: `/r1/{instance}/{class}/{member}/{subsystem}/{service}`.
struct CallExample {
    let grant: Grant
    let strings: Strings

    /// What `grants/grant` shows; nothing for a grant that may not be used, or whose data is sent unasked.
    var view: View {
        guard grant.state == .active, grant.form != .feed else { return .none }
        return [
            "text": .text(text),
            "parameters": .list([
                parameter("<GATEWAY>", strings("grant.gateway")),
                parameter("Yitong-Grant", strings("grant.headergrant")),
                parameter("Yitong-Case", strings("grant.headercase")),
                parameter("Yitong-Operator", strings("grant.headeroperator")),
            ]),
        ]
    }

    private var text: String {
        """
        curl -X POST https://<GATEWAY>/r1/ZS/GOV/\(grant.provider)/data/\(grant.entry)/\(grant.form.rawValue) \\
          -H 'X-Road-Client: ZS/GOV/\(grant.consumer)/data' \\
          -H 'Yitong-Grant: \(grant.number)' \\
          -H 'Yitong-Case: \(strings("grant.examplecase"))' \\
          -H 'Yitong-Operator: \(strings("grant.exampleoperator"))' \\
          -H 'Content-Type: application/json' \\
          -d '\(body)'
        """
    }

    private var body: String {
        let key = grant.list?.element ?? grant.fields.first ?? "id"
        return switch grant.form {
        case .verify: #"{"\#(key)": "…", "claim": {"\#(grant.fields.last ?? key)": "…"}}"#
        case .match: #"{"list": ["…", "…"]}"#
        case .query, .feed: #"{"\#(key)": "…"}"#
        }
    }

    private func parameter(_ name: String, _ what: String) -> View { ["name": .text(name), "what": .text(what)] }
}

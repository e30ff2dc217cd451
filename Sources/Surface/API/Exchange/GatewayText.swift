import Exchange
import HTTP
import Standards

/// What gateways are told, as JSON.
enum GatewayText {
    static func joined(_ join: Join, _ hub: Hub, at now: Instant) -> JSONWriter {
        let answer = JoinAnswer(join, hub: hub.verifier, at: now)
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.member("id", answer.id)
            json.member("gateway", answer.gateway)
            json.member("state", answer.state.rawValue)
            json.member("fingerprint", answer.fingerprint)
            json.member("hub", answer.hub)
            json.member("reason", answer.reason)
            json.member("certificate", answer.certificate)
        }
        return json
    }
}

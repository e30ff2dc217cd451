import Exchange
import HTTP
import Standards
import Trust

@testable import API

extension FuzzTarget {
    /// Codes by which gateways join.
    static let joinCode = FuzzTarget("join-code") { bytes in
        guard let text = text(bytes), let code = JoinCode(text) else { return }
        require(JoinCode(code.description) == code, "a code is read back")
        require(JoinCode(code.description.lowercased()) == code, "the case of letters makes no difference")
        require(code.digest.utf8.count == 64, "a digest has 64 digits")
    }

    /// Bodies that gateways send, and what is signed about them.
    static let gatewayBody = FuzzTarget("gateway-body") { bytes in
        guard let json = try? JSON(bytes) else { return }
        if let join = try? GatewayBody.join(json) { _ = JoinCode(join.code) }
        _ = try? GatewayBody.renewal(json)
        if let report = try? GatewayBody.report(json) {
            let written = try? JSONText.of(report)
            require(written != nil, "a report is written")
            if let written, let again = try? GatewayBody.report(try JSON(written.utf8)) {
                require(again == report, "a report is read back")
            }
        }
    }
}

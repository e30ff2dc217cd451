import Crypto
import Foundation
import HTTP
import Identity

/// Hides in an address what somebody looks for: only her own session can read it back.
///
/// Names and document numbers must not stand in addresses, which browsers, proxies and screens remember. A search is
/// sent as a form and answered with a redirect to an address that holds the conditions encrypted (AES-GCM) under a key
/// derived from the session's secret. No node keeps anything, and the address is worthless when the session is over.
struct Seal: Sendable {
    private let key: SymmetricKey
    private let use: [UInt8]

    /// A seal for one use, such as `find resident`; what is sealed for one use cannot be opened for another.
    init(_ token: SessionToken, use: String) {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("seal".utf8), using: SymmetricKey(data: Array(token.text.utf8)))
        key = SymmetricKey(data: Array(code))
        self.use = Array(use.utf8)
    }

    /// The text for an address: base64url.
    func close(_ text: String) throws -> String {
        let box = try AES.GCM.seal(Array(text.utf8), using: key, authenticating: use)
        guard let combined = box.combined else { throw Problem.internal }
        return combined.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// What was sealed, or nil where it was sealed by another session, for another use, or not at all.
    func open(_ text: String) -> String? {
        guard text.utf8.count <= 8_192 else { return nil }
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64), let box = try? AES.GCM.SealedBox(combined: data),
            let plain = try? AES.GCM.open(box, using: key, authenticating: use)
        else { return nil }
        return String(validating: plain, as: UTF8.self)
    }
}

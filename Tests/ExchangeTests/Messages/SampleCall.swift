import Exchange
import Standards
import TestSupport

/// A call as an information system would send it, and what tests change in it.
struct SampleCall {
    var method = "POST"
    var target = "/r1/ZS/GOV/data-bureau/registers/deceased/verify"
    var headers: [(name: String, value: String)] = [
        ("Host", "127.0.0.1:8080"), ("X-Road-Client", "ZS/GOV/social-security/pension"),
        ("Content-Type", "application/json"),
    ]

    static let ids = CallIDs(instance: "ZS", entropy: .repeatable())

    func head(_ ids: CallIDs = SampleCall.ids) throws(ExchangeRefusal) -> RequestHead {
        try RequestHead(
            method: Array(method.utf8)[...], target: Array(target.utf8)[...], headers: HeaderList(headers), ids: ids)
    }

    /// The code of the refusal that the call meets; nil: it is read.
    var refusal: ExchangeRefusal? {
        do throws(ExchangeRefusal) {
            _ = try head()
            return nil
        } catch {
            return error
        }
    }

    /// The head's lines as text.
    static func lines(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n").dropLast()
    }
}

extension String {
    /// The pieces between separators.
    func components(separatedBy separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}

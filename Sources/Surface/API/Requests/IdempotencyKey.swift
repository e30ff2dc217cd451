import Authority
import HTTP
import Hummingbird
import Journal
import Standards

extension API {
    static let keyParameter = Route.Parameter(
        name: "Idempotency-Key", place: "header",
        description: "1–100 printable ASCII characters; a repeat gets the first outcome.",
        schema: #"{"type":"string","pattern":"^[!-~]{1,100}$"}"#)

    /// The command id of a request: its `Idempotency-Key` within the account, or a new one.
    func command(_ request: Request, _ signedIn: SignedIn) throws -> CommandID {
        guard let key = request.headers[.idempotencyKey] else {
            return try CommandID("api:" + kernel.ids.next(CommandID.self).rawValue)
        }
        guard (1...100).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem.malformed.saying(
                Localized(
                    zh: "Idempotency-Key 须为 1–100 个可打印 ASCII 字符。",
                    en: "Idempotency-Key has 1–100 printable ASCII characters."))
        }
        return try CommandID("api:\(signedIn.actor.account):\(key)")
    }
}

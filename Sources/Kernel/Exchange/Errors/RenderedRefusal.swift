package import Standards

/// A refusal as an information system receives it (UG-SS 17.3).
package struct RenderedRefusal: Sendable, Hashable {
    /// 500 where the type begins with `server.`, otherwise 400, as X-Road has it; 503 for what a busy gateway turns away.
    package let status: Int
    /// `Content-Type`, `X-Road-Error`, `Yitong-Refusal`, `Content-Language`.
    package let headers: HeaderList
    /// Type, message and detail as JSON or XML.
    package let body: [UInt8]

    /// A refusal in a dialect for a client with these `Accept` fields; `detail` is a UUID to find in the log.
    package init(
        _ refusal: ExchangeRefusal, dialect: Dialect, accept: [some Collection<UInt8>], language: Language,
        detail: String
    ) {
        let type = dialect.type(of: refusal)
        let message = refusal.message(language)
        let form = ErrorForm(accept: accept)
        body = form.body(type: type, message: message, detail: detail)
        status = refusal.code == ExchangeRefusal.busyCode ? 503 : refusal.side == .client ? 400 : 500
        headers = HeaderList([
            ("content-type", form.contentType), ("x-road-error", type), (HeaderName.refusal.text, refusal.code),
            ("content-language", language == .chinese ? "zh-CN" : "en"),
        ])
    }

    /// A refusal for whoever sent these header fields.
    package init(_ refusal: ExchangeRefusal, dialect: Dialect, asked headers: HeaderList, detail: String) {
        self.init(
            refusal, dialect: dialect, accept: headers.all(.accept), language: Language(asked: headers) ?? .chinese,
            detail: detail)
    }
}

extension ExchangeRefusal {
    /// What is said: X-Road's fixed text where there is one, then why and what to do, in one language.
    package func message(_ language: Language) -> String {
        var sentences: [String] = []
        for sentence in [fixed ?? "", reason[language], next[language]]
        where !sentence.isEmpty && !sentences.contains(sentence) {
            sentences.append(sentence)
        }
        return sentences.joined(separator: " ")
    }
}

/// JSON, or XML for whom asks for it.
enum ErrorForm: String {
    case json = "application/json"
    case xml = "application/xml"
    case textXML = "text/xml"

    /// XML where an entry of `Accept` is `text/xml`, `application/xml` or `text/*`, the first that is; weights are ignored.
    init(accept: [some Collection<UInt8>]) {
        for value in accept {
            for entry in value.split(separator: UInt8(ascii: ",")) {
                let range = entry.prefix { $0 != UInt8(ascii: ";") }.drop(while: FieldScan.isBlank)
                switch String(decoding: range, as: UTF8.self).lowercased().prefix(while: { !$0.isWhitespace }) {
                case "text/xml", "text/*": self = .textXML
                case "application/xml": self = .xml
                default: continue
                }
                return
            }
        }
        self = .json
    }

    var contentType: String { self == .json ? rawValue : rawValue + ";charset=utf-8" }

    func body(type: String, message: String, detail: String) -> [UInt8] {
        if self == .json {
            let members = [("type", type), ("message", message), ("detail", detail)]
            return Array(("{" + members.map { "\"\($0)\":\($1.jsonString)" }.joined(separator: ",") + "}").utf8)
        }
        let parts = [("type", type), ("message", message), ("detail", detail)]
        let inner = parts.map { "<\($0)>\(XMLText.escaped($1))</\($0)>" }.joined()
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<error>\(inner)</error>".utf8)
    }
}

/// Text within XML 1.0.
enum XMLText {
    /// The text with what XML gives a meaning escaped, and characters that XML cannot hold replaced by U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
            case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

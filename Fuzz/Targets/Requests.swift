import HTTPTypes
import Hummingbird
import Journal
import Registry
import Standards

@testable import HTTP
@testable import Identity

extension FuzzTarget {
    /// The first byte chooses the size of the pieces, the first line is the boundary, the rest the body.
    static let multipart = FuzzTarget("multipart") { bytes in
        guard let size = bytes.first, let end = bytes.firstIndex(of: 0x0A), end > 0, let boundary = text(bytes[1..<end])
        else { return }
        let type = "multipart/form-data; boundary=\(boundary)"
        let body = Array(bytes[(end + 1)...])
        let whole = events(body, type, piece: max(1, body.count))
        require(whole == events(body, type, piece: Int(size % 9) + 1), "how a body is cut makes no difference")
    }

    /// The reader of JSON bodies.
    static let json = FuzzTarget("json") { bytes in
        guard let value = try? JSON(bytes) else { return }
        var writer = JSONWriter()
        value.write(to: &writer)
        require((try? JSON(writer.buffer.readableBytesView)) == value, "what was read is written and read again")
    }

    /// Forms and queries.
    static let form = FuzzTarget("form") { bytes in
        guard let text = text(bytes), let form = try? Form(encoded: text) else { return }
        for name in ["csrf", "name", "town", ""] {
            _ = form[name]
            require(form.exact(name) == form.all(name).first, "a field's value is its first")
        }
    }

    /// Headers of a request: parameters, languages, cookies, addresses; one on each line.
    static let headers = FuzzTarget("headers") { bytes in
        guard let text = text(bytes) else { return }
        let parameters = HeaderParameters(text)
        _ = parameters["boundary"]
        _ = parameters["filename"]
        _ = Language(accept: text)
        _ = ClientAddress(ForwardedAddress.address(in: [text]) ?? text).text
        if let path = LocalPath(text) { require(!path.text.hasPrefix("//"), "a path of ours does not leave the site") }
        guard let name = HTTPField.Name("Cookie") else { return }
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "city.example", path: "/", headerFields: [name: text])
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
        _ = SessionCookie(secure: true).token(of: request)
        _ = SessionCookie(secure: false).token(of: request)
        _ = Origin(of: request)
    }

    /// What stands in addresses and cookies: tokens, cursors, names of accounts, command ids.
    static let tokens = FuzzTarget("tokens") { bytes in
        guard let text = text(bytes) else { return }
        if let token = SessionToken(text) { require(token.text == text, "a token has one spelling") }
        if let cursor = Cursor(text) { require(cursor.description == text, "a cursor has one spelling") }
        if let reference = RecordReference(text) {
            require(reference.description == text, "a reference has one spelling")
        }
        if let name = AccountName(text) { require(AccountName(name.text) == name, "a name is read back") }
        if let command = try? CommandID(text) {
            require(CommandID(rawValue: command.rawValue) == command, "a command is read back")
        }
        if let password = Password(text) { _ = password }
        _ = PasswordHash(text)
    }

    private static func events(_ body: [UInt8], _ type: String, piece: Int) -> [MultipartParser.Event]? {
        guard var parser = try? MultipartParser(contentType: type) else { return nil }
        var events: [MultipartParser.Event] = []
        var rest = body[...]
        while !rest.isEmpty {
            guard let next = try? parser.feed(rest.prefix(piece)) else { return nil }
            rest = rest.dropFirst(piece)
            for event in next {
                if case .bytes(let more) = event, case .bytes(let before) = events.last {
                    events[events.count - 1] = .bytes(before + more)
                } else {
                    events.append(event)
                }
            }
        }
        guard (try? parser.finish()) != nil else { return nil }
        return events
    }
}

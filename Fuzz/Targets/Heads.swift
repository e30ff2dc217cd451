import Exchange
import Gateway
import NIOCore

extension FuzzTarget {
    /// A call's head in transport form, and its answer's.
    static let messageHead = FuzzTarget("message-head") { bytes in
        if let head = try? RequestHead(parsing: bytes) {
            require(head.bytes == bytes, "a head has one spelling")
            require(head.bytes[head.target].starts(with: "/r1/".utf8), "a call begins with /r1/")
            require(ClientID(head.client.description) == head.client, "a client is read back")
            require(ServiceID(head.service.description) == head.service, "a service is read back")
            _ = MetadataService.serviceCode(head)
            if let target = ServiceAddress.target(base: "/api", of: head) {
                require(target.starts(with: "/api".utf8), "a call stays below its service")
            }
            if let answer = try? ResponseHead(answering: head, requestHash: "x", status: 200, headers: head.headers) {
                require(
                    (try? AnswerCheck.verify(answer, answers: head, requestHash: "x")) != nil,
                    "an answer to a request is its answer")
            }
        }
        if let head = try? ResponseHead(parsing: bytes) {
            require(head.bytes == bytes, "an answer's head has one spelling")
            require((200...999).contains(head.status), "a status is one")
        }
    }

    /// The first line is the pattern of a right, the rest a raw path.
    static let pathGlob = FuzzTarget("path-glob") { bytes in
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.count
        guard let pattern = text(bytes[..<end]).flatMap({ PathGlob($0) }) else { return }
        guard let path = ServicePath(bytes[end...].dropFirst()) else { return }
        require(!path.text.contains(".."), "no path climbs")
        require(text(path.bytes) != nil && !path.bytes.contains { $0 < 0x20 }, "a path is text")
        _ = pattern.matches(path)
        require(PathGlob("**")?.matches(path) == true, "two stars match anything")
    }

    /// Identifiers in all their forms, and addresses of providers' systems.
    static let exchangeName = FuzzTarget("exchange-name") { bytes in
        guard let text = text(bytes) else { return }
        if let name = SubsystemID(text) { require(SubsystemID(name.description) == name, "a name is read back") }
        if let name = MemberID(text) { require(MemberID(name.description) == name, "a member is read back") }
        _ = SecurityServerID(text)
        _ = RepresentedParty(text)
        if let address = ForeignAddress(text) {
            require((1...65_535).contains(address.port) && !address.host.isEmpty, "an address has host and port")
        }
    }

    /// The first byte is the size of the pieces in which the rest, requests on a connection, comes in.
    static let httpRequests = FuzzTarget("http-requests") { bytes in
        guard let size = bytes.first else { return }
        let stream = Array(bytes.dropFirst())
        let whole = requests(stream, piece: max(1, stream.count))
        require(whole == requests(stream, piece: Int(size % 9) + 1), "how bytes are cut makes no difference")
    }

    /// The first byte is the size of the pieces in which the rest, answers on a connection, comes in.
    static let httpAnswers = FuzzTarget("http-answers") { bytes in
        guard let size = bytes.first else { return }
        let stream = Array(bytes.dropFirst())
        let whole = answers(stream, piece: max(1, stream.count))
        require(whole == answers(stream, piece: Int(size % 9) + 1), "how bytes are cut makes no difference")
    }

    /// Descriptions whose servers are cut.
    static let openAPI = FuzzTarget("open-api") { bytes in
        guard let cut = OpenAPIServers.cut(bytes) else { return }
        require(OpenAPIServers.cut(cut) != nil, "what was cut can be read again")
    }

    private static func requests(_ bytes: [UInt8], piece: Int) -> [String] {
        var reader = RequestReader()
        var events: [String] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            reader.feed(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + piece)]))
            do throws(HTTPFault) {
                while let event = try reader.next() {
                    switch event {
                    case .head(let head): events.append("head \(head)")
                    case .body(let piece): append(piece, to: &events)
                    case .end: events.append("end")
                    }
                }
            } catch {
                return events + ["\(error)"]
            }
        }
        return events
    }

    private static func answers(_ bytes: [UInt8], piece: Int) -> [String] {
        var reader = ResponseReader()
        var events: [String] = []
        for start in stride(from: 0, to: bytes.count, by: piece) {
            reader.feed(ByteBuffer(bytes: bytes[start..<min(bytes.count, start + piece)]))
            do throws(HTTPFault) {
                while let event = try reader.next(answering: .get) {
                    switch event {
                    case .head(let head): events.append("head \(head)")
                    case .body(let piece): append(piece, to: &events)
                    case .end: events.append("end")
                    }
                }
            } catch {
                return events + ["\(error)"]
            }
        }
        return events
    }

    private static func append(_ piece: ByteBuffer, to events: inout [String]) {
        let text = piece.readableBytesView.map(String.init).joined(separator: " ")
        if events.last?.hasPrefix("body ") == true {
            events[events.count - 1] += " " + text
        } else {
            events.append("body " + text)
        }
    }
}

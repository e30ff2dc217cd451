import Exchange
import Gateway
import NIOCore
import Testing

@Suite("Reading HTTP/1 from bytes")
struct ReadersTests {
    private static let stream =
        "\r\nPOST /a?b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n2\r\nde\r\n0\r\nT: v\r\n\r\n"
        + "GET / HTTP/1.1\r\nhost: b\r\n\r\nPUT /c HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nfour"

    private func read(_ bytes: [UInt8], piece: Int) throws -> [String] {
        var reader = RequestReader()
        var events: [String] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            reader.feed(ByteBuffer(bytes: rest.prefix(piece)))
            rest = rest.dropFirst(piece)
            while let event = try reader.next() {
                switch event {
                case .head(let head):
                    events.append(String(decoding: head[head.method] + head[head.target], as: UTF8.self))
                case .body(let piece):
                    if events.last?.hasPrefix("body ") == true {
                        events[events.count - 1] += String(buffer: piece)
                    } else {
                        events.append("body " + String(buffer: piece))
                    }
                case .end: events.append("end")
                }
            }
        }
        return events
    }

    @Test(arguments: 1...40) func `how the bytes are cut makes no difference`(piece: Int) throws {
        let expected = ["POST/a?b", "body abcde", "end", "GET/", "end", "PUT/c", "body four", "end"]
        #expect(try read(Array(Self.stream.utf8), piece: piece) == expected)
    }

    @Test func `no byte that is changed makes it trap`() {
        let bytes = Array(Self.stream.utf8)
        for index in bytes.indices {
            var changed = bytes
            for byte in [0, 0x0A, 0x0D, 0x20, 0x2C, 0x3A, 0x66, 0xFF] as [UInt8] {
                changed[index] = byte
                _ = try? read(changed, piece: 7)
            }
        }
    }

    @Test func `after a fault there is nothing but the fault`() {
        var reader = RequestReader()
        reader.feed(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        for _ in 0..<3 { #expect(throws: HTTPFault.host) { try reader.next() } }
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] as [(Int64, String)])
    func `dates are those of HTTP`(seconds: Int64, text: String) {
        #expect(HTTPDate.text(seconds: seconds) == text)
    }
}

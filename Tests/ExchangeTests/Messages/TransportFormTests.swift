import Exchange
import NIOCore
import Testing

@Suite("The transport form of heads")
struct TransportFormTests {
    static let id = "5e6f0c9a-0000-4000-8000-000000000001"
    static let text = """
        POST\r\n/r1/ZS/GOV/data-bureau/registers/deceased/verify?x=%E4%B8%80\r\n\
        X-Road-Client:ZS/GOV/social-security/pension\r\nContent-Type:application/json\r\n\
        x-road-request-id:\(id)\r\nx-road-id:ZS-1\r\n
        """

    @Test func `a head is read back as it was written`() throws {
        let made = try SampleCall().head()
        #expect(try RequestHead(parsing: made.bytes) == made)
        let read = try RequestHead(parsing: Array(Self.text.utf8))
        #expect(read.requestID == Self.id && read.messageID == "ZS-1" && read.client.member.code == "social-security")
        #expect(read.text(read.path) == "/r1/ZS/GOV/data-bureau/registers/deceased/verify")
    }

    @Test(arguments: [
        ("POST\r\n", "POST\n"), ("POST\r\n", "POST \r\n"), ("\r\nX-Road-Client:", "\r\nX-Road-Client: "),
        ("json\r\n", "json \r\n"), ("json\r\n", "json\n"), ("Content-Type:", "Content-Type :"), ("Content-Type:", ":"),
        ("Content-Type:application/json", "Host:x"), ("Content-Type:application/json", "Content-Length:0"),
        ("Content-Type:", " folded\r\nContent-Type:"), ("x-road-request-id:\(id)\r\n", ""),
        ("x-road-request-id:\(id)\r\n", "x-road-request-id:\(id)\r\nX-Road-Request-Id:\(id)\r\n"),
        ("x-road-request-id:\(id)\r\n", "x-road-request-id:1\r\n"), ("x-road-id:ZS-1\r\n", ""),
        ("x-road-id:ZS-1\r\n", "x-road-id:ZS-1"), ("x-road-id:ZS-1\r\n", "x-road-id:ZS-1\r\n\r\n"),
        ("x-road-id:ZS-1\r\n", "x-road-id:ZS-1\r\nx-road-request-hash:x\r\n"), ("json", "js\u{0}n"), ("json", "js\ron"),
    ])
    func `another spelling is no head`(part: String, other: String) {
        #expect(throws: ExchangeRefusal.self) {
            try RequestHead(parsing: Array(Self.text.replacing(part, with: other, maxReplacements: 1).utf8))
        }
    }

    @Test func `any head cut off at any byte is refused or another head, and never traps`() {
        let bytes = Array(Self.text.utf8)
        for length in 0..<bytes.count { _ = try? RequestHead(parsing: Array(bytes[..<length])) }
        for index in bytes.indices {
            var changed = bytes
            for byte in [0, 0x0A, 0x0D, 0x20, 0x25, 0x2F, 0x3A, 0xFF] as [UInt8] {
                changed[index] = byte
                if let head = try? RequestHead(parsing: changed) { #expect(head.bytes == changed) }
            }
        }
    }

    @Test func `the request hash is what any SHA-512 computes`() {
        let head = Array(Self.text.utf8)
        #expect(
            RequestHash.text(head: head, body: ByteBuffer())
                == "qKFuDsxl3hY4QHZTYrZ30l6U9hMcsjPxwMDh8OxpYEQiDSNgnZLAC6ZGm6ZC"
                + "WYq1z92/v9cpgHyDY5bb7nNSdw==")
        #expect(
            RequestHash.text(head: head, body: ByteBuffer(string: #"{"citizen-id":"1"}"#))
                == "zWK0B9YZlal5ajS2X6260BKfuf8uGdxDMdvUdqFgTaNxRcsSmkT356oe2rRb"
                + "Z+CBykucbRVzi1KepaFabT1+Ag==")
    }
}

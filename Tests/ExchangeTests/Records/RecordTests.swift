import Exchange
import Journal
import NIOCore
import Standards
import TestSupport
import Testing
import Trust

/// Records as bytes: one spelling, bounded, and never a trap.
@Suite struct RecordTests {
    static let message = MessageRecord(
        side: .consumer, kind: .answer, at: Instant(microseconds: 1_795_482_000_000_000),
        requestID: "3f2b8a6e-5a0b-4a57-9f5e-1d1f6f1f1f1f", messageID: "ZS-1", client: "ZS/GOV/social-security/pension",
        service: "ZS/GOV/data-bureau/registers/deceased", gateway: "data-bureau", caseNumber: "粤社保〔2026〕1号",
        operatorName: nil, grant: "G-1", status: 200, refusal: nil, rows: 7, subjects: ["442000199001011234", ""],
        head: Array("200\r\n\r\n".utf8), body: ByteBuffer(string: "{\"result\":\"true\"}"), bodyLength: 17,
        bodyDigest: RecordDigest.sha256(Array("{\"result\":\"true\"}".utf8)), parameters: [1, 2], proof: [3],
        duration: 1_234)

    private static func frame(_ entry: LogEntry = .message(message), keepsBody: Bool = true) throws -> [UInt8] {
        var bytes: [UInt8] = []
        _ = try RecordFrame.write(
            entry, keepsBody: keepsBody, position: 5, durable: 3, salt: [UInt8](repeating: 9, count: 16), to: &bytes)
        return bytes
    }

    @Test func `a record is read as it was written, with its body and without`() throws {
        let whole = try #require(RecordFrame(try Self.frame()[...]))
        #expect(try whole.entry() == .message(Self.message))
        #expect(whole.position == 5 && whole.durable == 3 && whole.fitsCommitment)
        var digestOnly = Self.message
        digestOnly.body = nil
        #expect(try RecordFrame(try Self.frame(keepsBody: false)[...])?.entry() == .message(digestOnly))
        let erasure = LogEntry.erasure(
            ErasureRecord(at: Self.message.at, from: 0, to: 100, rule: "retention 30 days"))
        #expect(try RecordFrame(try Self.frame(erasure, keepsBody: false)[...])?.entry() == erasure)
    }

    @Test func `the commitment is the one from which the journal makes its leaves`() throws {
        let frame = try #require(RecordFrame(try Self.frame()[...]))
        let leaf = Commitment.leaf(committingTo: Array(frame.details), salt: frame.salt)
        #expect(RecordDigest.leaf(frame.commitment, suite: .sha256Ed25519) == leaf)
    }

    @Test func `a frame with any bit flipped, or cut anywhere, is no frame`() throws {
        let bytes = try Self.frame()
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1 << (index % 8)
            #expect(RecordFrame(other[...]) == nil, "byte \(index)")
            #expect(RecordFrame(bytes[..<index]) == nil, "cut at \(index)")
        }
        #expect(RecordFrame((bytes + [0, 0, 0])[...])?.byteCount == bytes.count)
    }

    @Test func `a frame moved to another position is no frame`() throws {
        var bytes = try Self.frame()
        bytes[15] = 6
        #expect(RecordFrame(bytes[...]) == nil)
    }

    @Test func `details that are cut, longer or respelled are refused`() throws {
        var details: [UInt8] = []
        try RecordDetails.write(.message(Self.message), keepsBody: true, to: &details)
        for cut in details.indices {
            #expect(throws: RecordError.self) { try RecordDetails.read(details[..<cut]) }
        }
        #expect(throws: RecordError.self) { try RecordDetails.read((details + [0])[...]) }
        for index in details.indices {
            var other = details
            other[index] ^= 0x81
            // What is read at all is read as something else, and written as it was.
            guard let (entry, keepsBody) = try? RecordDetails.read(other[...]) else { continue }
            var again: [UInt8] = []
            try RecordDetails.write(entry, keepsBody: keepsBody, to: &again)
            #expect(again == other)
        }
    }

    @Test func `what is larger than the limits is refused, and nothing of it is left`() throws {
        var large = Self.message
        large.head = [UInt8](repeating: 0x41, count: RecordLimits.head + 1)
        var bytes: [UInt8] = [1, 2, 3]
        #expect(throws: RecordError("head")) {
            _ = try RecordFrame.write(
                .message(large), keepsBody: true, position: 0, durable: 0, salt: [UInt8](repeating: 0, count: 16),
                to: &bytes)
        }
        #expect(bytes == [1, 2, 3])
    }

    @Test func `segments have heads of one spelling`() {
        let header = SegmentHeader(suite: .sha256Ed25519, first: 77, begun: Self.message.at)
        #expect(header.bytes.count == SegmentHeader.byteCount)
        #expect(SegmentHeader(header.bytes) == header)
        for index in header.bytes.indices {
            var other = header.bytes
            other[index] ^= 4
            #expect(SegmentHeader(other) == nil, "byte \(index)")
        }
    }

    @Test func `the check is XXH64 as its specification computes it`() {
        #expect(XXH64.hash([]) == 0xEF46_DB37_51D8_E999)
        #expect(XXH64.hash(Array("a".utf8)) == 0xD24E_C4F1_A98C_6E5B)
        #expect(XXH64.hash(Array("abc".utf8)) == 0x44BC_2CF5_AD77_0999)
        #expect(XXH64.hash([], seed: 0x9E37_79B1) == 0xAC75_FDA2_929B_17EF)
        #expect(XXH64.hash(Array("Nobody inspects the spammish repetition".utf8)) == 0xFBCE_A83C_8A37_8BF1)
    }
}

import HTTP
import Testing

@Suite struct MultipartTests {
    private let body = Array(
        """
        preamble\r
        --XX\r
        Content-Disposition: form-data; name="token"\r
        \r
        abc\r
        --XX\r
        Content-Disposition: form-data; name="file"; filename="居民 \\"1\\".csv"\r
        Content-Type: text/csv\r
        \r
        a,b\r
        --X not a delimiter\r
        \r
        --XX--\r
        epilogue
        """.utf8)

    /// Names of the parts with their bytes, fed in pieces of the given sizes.
    private func parts(_ body: [UInt8], sizes: () -> Int) throws -> [(String, String)] {
        var parser = try MultipartParser(contentType: "multipart/form-data; boundary=\"XX\"")
        var parts: [(String, [UInt8])] = []
        var rest = body[...]
        while !rest.isEmpty {
            let piece = rest.prefix(max(1, sizes()))
            rest = rest.dropFirst(piece.count)
            for event in try parser.feed(piece) {
                switch event {
                case .part(let part): parts.append((part.filename ?? part.name, []))
                case .bytes(let bytes): parts[parts.count - 1].1 += bytes
                case .end: break
                }
            }
        }
        try parser.finish()
        return parts.map { ($0.0, String(decoding: $0.1, as: UTF8.self)) }
    }

    @Test(arguments: [1, 2, 3, 7, 64, 10_000])
    func `a form is read alike however it is cut`(size: Int) throws {
        let parts = try parts(body) { size }
        #expect(parts.map(\.0) == ["token", "居民 \"1\".csv"])
        #expect(parts.map(\.1) == ["abc", "a,b\r\n--X not a delimiter\r\n"])
    }

    @Test func `an empty part is a part`() throws {
        let text = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--XX--"
        #expect(try parts(Array(text.utf8)) { 5 }.map(\.1) == [""])
    }

    @Test func `a body without its end is refused`() {
        #expect(throws: MultipartParser.Fault.truncated) { try parts(Array(body.dropLast(20))) { 9 } }
    }

    @Test func `a head without end is refused before it grows`() {
        let text = "--XX\r\n" + String(repeating: "x", count: 20_000)
        #expect(throws: MultipartParser.Fault.limit) { try parts(Array(text.utf8)) { 500 } }
    }

    @Test func `more parts than allowed are refused`() {
        let part = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        #expect(throws: MultipartParser.Fault.limit) {
            try parts(Array(String(repeating: part, count: MultipartParser.maximumParts + 1).utf8)) { 100 }
        }
    }

    @Test(arguments: ["multipart/form-data", "text/plain; boundary=XX", "multipart/form-data; boundary=\"a b<>\""])
    func `a content type without a good boundary is refused`(type: String) {
        #expect(throws: MultipartParser.Fault.boundary) { try MultipartParser(contentType: type) }
    }

    @Test func `no bytes make it trap`() {
        var generator = SplitMix(state: 7)
        for _ in 0..<3_000 {
            var mutated = body
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let index = Int.random(in: 0..<mutated.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: mutated[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: mutated.remove(at: index)
                default: mutated.insert(contentsOf: Array("\r\n--XX".utf8), at: index)
                }
            }
            _ = try? parts(mutated) { Int.random(in: 1...40, using: &generator) }
        }
    }
}

/// Random numbers that repeat.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

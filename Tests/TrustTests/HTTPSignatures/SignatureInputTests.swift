import Standards
import Testing
import Trust

/// `Signature-Input` and `Signature` as they come from outside.
@Suite struct SignatureInputTests {
    private func parse(_ field: String) throws -> [(label: String, input: SignatureInput)] {
        try SignatureInput.parse(Array(field.utf8))
    }

    @Test func `an account is read back as it was written`() throws {
        let input = try SignatureInput(
            [.method, .targetURI, .contentDigest.ofRequest, SignatureComponent(queryParameter: "a%20\"b")],
            SignatureParameters(
                created: Samples.now, expires: Samples.now.advanced(by: .seconds(60)), nonce: "n", algorithm: "ed25519",
                keyID: "key \"1\"", tag: "t"))
        let read = try parse("x=" + input.text)
        #expect(read.count == 1 && read[0].label == "x" && read[0].input == input)
    }

    @Test func `unknown parameters and their order are kept in the base`() throws {
        let text = #"("@method");zzz=1.50;keyid="k";created=5;flag;who=token;bin=:AAAA:"#
        let read = try parse("a=" + text)
        #expect(read[0].input.text == #"("@method");zzz=1.5;keyid="k";created=5;flag;who=token;bin=:AAAA:"#)
        #expect(read[0].input.parameters.created == Instant(microseconds: 5_000_000))
    }

    @Test func `several signatures keep their order`() throws {
        #expect(try parse("b=(), a=();created=1").map(\.label) == ["b", "a"])
    }

    @Test(arguments: [
        "a", "a=1", "a=?1", "a=(@method)", #"a=("@method" "@method")"#, #"a=("Content-Type")"#, #"a=("")"#,
        #"a=("@unknown")"#, #"a=("@signature-params")"#, #"a=("x";sf)"#, #"a=("x";key="k")"#, #"a=("x";tr)"#,
        #"a=("x";req=1)"#, #"a=("@method";bs)"#, #"a=("@query-param")"#, #"a=("@method";name="x")"#,
        #"a=("x";unknown)"#, #"a=("x");created="1""#, "a=();created=-1", "a=();created=1.5", "a=();keyid=k",
        "a=();alg=1", "a=();tag", "a=();nonce=:AAAA:", "a=();created=999999999999999", #"a=("x"#, "a=()),", "\0",
        #"a=("x y")"#, #"a=("x\ny")"#, #"a=("x";req "x";req)"#, "A=()",
    ])
    func `a hostile account is refused`(field: String) {
        #expect(code { _ = try parse(field) } == .malformedSignature)
    }

    @Test func `accounts are bounded in size, components and number`() {
        let many = (0...64).map { "\"x\($0)\"" }.joined(separator: " ")
        #expect(code { _ = try parse("a=(\(many))") } == .malformedSignature)
        #expect(code { _ = try parse((0...16).map { "a\($0)=()" }.joined(separator: ", ")) } == .malformedSignature)
        #expect(code { _ = try parse("a=();x=\"\(String(repeating: "y", count: 9_000))\"") } == .malformedSignature)
    }

    @Test(arguments: ["a=1", "a=()", "a=:A:", "a=\"x\"", "a", "a=:AAB=:", "\0", "a=:A A=:"])
    func `a hostile signature is refused`(field: String) {
        #expect(code { _ = try SignatureInput.parseSignatures(Array(field.utf8)) } == .malformedSignature)
    }

    @Test func `texts beyond printable ASCII cannot be signed`() {
        for text in ["一通", "a\nb", "\u{7F}"] {
            #expect(
                code { _ = try SignatureInput([], SignatureParameters(created: nil, keyID: text)) }
                    == .malformedSignature)
            #expect(code { _ = try SignatureComponent(queryParameter: text) } == .malformedSignature)
            #expect(code { _ = try SignatureComponent(field: text) } == .malformedSignature)
        }
        #expect(code { _ = try SignatureInput([.method, .method], .init(created: nil)) } == .malformedSignature)
    }
}

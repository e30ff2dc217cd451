import Glibc

/// A parser of outside bytes and what must hold for whatever bytes it is given.
struct FuzzTarget: Sendable {
    /// Also the folder of its seeds.
    let name: String
    /// Takes any bytes; a trap, or a fact that does not hold, is a finding.
    let run: @Sendable ([UInt8]) -> Void

    init(_ name: String, _ run: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.run = run
    }

    /// Every target, in the order in which `make fuzz` runs them.
    static let all: [FuzzTarget] = [
        .csvReader, .csvHeader, .cql2Text, .cql2JSON, .multipart, .json, .form, .headers, .tokens, .note, .verifierKey,
        .tilePath, .packFile, .identifiers, .elements, .timeAndMoney, .sql, .storeLocation, .search, .cases, .contents,
        .certificate, .certificateRequest, .signatureInput, .contentDigest, .batchProof, .signedDocument,
        .messageHead, .pathGlob, .exchangeName, .httpRequests, .httpAnswers, .openAPI,
        .questions, .answers,
        .frames, .signatureFacts,
        .joinCode, .gatewayBody,
        .record, .evidence,
    ]

    /// The one that `YITONG_FUZZ_TARGET` names.
    static let chosen: FuzzTarget? = {
        guard let name = getenv("YITONG_FUZZ_TARGET") else { return nil }
        return all.first { $0.name == String(cString: name) }
    }()
}

/// Ends the run where a fact does not hold; libFuzzer keeps the input.
func require(_ fact: @autoclosure () -> Bool, _ sentence: String) {
    guard fact() else { fatalError("does not hold: \(sentence)") }
}

/// The text of the bytes where they are UTF-8.
func text(_ bytes: some Collection<UInt8>) -> String? {
    String(validating: bytes, as: UTF8.self)
}

/// Writes a line.
func write(_ line: String) {
    puts(line)
}

/// Ends the process with a status.
func leave(_ status: Int32) -> Never {
    exit(status)
}

import Foundation
package import Standards

/// Evidence of one call (存证包): one file that shows, without any server, who asked what of whom, and what was answered.
///
/// A line that says what it is, then JSON in one spelling: sorted keys, nothing between. It holds the details of the records, so it is as
/// private as the call itself.
package struct EvidenceFile: Sendable, Hashable, Codable {
    /// The first line.
    package static let magic = "yitong exchange evidence 1\n"
    /// The largest file that is read: two bodies of 8 MiB on both sides, in base 64, with room.
    package static let sizeLimit = 64 << 20

    /// The call's id.
    package var requestID: String
    /// When the file was made.
    package var madeAt: Instant
    /// The certificates of the authorities for machines, PEM.
    package var authorities: [String]
    /// What the asker's gateway has.
    package var consumer: EvidenceHalf
    /// What the answerer's gateway has; missing where it was not reached when the file was made, or the call never left.
    package var provider: EvidenceHalf?

    /// A file of its halves; a body that both have is kept once.
    package init(
        requestID: String, madeAt: Instant, authorities: [String], consumer: EvidenceHalf, provider: EvidenceHalf?
    ) {
        self.requestID = requestID
        self.madeAt = madeAt
        self.authorities = authorities
        self.consumer = consumer
        self.provider = provider
        if consumer.requestBody != nil, provider?.requestBody == consumer.requestBody {
            self.provider?.requestBody = nil
        }
        if consumer.answerBody != nil, provider?.answerBody == consumer.answerBody { self.provider?.answerBody = nil }
    }

    /// The file as it is written.
    package func text() throws -> String { Self.magic + (try JSONText.of(self)) + "\n" }

    /// Whether a file begins as evidence does.
    package static func isEvidence(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: magic.utf8) }

    /// Reads a file; throws `EvidenceError` for any other spelling of the same, so that no reader can be shown something else.
    package init(_ bytes: [UInt8]) throws(EvidenceError) {
        guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
        guard Self.isEvidence(bytes) else { throw .notEvidence }
        let json = Data(bytes.dropFirst(Self.magic.utf8.count).dropLast())
        guard bytes.last == UInt8(ascii: "\n"), let file = try? JSONDecoder().decode(Self.self, from: json),
            let text = try? file.text(), text.utf8.elementsEqual(bytes)
        else { throw .unreadable }
        self = file
    }
}

/// Why a file is no evidence.
package enum EvidenceError: String, Error, Sendable {
    /// It does not begin as evidence does.
    case notEvidence = "evidence.unknown"
    /// It is larger than evidence may be.
    case tooLarge = "evidence.too-large"
    /// It cannot be read, or is not spelled as it was made.
    case unreadable = "evidence.unreadable"

    /// What is wrong.
    package var message: Localized {
        switch self {
        case .notEvidence: Localized(zh: "这不是存证包。", en: "This is no evidence of an exchange.")
        case .tooLarge: Localized(zh: "文件超过存证包的大小上限。", en: "The file is larger than evidence may be.")
        case .unreadable:
            Localized(
                zh: "存证包无法读取，或在生成后被改动过格式。",
                en: "The evidence cannot be read, or was respelled after "
                    + "it was made.")
        }
    }
}

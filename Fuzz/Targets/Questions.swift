import Authority
import Definitions
import NIOCore

@testable import Exchange

extension FuzzTarget {
    /// Bodies of calls: what is read is written canonically and read again; a question has no more subjects than it may.
    static let questions = FuzzTarget("questions") { bytes in
        let body = ByteBuffer(bytes: bytes)
        if let tree = try? JSONTree(body) {
            let canonical = tree.canonical
            let again = try? JSONTree(ByteBuffer(string: canonical), limits: .answer)
            require(again?.canonical == canonical, "canonical text is read and written the same")
        }
        guard let dataset = Sample.served else { return }
        for form in [GrantForm.verify, .match, .query] {
            guard let question = try? dataset.question(body, form: form, granted: ["full-name", "age"]) else {
                continue
            }
            require((1...ServedDataset.keyLimit).contains(question.keys.count), "a question has subjects, not too many")
            require(Set(question.keys).count == question.keys.count, "each subject is asked about once")
        }
    }

    /// Answers of a provider's system: whatever they hold, only what is bound and granted is left.
    static let answers = FuzzTarget("answers") { bytes in
        guard let narrowing = Sample.narrowing,
            let answer = try? narrowing.answer(status: 200, ByteBuffer(bytes: bytes))
        else { return }
        guard answer.body.readableBytes > 0 else { return }
        guard let tree = try? JSONTree(answer.body, limits: .answer),
            let records = JSONPointer("/data")?.value(in: tree)
        else { return require(false, "an answer that was cut down is JSON of the bound form") }
        guard case .array(let elements) = records else { return }
        require(elements.count == answer.rows, "each record left is counted")
        for case .object(let members) in elements {
            require(members.map(\.name) == ["xm"], "a record has the granted items alone")
        }
    }
}

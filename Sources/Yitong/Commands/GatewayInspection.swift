import ArgumentParser
import Foundation
import Gateway
import Journal
import Standards
import Trust

/// Computes a gateway's records anew.
struct GatewayInspection {
    let language: Language

    func run(_ path: String, key: String?) throws -> VerifyReport {
        guard FileManager.default.fileExists(atPath: path + "/records") else {
            Terminal.note("yitong: \(path) holds no records of a gateway")
            throw Exit.noInput
        }
        var verifier = try LogVerifier(folder: path, key: try key.map { try VerifierKey($0) })
        let lines = VerifyProgress()
        let report = try verifier.verify { lines.show("records", done: $0, total: 0) }
        lines.finish()
        if key == nil, let used = verifier.verifierKey {
            Terminal.say(
                Localized(
                    zh: "检查点以目录中的公钥核验，请与公布的公钥核对：\(used)",
                    en: "Checkpoints were verified with the key in the folder; compare it with the one made "
                        + "public: \(used)"
                )[language])
        }
        return report
    }
}

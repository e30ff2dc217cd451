import ArgumentParser
import Exchange
import Foundation
import Standards
import Trust

/// Verifies the evidence of one call and says in words what it proves.
struct EvidenceInspection {
    let language: Language

    func run(_ path: String, trust: String?) throws {
        let bytes = try read(path, limit: EvidenceFile.sizeLimit + 1)
        let file: EvidenceFile
        do throws(EvidenceError) {
            file = try EvidenceFile(bytes)
        } catch {
            Terminal.say("fails [\(error.rawValue)]: \(error.message[language])")
            throw Exit.findings
        }
        let roots = try trust.map { path in
            [try MachineCertificate(pem: String(decoding: try read(path, limit: 65_536), as: UTF8.self))]
        }
        let report = EvidenceVerifier(trusting: roots ?? []).verify(file)
        for finding in report.findings {
            Terminal.say("\(finding.state.rawValue) [\(finding.code)]: \(finding.message[language])")
        }
        if let failure = report.firstFailure {
            Terminal.say(Localized(zh: "不成立：\(failure.code)", en: "does not hold: \(failure.code)")[language])
            throw Exit.findings
        }
        Terminal.say(Localized(zh: "核验通过。", en: "Everything that it shows holds.")[language])
    }

    private func read(_ path: String, limit: Int) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            Terminal.note("yitong: cannot open \(path)")
            throw Exit.noInput
        }
        defer { try? handle.close() }
        return [UInt8](try handle.read(upToCount: limit) ?? Data())
    }
}

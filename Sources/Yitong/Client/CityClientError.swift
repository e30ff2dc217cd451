import ArgumentParser
import Foundation

/// Why the city did not do what the command line asked, in words for the person who typed it.
struct CityClientError: Error {
    /// How the program ends.
    let exit: ExitCode
    /// What happened and what to do.
    let message: String

    init(exit: ExitCode, message: String) {
        self.exit = exit
        self.message = message
    }

    /// Reads the problem details (RFC 9457) of an answer.
    init(status: UInt, body: Data) {
        struct Problem: Decodable {
            let title: String?
            let detail: String?
            let next: String?
        }
        let problem = try? JSONDecoder().decode(Problem.self, from: body)
        let words = [problem?.title, problem?.detail, problem?.next].compactMap { $0 }.filter { !$0.isEmpty }
        message = words.isEmpty ? "the city answered \(status)" : words.joined(separator: "\n  ")
        switch status {
        case 401, 403: exit = Exit.notPermitted
        case 404: exit = Exit.noInput
        case 400, 409, 413, 415, 422: exit = Exit.refusedRows
        default: exit = Exit.unavailable
        }
    }
}

package import Authority
import Catalogue
import Expressions
import Files
import HTTPTypes
import Hummingbird
import Journal
import NIOCore
import NIOHTTP1
import Registry
import Standards
import Store

extension Problem {
    /// What a caller is told of any error; whatever is not known here is an internal one and its cause stays here.
    package init(_ error: any Error) {
        switch error {
        case let error as Problem: self = error
        case let error as Refusal: self.init(error)
        case let error as RegistryError: self.init(error)
        case let error as RequestProblems:
            self.init(
                error.problems.map { Fault(field: $0.field, code: $0.code, detail: $0.message, next: $0.mend) })
        case let error as EntryProblems:
            self.init(
                error.problems.map { Fault(field: $0.field, code: $0.code, detail: $0.message, next: $0.mend) })
        case let error as ExpressionError:
            self = Problem.invalid.saying(error.message, next: error.mend, pointer: "/filter")
        case let error as ElementError: self = Problem.invalid.saying(error.message, next: error.mend)
        case let error as FileError: self.init(error)
        case let error as JournalError where error.code == .commandReused:
            self = Problem.conflict.saying(error.message, next: error.mend)
        case let error as StoreError: self = Self.of(error)
        // The client broke the rules in the middle of its body, or went away: nothing failed here.
        case is HTTPParserError, is ChannelError: self = .malformed
        // The city ends and does not wait any longer.
        case is CancellationError: self = .unavailable
        case let error as any HTTPResponseError: self = .of(error.status)
        default: self = .internal
        }
    }

    /// What may not be done, with the reason and the next step that Authority or Identity gives.
    package init(_ refusal: Refusal) {
        self.init(
            .forbidden, refusal.code, title: Problem.forbidden.title, detail: refusal.reason, next: refusal.next)
    }

    /// Everything that is wrong with what somebody filled in; the first of it in the sentence.
    private init(_ faults: [Fault]) {
        guard let first = faults.first else {
            self = .invalid
            return
        }
        self.init(
            .unprocessableContent, first.code, title: Problem.invalid.title, detail: first.detail, next: first.next,
            pointer: first.field)
        self.faults = faults
    }

    private init(_ error: RegistryError) {
        switch error.code {
        case .dataset, .job: self = Problem.notFound.saying(error.message, next: error.mend)
        case .act: self = Problem.forbidden.saying(error.message, next: error.mend)
        case .damaged: self = .internal
        case .find, .field, .value, .cursor, .key, .header, .empty, .encoding:
            self = Problem(
                .unprocessableContent, error.code.rawValue, title: Problem.invalid.title, detail: error.message,
                next: error.mend)
        }
    }

    private init(_ error: FileError) {
        switch error.code {
        case .tooLarge: self = Problem.tooLarge(limit: 0).saying(error.message, next: error.mend)
        case .quota: self = Problem.conflict.saying(error.message, next: error.mend)
        case .unknown: self = Problem.notFound.saying(error.message, next: error.mend)
        case .retained: self = Problem.conflict.saying(error.message, next: error.mend)
        case .full: self = Problem.full.saying(error.message, next: error.mend)
        case .disk, .damaged: self = .internal
        }
    }

    private static func of(_ error: StoreError) -> Problem {
        switch error.code {
        case .busy, .timeout, .interrupted, .unavailable, .stopped: .unavailable
        case .diskFull: .full
        case .conflict: .conflict
        default: .internal
        }
    }
}

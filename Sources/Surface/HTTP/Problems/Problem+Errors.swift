import Hummingbird

extension Problem {
    /// What a caller is told of any error: the problem itself, a status of Hummingbird's, or that something failed.
    package init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as any HTTPResponseError: self = .of(error.status)
        default: self = .internal
        }
    }
}

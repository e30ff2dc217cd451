import HTTP
import HTTPTypes

extension CaseShown {
    /// The status of the page: what cannot be done is the sender's to mend, not forbidden for ever.
    var status: HTTPResponse.Status {
        guard let problem, problem.status != .forbidden else { return .unprocessableContent }
        return problem.status
    }
}

/// Whether an answer is the answer to this request: what the consumer's gateway checks before it believes one.
package enum AnswerCheck {
    /// Throws `inconsistent_response` with X-Road's text for the first of client, message id, service, request id and request hash that
    /// does not match; `requestHash` is `RequestHash.text` of the request.
    package static func verify(
        _ answer: ResponseHead, answers request: RequestHead, requestHash: String
    ) throws(ExchangeRefusal) {
        let headers = answer.headers
        guard headers.last(.xRoadClient).flatMap({ ClientID(encoded: $0) }) == request.client else {
            throw .inconsistentAnswer("Response client id does not match request message")
        }
        guard headers.last(.xRoadID)?.elementsEqual(request.messageID.utf8) == true else {
            throw .inconsistentAnswer("Response message id does not match request message")
        }
        guard let service = headers.text(.xRoadService), ServiceID(service) == request.service else {
            throw .inconsistentAnswer("Response service id does not match request message")
        }
        guard headers.last(.xRoadRequestID)?.elementsEqual(request.requestID.utf8) == true else {
            throw .inconsistentAnswer("Response message request id does not match request message")
        }
        guard headers.last(.xRoadRequestHash)?.elementsEqual(requestHash.utf8) == true else {
            throw .inconsistentAnswer("Response message hash does not match request message")
        }
    }
}

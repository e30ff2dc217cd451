package import Hummingbird
package import Standards

extension Problem {
    /// The problem as `application/problem+json` in one language.
    package func response(in language: Language, request id: String? = nil) -> Response {
        var json = JSONWriter()
        json.object { object in
            object.member("type", type)
            object.member("title", title[language])
            object.member("status", Int64(status.code))
            object.member("detail", detail[language])
            object.member("next", next[language])
            if let pointer { object.member("pointer", pointer) }
            if !faults.isEmpty {
                object.array("faults") { array in
                    for fault in faults {
                        array.object { object in
                            object.member("field", fault.field)
                            object.member("code", fault.code)
                            object.member("detail", fault.detail[language])
                            object.member("next", fault.next[language])
                        }
                    }
                }
            }
            if let id { object.member("request", id) }
        }
        var response = Response(
            status: status, headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: json.buffer))
        response.headers[.contentLanguage] = language == .chinese ? "zh-CN" : "en"
        response.headers[.cacheControl] = "no-store"
        addHeaders(to: &response)
        return response
    }

    /// The headers that the problem itself demands: `Retry-After`, `Allow`, `WWW-Authenticate`.
    package func addHeaders(to response: inout Response) {
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        if !allow.isEmpty { response.headers[.allow] = allow.joined(separator: ", ") }
        if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"yitong\"" }
    }
}

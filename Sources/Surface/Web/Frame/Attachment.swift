import Foundation
import HTTP
import Hummingbird

extension Web {
    /// A file that somebody sent, as a download: no browser shows it inside a page or guesses what it is.
    func attachment(_ name: String, _ body: ResponseBody) -> Response {
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
        let encoded = name.addingPercentEncoding(withAllowedCharacters: allowed) ?? "file"
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"file\"; filename*=UTF-8''\(encoded)",
            ],
            body: body)
    }
}

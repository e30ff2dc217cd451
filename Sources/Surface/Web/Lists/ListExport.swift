import Foundation
import HTTP
import Hummingbird
import NIOCore

extension Web {
    /// A list as a CSV file, sent while it is read: `page` answers with the rows after a place and the next place.
    ///
    /// - Parameters:
    ///   - title: The name of the file in the reader's language, without its ending.
    ///   - plain: The name for programs that know ASCII alone.
    func csvList(
        _ title: String, plain: String, header: [String],
        page: @escaping @Sendable (String?) async throws -> (rows: [[String]], next: String?)
    ) async throws -> Response {
        // The first page is read before anything is sent, so that a refusal is a page and no broken file.
        let first = try await page(nil)
        return download(
            title, plain: plain,
            ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "\u{FEFF}" + CSVLine.text(header)))
                var (rows, next) = first
                while true {
                    try await writer.write(ByteBuffer(string: rows.map(CSVLine.text).joined()))
                    guard let place = next else { break }
                    (rows, next) = try await page(place)
                }
                try await writer.finish(nil)
            })
    }

    /// A CSV file whose name is in the reader's language, with a plain one beside it (RFC 6266, RFC 8187).
    func download(_ name: String, plain: String, _ body: ResponseBody) -> Response {
        var response = csv(named: plain, body)
        let allowed = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
        if let encoded = name.addingPercentEncoding(withAllowedCharacters: allowed) {
            response.headers[.contentDisposition] =
                "attachment; filename=\"\(plain).csv\"; filename*=UTF-8''\(encoded).csv"
        }
        return response
    }
}

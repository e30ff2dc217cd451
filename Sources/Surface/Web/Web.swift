import Crypto
import Foundation
package import HTTP
package import Hummingbird
import Standards

/// The pages of the city: server-rendered, complete without script, Chinese first.
package struct Web: Sendable {
    let settings: WebSettings
    let kernel: Kernel
    let templates: Templates
    let cookie: SessionCookie
    let signInLimit: RateLimit
    let styles: ByteBuffer
    let styleVersion: String

    /// Reads templates, strings and styles; throws `WebError` where one is missing or malformed.
    package init(settings: WebSettings, kernel: Kernel) throws {
        self.settings = settings
        self.kernel = kernel
        templates = try Templates(folder: settings.folder)
        cookie = SessionCookie(secure: settings.secure)
        signInLimit = RateLimit(burst: 20, every: .seconds(6), clock: kernel.clock)
        guard let style = FileManager.default.contents(atPath: settings.folder + "/styles/yitong.css") else {
            throw WebError(.style, reason: settings.folder + "/styles/yitong.css")
        }
        styles = ByteBuffer(bytes: style)
        styleVersion = SHA256.hash(data: style).prefix(6).map { String($0, radix: 16) }.joined()
    }

    /// Adds every page.
    package func addRoutes(to router: Router<CityContext>) {
        router.get("/styles/yitong.css", use: style)
        router.get("/", use: home)
        router.get("/about", use: about)
        addSignIn(to: router)
        addDatasets(to: router)
        addRecords(to: router)
        addCatalogue(to: router)
        addNeeds(to: router)
        addImports(to: router)
        addJournal(to: router)
        addAccounts(to: router)
        addRequests(to: router)
        addCases(to: router)
        addGrants(to: router)
        addInbox(to: router)
        addAbsences(to: router)
        addExchange(to: router)
    }

    private func style(_ request: Request, _ context: CityContext) async throws -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: styles))
    }
}

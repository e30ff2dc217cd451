package import Hummingbird
import Logging
import NIOCore
package import Standards

/// What is known about a request besides the request: from where, in which language, and who is signed in.
package struct CityContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address of the client (no port), or empty where there is no connection: the peer's, unless
    /// `ForwardedAddress` believes what a proxy says.
    package var clientAddress: String
    /// The language of the answer.
    package var language = Language.chinese
    /// The session of the one who is signed in; nil: nobody.
    package var session: SignedIn?

    package init(source: Source) {
        coreContext = .init(source: source)
        clientAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// Forms and JSON bodies are read by `Limits.body`, never by Hummingbird's decoders.
    package var maxUploadSize: Int { Limits.body }

    /// The number under which the log has the request; nil where its handler keeps no metadata.
    package var requestNumber: String? {
        logger[metadataKey: "hb.request.id"].map { "\($0)" }
    }

    /// The session, or the problem that says to sign in.
    package func signedIn() throws(Problem) -> SignedIn {
        guard let session else { throw .unauthenticated }
        return session
    }
}

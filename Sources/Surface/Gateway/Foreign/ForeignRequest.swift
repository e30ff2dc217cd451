package import Exchange
package import NIOCore
package import NIOSSL

/// How long a provider's system may take.
package struct ForeignTimeouts: Sendable, Hashable {
    /// To take a connection, the TLS handshake included.
    package var connect: TimeAmount
    /// To begin its answer, from the call's beginning.
    package var firstByte: TimeAmount
    /// To end its answer, from the call's beginning.
    package var whole: TimeAmount

    /// Time-outs by their parts.
    package init(
        connect: TimeAmount = .seconds(5), firstByte: TimeAmount = .seconds(30), whole: TimeAmount = .seconds(60)
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.whole = whole
    }
}

/// One call of a provider's system.
package struct ForeignRequest: Sendable {
    /// The method.
    package var method: CallMethod
    /// Where the system stands.
    package var address: ForeignAddress
    /// Path and query, begun by a slash: see `ServiceAddress.target`.
    package var target: [UInt8]
    /// The fields that are sent as they stand.
    package var headers: HeaderList
    /// The body; sent with POST, PUT and PATCH alone.
    package var body: ByteBuffer
    /// How long it may take.
    package var timeouts: ForeignTimeouts
    /// Needed for `https`: whom to believe.
    package var tls: NIOSSLContext?

    /// A call by its parts.
    package init(
        method: CallMethod, address: ForeignAddress, target: [UInt8], headers: HeaderList,
        body: ByteBuffer = ByteBuffer(),
        timeouts: ForeignTimeouts = ForeignTimeouts(), tls: NIOSSLContext? = nil
    ) {
        self.method = method
        self.address = address
        self.target = target
        self.headers = headers
        self.body = body
        self.timeouts = timeouts
        self.tls = tls
    }

    /// The call that a message means for the system at `address`; nil where its path would leave the service.
    package init?(
        _ head: RequestHead, body: ByteBuffer, address: ForeignAddress, timeouts: ForeignTimeouts = ForeignTimeouts(),
        tls: NIOSSLContext? = nil
    ) {
        guard let target = ServiceAddress.target(base: address.path, of: head) else { return nil }
        self.init(
            method: head.method, address: address, target: target, headers: head.headers, body: body,
            timeouts: timeouts,
            tls: tls)
    }

    /// The request as it goes out.
    func written(to buffer: inout ByteBuffer) {
        buffer.writeString(method.rawValue)
        buffer.writeStaticString(" ")
        buffer.writeBytes(target)
        buffer.writeStaticString(" HTTP/1.1\r\nhost: ")
        buffer.writeString(address.hostField)
        buffer.writeStaticString("\r\n")
        for field in headers.fields where !field.kind.isHopByHop {
            buffer.writeBytes(headers.bytes[field.name])
            buffer.writeStaticString(": ")
            buffer.writeBytes(headers.bytes[field.value])
            buffer.writeStaticString("\r\n")
        }
        if method.carriesBody {
            buffer.writeStaticString("content-length: ")
            buffer.writeString(String(body.readableBytes))
            buffer.writeStaticString("\r\n")
        }
        buffer.writeStaticString("\r\n")
        if method.carriesBody { buffer.writeImmutableBuffer(body) }
    }
}

/// What a provider's system answered.
package struct ForeignAnswer: Sendable {
    /// 200–999; redirects are answers like others.
    package var status: Int
    /// Often empty.
    package var reason: String
    /// The fields as they came, those of the connection among them: `ResponseHead(answering:…)` takes these away.
    package var headers: HeaderList
    /// The body, whole.
    package var body: ByteBuffer
}

/// TLS towards providers' systems.
package enum ForeignTLS {
    /// Certificates are verified, names included, against these authorities alone (PEM); TLS 1.2 or later.
    package static func context(authorities: String) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(authorities.utf8)))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        return try NIOSSLContext(configuration: configuration)
    }
}

/// The bytes that a signature of an HTTP message is over (RFC 9421 section 2.5): a line for each component, and the
/// parameters at the end.
package struct SignatureBase: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []

    /// An empty base with room for `capacity` bytes.
    package init(capacity: Int = 1_024) {
        bytes.reserveCapacity(capacity)
    }

    /// The base of a message as `input` describes it; throws `componentMissing` where the message lacks a part.
    package init(_ input: SignatureInput, of message: SignedMessage) throws(TrustError) {
        self.init()
        for component in input.components { try add(component, of: message) }
        finish(parameters: input.text.utf8)
    }

    /// Adds a component with its value in the message.
    package mutating func add(_ component: SignatureComponent, of message: SignedMessage) throws(TrustError) {
        add(identifier: component.identifier.utf8)
        try message.append(component, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Adds a line of parts that the caller vouches for: the identifier with its quotes, a value without line ends.
    package mutating func add(identifier: some Sequence<UInt8>, value: some Sequence<UInt8>) {
        add(identifier: identifier)
        bytes.append(contentsOf: value)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Adds the last line, which has no line end: `@signature-params` with the list of components and its parameters.
    package mutating func finish(parameters: some Sequence<UInt8>) {
        add(identifier: #""@signature-params""#.utf8)
        bytes.append(contentsOf: parameters)
    }

    private mutating func add(identifier: some Sequence<UInt8>) {
        bytes.append(contentsOf: identifier)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
    }
}

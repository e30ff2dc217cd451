/// What a signature can cover of an HTTP message: slices of the bytes in which it came, nothing copied.
package struct SignedMessage: Sendable {
    /// One field line; the name in any case, the value as it stood between colon and line end.
    package struct Field: Sendable {
        /// The field's name.
        package let name: ArraySlice<UInt8>
        /// The field's value.
        package let value: ArraySlice<UInt8>

        /// A field line of slices.
        package init(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
            self.name = name
            self.value = value
        }
    }

    /// What comes before the fields.
    package indirect enum Start: Sendable {
        /// A request: method and target as in the request line; `authority` is the Host or `:authority`.
        case request(
            method: ArraySlice<UInt8>, target: ArraySlice<UInt8>, scheme: ArraySlice<UInt8>,
            authority: ArraySlice<UInt8>)
        /// A response, and the request that it answers where its signature covers parts of that (`;req`).
        case response(status: Int, to: SignedMessage?)
    }

    /// What comes before the fields.
    package let start: Start
    /// The field lines in their order.
    package var fields: [Field]

    /// A message of slices.
    package init(_ start: Start, fields: [Field]) {
        self.start = start
        self.fields = fields
    }

    /// A request out of texts, for callers who make few.
    package init(
        method: String, target: String, scheme: String = "https", authority: String,
        fields: [(name: String, value: String)] = []
    ) {
        start = .request(
            method: Array(method.utf8)[...], target: Array(target.utf8)[...], scheme: Array(scheme.utf8)[...],
            authority: Array(authority.utf8)[...])
        self.fields = fields.map(Field.init)
    }

    /// A response out of texts, for callers who make few.
    package init(status: Int, to request: SignedMessage? = nil, fields: [(name: String, value: String)] = []) {
        start = .response(status: status, to: request)
        self.fields = fields.map(Field.init)
    }

    /// Adds a field line at the end.
    package mutating func add(_ name: String, _ value: [UInt8]) {
        fields.append(Field(name: Array(name.utf8)[...], value: value[...]))
    }
}

extension SignedMessage.Field {
    init(name: String, value: String) {
        self.init(name: Array(name.utf8)[...], value: Array(value.utf8)[...])
    }

    /// Whether the line is of the field `name`, which is in lower case.
    func isNamed(_ name: some Collection<UInt8>) -> Bool {
        self.name.count == name.count && zip(self.name, name).allSatisfy { ASCIICase.lower($0) == $1 }
    }
}

/// Letters of either case as HTTP compares them.
enum ASCIICase {
    static func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}

import RawStructuredFieldValues

/// A part of a message that a signature covers (RFC 9421 section 2): a field, or something derived such as `@method`.
package struct SignatureComponent: Sendable, Hashable {
    /// The field's name in lower case, or the derived component's with its `@`.
    package let name: String
    /// `;req`: of the request that a response answers (section 2.4).
    package let isOfRequest: Bool
    /// `;bs`: the field's lines as byte sequences, each by itself (section 2.1.3).
    package let isBinary: Bool
    /// `;name="…"` of `@query-param`, in its encoded form (section 2.2.8).
    package let parameter: String?
    /// The identifier as it stands in the signature base, such as `"@method";req`.
    package let identifier: String

    /// The method (2.2.1).
    package static let method = SignatureComponent(derived: "@method")
    /// The whole target URI (2.2.2).
    package static let targetURI = SignatureComponent(derived: "@target-uri")
    /// Host and port in lower case, a default port left out (2.2.3).
    package static let authority = SignatureComponent(derived: "@authority")
    /// The scheme in lower case (2.2.4).
    package static let scheme = SignatureComponent(derived: "@scheme")
    /// The target as it stands in the request line (2.2.5).
    package static let requestTarget = SignatureComponent(derived: "@request-target")
    /// The path, raw, `/` where it is empty (2.2.6).
    package static let path = SignatureComponent(derived: "@path")
    /// The query with its question mark, `?` where there is none (2.2.7).
    package static let query = SignatureComponent(derived: "@query")
    /// The status of a response, three digits (2.2.9).
    package static let status = SignatureComponent(derived: "@status")
    /// The digest of the content (RFC 9530).
    package static let contentDigest = SignatureComponent(derived: "content-digest")

    /// A field by name, in lower case; throws `malformedSignature` for what is no field name of at most 128 bytes.
    package init(field name: String, ofRequest isOfRequest: Bool = false) throws(TrustError) {
        guard Self.isFieldName(name) else { throw .malformedSignature("no field name") }
        self.init(name: name, isOfRequest: isOfRequest, isBinary: false, parameter: nil)
    }

    /// One parameter of the query by its encoded name (2.2.8); throws `malformedSignature` for a name beyond ASCII.
    package init(queryParameter name: String) throws(TrustError) {
        guard SignatureText.isString(name) else { throw .malformedSignature("no name of a query parameter") }
        self.init(name: "@query-param", isOfRequest: false, isBinary: false, parameter: name)
    }

    /// The same of the request that a response answers.
    package var ofRequest: SignatureComponent {
        SignatureComponent(name: name, isOfRequest: true, isBinary: isBinary, parameter: parameter)
    }

    /// Reads an identifier as `Signature-Input` has it.
    ///
    /// Throws for parameters that are not supported (`sf`, `key`, `tr`), which would change what is covered.
    init(_ item: Item) throws(TrustError) {
        guard case .string(let name) = item.rfc9651BareItem else {
            throw .malformedSignature("a component is no string")
        }
        var (isOfRequest, isBinary, parameter, identifier) = (false, false, String?.none, SignatureText.string(name))
        for (key, value) in item.rfc9651Parameters {
            switch (key, value) {
            case ("req", .bool(true)):
                isOfRequest = true
                identifier += ";req"
            case ("bs", .bool(true)) where !name.hasPrefix("@"):
                isBinary = true
                identifier += ";bs"
            case ("name", .string(let text)) where name == "@query-param":
                parameter = text
                identifier += ";name=" + SignatureText.string(text)
            default: throw .malformedSignature("parameter \(key) of a component is not supported")
            }
        }
        guard name.hasPrefix("@") ? Self.derived.contains(name) : Self.isFieldName(name) else {
            throw .malformedSignature("unknown component")
        }
        guard (name == "@query-param") == (parameter != nil) else {
            throw .malformedSignature("a parameter has no name")
        }
        self.name = name
        self.isOfRequest = isOfRequest
        self.isBinary = isBinary
        self.parameter = parameter
        self.identifier = identifier
    }

    private init(derived name: String) {
        self.init(name: name, isOfRequest: false, isBinary: false, parameter: nil)
    }

    private init(name: String, isOfRequest: Bool, isBinary: Bool, parameter: String?) {
        self.name = name
        self.isOfRequest = isOfRequest
        self.isBinary = isBinary
        self.parameter = parameter
        identifier =
            SignatureText.string(name) + (parameter.map { ";name=" + SignatureText.string($0) } ?? "")
            + (isBinary ? ";bs" : "") + (isOfRequest ? ";req" : "")
    }

    /// The order of parameters does not make two components out of one (section 2).
    package static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.name == rhs.name && lhs.isOfRequest == rhs.isOfRequest && lhs.isBinary == rhs.isBinary
            && lhs.parameter == rhs.parameter
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(isOfRequest)
        hasher.combine(parameter)
    }

    private static let derived: Set<String> = [
        "@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query", "@query-param",
        "@status",
    ]

    /// A token (RFC 9110 section 5.6.2) of at most 128 bytes without upper case.
    private static func isFieldName(_ name: String) -> Bool {
        (1...128).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }
}

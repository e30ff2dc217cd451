/// What the other side did against gateway frames 1; the connection ends with it.
package struct FrameError: Error, Sendable, Hashable {
    /// Which rule was broken.
    package let code: Code
    /// The kind of frame, where the first bytes told.
    package let kind: FrameKind?

    /// The rules whose breach ends a connection.
    package enum Code: String, Sendable, Hashable {
        /// No frame has this kind.
        case unknownKind = "frame.unknown-kind"
        /// The length is outside the bounds of its kind.
        case badLength = "frame.bad-length"
        /// Lengths within the frame do not fit together.
        case malformed = "frame.malformed"
        /// A frame of a call on stream 0, or one of the connection elsewhere.
        case wrongStream = "frame.wrong-stream"
        /// HELLO did not come first, or came again.
        case helloExpected = "frame.hello-expected"
        /// The other side speaks another version.
        case unknownVersion = "frame.unknown-version"
        /// A frame that only the other role sends.
        case wrongRole = "frame.wrong-role"
        /// A stream number that is not new, or past the last.
        case streamNotNew = "frame.stream-not-new"
        /// The place of the new stream is taken.
        case placeTaken = "frame.place-taken"
        /// A frame for a stream that was never opened.
        case unknownStream = "frame.unknown-stream"
        /// An answer before its request is whole, or a second one.
        case answerNotDue = "frame.answer-not-due"
        /// More of a body than was declared, or than was given leave for.
        case tooMuchData = "frame.too-much-data"
        /// Leave for more than a body has.
        case badWindow = "frame.bad-window"
    }

    /// An error of one code, with the kind of the frame where it is known.
    package init(_ code: Code, in kind: FrameKind? = nil) {
        self.code = code
        self.kind = kind
    }
}

extension FrameError: CustomStringConvertible {
    /// The code and the frame's kind; nothing of what the frame held.
    package var description: String { kind.map { "\(code.rawValue) (\($0))" } ?? code.rawValue }
}

/// Why a call ended without an answer, as RESET says it.
package struct ResetCode: RawRepresentable, Sendable, Hashable {
    /// The number on the wire; those that a reader does not know it takes for `failed`.
    package let rawValue: UInt16

    /// A code by its number.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The caller gave up.
    package static let cancelled = ResetCode(rawValue: 1)
    /// No room for the message now; nothing was done.
    package static let busy = ResetCode(rawValue: 2)
    /// The body is longer than the receiver takes; nothing was done.
    package static let tooLong = ResetCode(rawValue: 3)
    /// The sender is going away; nothing was done.
    package static let leaving = ResetCode(rawValue: 4)
    /// The other side could not answer; whether anything was done is unknown.
    package static let failed = ResetCode(rawValue: 5)
    /// The message came too slowly; nothing was done.
    package static let tooSlow = ResetCode(rawValue: 6)

    /// Whether the call certainly was not handled, so that it may be made again elsewhere.
    package var leftUndone: Bool { [.busy, .tooLong, .leaving, .tooSlow].contains(self) }
}

/// Why a side takes no more calls on a connection, as GOAWAY says it.
package struct GoAwayCode: RawRepresentable, Sendable, Hashable {
    /// The number on the wire; those that a reader does not know it takes for `leaving`.
    package let rawValue: UInt16

    /// A code by its number.
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// It is being shut down, or makes room for a new connection.
    package static let leaving = GoAwayCode(rawValue: 0)
    /// The other side broke a rule of the protocol.
    package static let protocolError = GoAwayCode(rawValue: 1)
    /// The other side's certificate is no longer accepted.
    package static let notTrusted = GoAwayCode(rawValue: 2)
}

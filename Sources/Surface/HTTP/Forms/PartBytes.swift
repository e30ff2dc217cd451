/// The bytes of the part that a reader stands at, as a stream that goes no faster than it is read.
package struct PartBytes: AsyncSequence, Sendable {
    private let reader: MultipartReader

    /// The bytes of the present part of `reader`.
    package init(_ reader: MultipartReader) {
        self.reader = reader
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(reader: reader)
    }

    /// Asks the reader for the next bytes.
    package struct Iterator: AsyncIteratorProtocol {
        let reader: MultipartReader

        @concurrent
        package mutating func next() async throws -> [UInt8]? {
            try await reader.nextBytes()
        }
    }
}

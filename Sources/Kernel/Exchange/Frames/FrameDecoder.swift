package import NIOCore

/// Reads frames out of a stream of bytes, however they were cut.
///
/// Takes only whole frames off the buffer; a length outside the bounds of its kind is refused as soon as the header is there, so
/// that a reader never waits for, or makes room for, what it would not take.
package enum FrameDecoder {
    /// Length (3), kind (1), stream (4).
    package static let headerLength = 8

    /// The next frame; nil where it has not come whole.
    package static func next(_ buffer: inout ByteBuffer) throws(FrameError) -> Frame? {
        guard let header = buffer.getInteger(at: buffer.readerIndex, as: UInt64.self) else { return nil }
        let length = Int(header >> 40)
        let stream = UInt32(truncatingIfNeeded: header)
        guard let kind = FrameKind(rawValue: UInt8(truncatingIfNeeded: header >> 32)) else {
            throw FrameError(.unknownKind)
        }
        guard kind.lengths.contains(length) else { throw FrameError(.badLength, in: kind) }
        guard kind.isOfStream == (stream != 0) else { throw FrameError(.wrongStream, in: kind) }
        guard buffer.readableBytes >= headerLength + length else { return nil }
        buffer.moveReaderIndex(forwardBy: headerLength)
        guard var payload = buffer.readSlice(length: length) else { return nil }
        guard let frame = frame(kind, stream, &payload) else { throw FrameError(.malformed, in: kind) }
        return frame
    }

    private static func frame(_ kind: FrameKind, _ stream: UInt32, _ payload: inout ByteBuffer) -> Frame? {
        switch kind {
        case .hello: hello(&payload).map { .hello($0) }
        case .request: message(&payload).map { .request(stream: stream, $0) }
        case .answer: message(&payload).map { .answer(stream: stream, $0) }
        case .data: .data(stream: stream, payload)
        case .window: payload.readInteger(as: UInt32.self).map { .window(stream: stream, bytes: $0) }
        case .reset: payload.readInteger(as: UInt16.self).map { .reset(stream: stream, ResetCode(rawValue: $0)) }
        case .ping: payload.readInteger(as: UInt64.self).map { .ping($0) }
        case .pong: payload.readInteger(as: UInt64.self).map { .pong($0) }
        case .goAway: payload.readInteger(as: UInt16.self).map { .goAway(GoAwayCode(rawValue: $0)) }
        case .checkpoint: .checkpoint(Array(buffer: payload))
        case .certificate: .certificate(Array(buffer: payload))
        }
    }

    private static func hello(_ payload: inout ByteBuffer) -> Hello? {
        guard
            let (version, streams, body, length) = payload.readMultipleIntegers(
                as: (UInt16, UInt32, UInt32, UInt8).self),
            (1...FrameLimits.name).contains(Int(length)), let gateway = payload.readBytes(length: Int(length)),
            payload.readableBytes <= FrameLimits.checkpoint,
            streams == 0 || streams.nonzeroBitCount == 1 && streams <= FrameLimits.streams
        else { return nil }
        return Hello(
            version: version, streams: streams, body: body, gateway: gateway, checkpoint: Array(buffer: payload))
    }

    private static func message(_ payload: inout ByteBuffer) -> MessageFrame? {
        guard
            let (head, parameters, proof, body) = payload.readMultipleIntegers(
                as: (UInt32, UInt16, UInt16, UInt32).self),
            (1...UInt32(FrameLimits.head)).contains(head), parameters <= FrameLimits.parameters,
            proof <= FrameLimits.proof,
            let head = payload.readBytes(length: Int(head)),
            let parameters = payload.readBytes(length: Int(parameters)),
            let proof = payload.readBytes(length: Int(proof)),
            payload.readableBytes <= FrameLimits.piece, payload.readableBytes <= body
        else { return nil }
        return MessageFrame(
            head: head, parameters: parameters, proof: proof, bodyLength: Int(body), piece: payload)
    }
}

package import NIOCore

extension ByteBuffer {
    /// Writes a frame at the end.
    ///
    /// What is longer than its kind admits is not written: a caller keeps the bounds, and a frame that broke them would end the
    /// connection at the other side.
    package mutating func write(frame: Frame) {
        switch frame {
        case .hello(let hello): write(hello: hello)
        case .request(let stream, let message): write(.request, stream, message, piece: message.piece)
        case .answer(let stream, let message): write(.answer, stream, message, piece: message.piece)
        case .data(let stream, let piece):
            guard write(header: .data, stream: stream, length: piece.readableBytes) else { return }
            writeImmutableBuffer(piece)
        case .window(let stream, let bytes): write(.window, stream, bytes)
        case .reset(let stream, let code): write(.reset, stream, code.rawValue)
        case .ping(let token): write(.ping, 0, token)
        case .pong(let token): write(.pong, 0, token)
        case .goAway(let code): write(.goAway, 0, code.rawValue)
        case .checkpoint(let note):
            guard write(header: .checkpoint, stream: 0, length: note.count) else { return }
            writeBytes(note)
        case .certificate(let der):
            guard write(header: .certificate, stream: 0, length: der.count) else { return }
            writeBytes(der)
        }
    }

    /// Writes a message's first frame with the first `piece` bytes of its body.
    mutating func write(_ kind: FrameKind, stream: UInt32, message: SealedMessage, piece: Int) {
        let length =
            MessageFrame.fixedLength + message.head.count + message.parameters.count + message.proof.count + piece
        guard message.fitsFrames, let body = message.body.getSlice(at: message.body.readerIndex, length: piece),
            write(header: kind, stream: stream, length: length)
        else { return }
        writeLengths(message.head, message.parameters, message.proof, message.body.readableBytes)
        writeBytes(message.head)
        writeBytes(message.parameters)
        writeBytes(message.proof)
        writeImmutableBuffer(body)
    }

    private mutating func write(_ kind: FrameKind, _ stream: UInt32, _ message: MessageFrame, piece: ByteBuffer) {
        let rest = message.head.count + message.parameters.count + message.proof.count + piece.readableBytes
        guard write(header: kind, stream: stream, length: MessageFrame.fixedLength + rest) else { return }
        writeLengths(message.head, message.parameters, message.proof, message.bodyLength)
        writeBytes(message.head)
        writeBytes(message.parameters)
        writeBytes(message.proof)
        writeImmutableBuffer(piece)
    }

    private mutating func writeLengths(_ head: [UInt8], _ parameters: [UInt8], _ proof: [UInt8], _ body: Int) {
        writeMultipleIntegers(
            UInt32(clamping: head.count), UInt16(clamping: parameters.count), UInt16(clamping: proof.count),
            UInt32(clamping: body))
    }

    private mutating func write(hello: Hello) {
        let length = Hello.fixedLength + hello.gateway.count + hello.checkpoint.count
        guard write(header: .hello, stream: 0, length: length) else { return }
        writeMultipleIntegers(hello.version, hello.streams, hello.body, UInt8(clamping: hello.gateway.count))
        writeBytes(hello.gateway)
        writeBytes(hello.checkpoint)
    }

    private mutating func write(_ kind: FrameKind, _ stream: UInt32, _ number: some FixedWidthInteger) {
        guard write(header: kind, stream: stream, length: number.bitWidth / 8) else { return }
        writeInteger(number)
    }

    @discardableResult
    private mutating func write(header kind: FrameKind, stream: UInt32, length: Int) -> Bool {
        guard kind.lengths.contains(length) else { return false }
        writeInteger(UInt64(length) << 40 | UInt64(kind.rawValue) << 32 | UInt64(stream))
        return true
    }
}

import Exchange
import NIOCore
import Standards
import TestSupport
import Testing

struct FrameDecoderTests {
    @Test func `every frame is read as it was written`() throws {
        for frame in Frame.samples(Draw(.repeatable())) {
            var buffer = ByteBuffer()
            buffer.write(frame: frame)
            #expect(try FrameDecoder.next(&buffer) == frame)
            #expect(buffer.readableBytes == 0)
        }
    }

    @Test func `a stream of frames reads the same however it is cut`() throws {
        let draw = Draw(.repeatable(seed: 7))
        let frames = Frame.samples(draw)
        var whole = ByteBuffer()
        for frame in frames { whole.write(frame: frame) }
        for longest in [1, 7, 8, 9, 100, 4_096, 70_000] {
            var (rest, held, read) = (whole, ByteBuffer(), [Frame]())
            // Byte by byte through the large frames would be the same again: the first 2,000 bytes are enough.
            if longest < 10 { rest = rest.getSlice(at: 0, length: 2_000) ?? rest }
            while rest.readableBytes > 0 {
                let length = min(rest.readableBytes, 1 + draw.number(below: longest))
                if var piece = rest.readSlice(length: length) { held.writeBuffer(&piece) }
                read += try decodeAll(&held)
            }
            #expect(read == Array(frames.prefix(read.count)))
            if longest >= 10 { #expect(read.count == frames.count && held.readableBytes == 0) }
        }
    }

    @Test(arguments: FrameKind.allCases)
    func `a length outside the bounds is refused by the header alone`(kind: FrameKind) {
        let stream: UInt32 = [.request, .answer, .data, .window, .reset].contains(kind) ? 1 : 0
        for length in [0, 1 << 20, 0xff_ffff] {
            var buffer = ByteBuffer()
            buffer.writeInteger(UInt64(length) << 40 | UInt64(kind.rawValue) << 32 | UInt64(stream))
            #expect(broken { _ = try FrameDecoder.next(&buffer) } == .badLength)
        }
    }

    @Test func `unknown kinds and frames on the wrong stream are refused`() {
        for kind in [0, 12, 255] as [UInt64] {
            var buffer = ByteBuffer(integer: 8 << 40 | kind << 32)
            #expect(broken { _ = try FrameDecoder.next(&buffer) } == .unknownKind)
        }
        for frame in Frame.samples(Draw(.repeatable())) {
            var buffer = ByteBuffer()
            buffer.write(frame: frame)
            let stream = buffer.getInteger(at: 4, as: UInt32.self) ?? 0
            buffer.setInteger(stream == 0 ? UInt32(1) : 0, at: 4)
            #expect(broken { _ = try FrameDecoder.next(&buffer) } == .wrongStream)
        }
    }

    @Test func `lengths within a message that do not fit the frame are refused`() {
        // Head, parameters, proof, body; the frame holds 20 bytes after them.
        let lengths: [(UInt32, UInt16, UInt16, UInt32)] = [
            (0, 0, 0, 20), (21, 0, 0, 0), (20, 1, 0, 0), (10, 5, 6, 0), (10, 0, 0, 9), (.max, 0, 0, 0), (1, .max, 0, 0),
            (1, 0, .max, 19), (1, 0, 0, 18),
        ]
        for (head, parameters, proof, body) in lengths {
            var buffer = ByteBuffer(integer: 32 << 40 | UInt64(FrameKind.request.rawValue) << 32 | 1)
            buffer.writeMultipleIntegers(head, parameters, proof, body)
            buffer.writeRepeatingByte(0x41, count: 20)
            #expect(broken { _ = try FrameDecoder.next(&buffer) } == .malformed)
        }
    }

    @Test func `a greeting with no name, or a number of calls that is no power of two, is refused`() {
        for (streams, name) in [(3, 1), (131_072, 1), (1, 0), (1, 5)] as [(UInt32, UInt8)] {
            var buffer = ByteBuffer(integer: 12 << 40 | UInt64(FrameKind.hello.rawValue) << 32)
            buffer.writeMultipleIntegers(UInt16(1), streams, UInt32(0), name, UInt8(0x41))
            #expect(broken { _ = try FrameDecoder.next(&buffer) } == .malformed)
        }
    }

    @Test func `whatever bytes come, the decoder ends`() {
        let draw = Draw(.repeatable(seed: 3))
        for _ in 0..<2_000 {
            var buffer = draw.buffer(draw.number(below: 64))
            // Mostly plausible headers, so that payloads are reached.
            if draw.number(below: 4) > 0, buffer.readableBytes >= 8 {
                let kind = UInt64(draw.number(below: 13))
                let length = UInt64(draw.number(below: buffer.readableBytes))
                buffer.setInteger(length << 40 | kind << 32 | UInt64(draw.number(below: 2)), at: 0)
            }
            _ = try? decodeAll(&buffer)
        }
    }
}

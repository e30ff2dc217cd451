import Exchange
import NIOCore

extension FuzzTarget {
    /// Frames between gateways, read by the decoder and by both sides of a connection that has greeted.
    static let frames = FuzzTarget("frames") { bytes in
        let cut = bytes.first.map { Int($0) } ?? 0
        let whole = decode([Array(bytes.dropFirst())])
        let pieces = decode([Array(bytes.dropFirst().prefix(cut)), Array(bytes.dropFirst().dropFirst(cut))])
        require(whole == pieces, "a stream reads the same however it is cut")
        for frame in whole {
            var written = ByteBuffer()
            written.write(frame: frame)
            require((try? FrameDecoder.next(&written)) == frame, "a frame is read as it is written")
        }
        feedCaller(whole)
        feedAnswerer(whole)
    }

    /// What a signature between gateways says about itself.
    static let signatureFacts = FuzzTarget("signature-facts") { bytes in
        guard let facts = SignatureFacts(parameters: bytes) else { return }
        require(facts.created > 0 && facts.created < 1_000_000_000_000_000, "a moment is a number of seconds")
        require(!facts.requestID.isEmpty && !facts.keyID.isEmpty, "every fact is there")
    }

    /// The frames until the first error; a partial one is waited for.
    private static func decode(_ pieces: [[UInt8]]) -> [Frame] {
        var buffer = ByteBuffer()
        var frames: [Frame] = []
        for piece in pieces {
            buffer.writeBytes(piece)
            do {
                while let frame = try FrameDecoder.next(&buffer) { frames.append(frame) }
            } catch {
                return frames
            }
        }
        return frames
    }

    private static func feedCaller(_ frames: [Frame]) {
        var side = CallerSide(limits: AcceptedLimits(streams: 4, body: 1 << 16), gateway: "a", checkpoint: [])
        _ = try? side.receive(.hello(Hello(streams: 4, body: 1 << 16, gateway: "b")), room: 0, now: 0)
        let call = SealedMessage(head: [1], body: ByteBuffer(repeating: 1, count: 66_000), parameters: [], proof: [])
        for _ in 0..<4 { _ = side.open(call) }
        side.fill(1 << 18)
        do throws(FrameError) {
            for frame in frames {
                _ = try side.receive(frame, room: 1 << 17, now: 0)
                side.fill(1 << 18)
            }
        } catch {
            require(!error.description.isEmpty, "a breach has a name")
        }
        require(side.held >= 0 && side.held <= 1 << 19, "what is held is counted")
        require(side.open >= 0 && side.open <= 4, "places are counted")
    }

    private static func feedAnswerer(_ frames: [Frame]) {
        let limits = AcceptedLimits(streams: 4, body: 1 << 16, share: 1 << 17)
        var side = AnswererSide(limits: limits, gateway: "a", checkpoint: [])
        _ = try? side.receive(.hello(Hello(streams: 0, body: 1 << 16, gateway: "b")), room: 0, now: 0)
        do throws(FrameError) {
            for frame in frames {
                let event = try side.receive(frame, room: 1 << 17, now: 0)
                if case .called(let place, let request)? = event { side.answer(place, request) }
                side.fill(1 << 18)
            }
        } catch {
            require(!error.description.isEmpty, "a breach has a name")
        }
        require(side.held >= 0 && side.held <= limits.share, "what is held is counted and bounded")
        require(side.open >= 0 && side.open <= 4, "places are counted")
    }
}

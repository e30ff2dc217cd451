import Exchange
import Journal

extension FuzzTarget {
    /// Records of a gateway's log: frames as they lie on the disk, and the details in them.
    static let record = FuzzTarget("record") { bytes in
        if let (entry, keepsBody) = try? RecordDetails.read(bytes[...]) {
            var written: [UInt8] = []
            require(
                (try? RecordDetails.write(entry, keepsBody: keepsBody, to: &written)) != nil && written == bytes,
                "details have one spelling")
        }
        if let frame = RecordFrame(bytes[...]) {
            require(frame.byteCount <= bytes.count, "a frame ends where its bytes do")
            _ = frame.fitsCommitment
            _ = try? frame.entry()
        }
        if bytes.count == SegmentHeader.byteCount, let header = SegmentHeader(bytes) {
            require(header.bytes == bytes, "a header has one spelling")
        }
    }

    /// Evidence of a call, and everything in it.
    static let evidence = FuzzTarget("evidence") { bytes in
        guard let file = try? EvidenceFile(bytes) else { return }
        require((try? file.text()).map { Array($0.utf8) } == bytes, "evidence has one spelling")
        _ = EvidenceVerifier().verify(file)
    }
}

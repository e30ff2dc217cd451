import SwiftASN1
import X509

extension DERSerializable {
    /// The DER form.
    var derBytes: [UInt8] {
        get throws {
            var serializer = DER.Serializer()
            try serializer.serialize(self)
            return serializer.serializedBytes
        }
    }
}

extension Certificate.Signature {
    /// Whether DER ends with this signature as a whole number of bytes (X.690 11.2.1).
    ///
    /// Reading alone passes over bits that a bit string says are unused: one signature would have several spellings.
    func isEnd(of der: [UInt8]) -> Bool {
        der.suffix(rawRepresentation.count + 1).elementsEqual([0] + rawRepresentation)
    }
}

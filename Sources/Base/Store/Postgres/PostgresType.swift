/// PostgreSQL's types that the subset meets, by object identifier (`pg_type.dat`; fixed for ever).
enum PostgresType {
    static let boolean: UInt32 = 16
    static let bytes: UInt32 = 17
    static let bigint: UInt32 = 20
    static let smallint: UInt32 = 21
    static let integer: UInt32 = 23
    static let text: UInt32 = 25
    static let real: UInt32 = 700
    static let double: UInt32 = 701
    static let numeric: UInt32 = 1_700
    /// text, varchar, bpchar, name, "char", unknown: bytes of characters.
    static let characters: Set<UInt32> = [25, 1_043, 1_042, 19, 18, 705]

    /// The type a placeholder is declared with; 0 lets the server find out, which is what null needs.
    static func of(_ value: SQLValue) -> UInt32 {
        switch value {
        case .null: 0
        case .integer: bigint
        case .real: double
        case .text: text
        case .blob: bytes
        }
    }
}

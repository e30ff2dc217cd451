import Standards

// Arithmetic that both engines do alike: a result beyond 64 bits is null, as `Operand.value` has it.
extension SQLWriter {
    /// Writes an arithmetic expression that is null where any result in it passes 64 bits.
    ///
    /// SQLite turns an overflow into a real, and a real stays one through all that is done with it: one look at the type
    /// of the whole tells. PostgreSQL raises an error: there the numbers are `numeric`, and each result is compared with
    /// the bounds of 64 bits.
    mutating func writeChecked(_ operand: Operand) {
        text += "CASE WHEN "
        switch dialect {
        case .sqlite:
            text += "typeof("
            writeRaw(operand)
            text += ") = 'integer'"
        case .postgres:
            for (index, result) in operand.results.enumerated() {
                if index > 0 { text += " AND " }
                writeRaw(result)
                text += " BETWEEN \(Int64.min) AND \(Int64.max)"
            }
        }
        text += " THEN "
        writeRaw(operand)
        text += " END"
    }

    private mutating func writeRaw(_ operand: Operand) {
        switch operand {
        case .arithmetic(let operation, let left, let right):
            text += "("
            writeRaw(left)
            text += " \(operation.rawValue) "
            writeRaw(right)
            text += ")"
        case .slot(let slot, _): text += cast(columns[slot])
        case .literal(let literal):
            text += cast("?")
            values.append(literal.datum)
        case .folded: break
        }
    }

    private func cast(_ value: String) -> String {
        dialect == .postgres ? "CAST(\(value) AS numeric)" : value
    }
}

extension Operand {
    /// Every intermediate and final result of an arithmetic expression.
    fileprivate var results: [Operand] {
        guard case .arithmetic(_, let left, let right) = self else { return [] }
        return left.results + right.results + [self]
    }
}

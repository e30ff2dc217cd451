import Standards

// Three-valued evaluation: nil is SQL's unknown.
extension Condition {
    /// The truth for a row whose value of a slot `value` gives.
    func truth(_ value: (Int) -> Datum) -> Bool? {
        switch self {
        case .constant(let truth): return truth
        case .all(let terms): return Self.fold(terms, deciding: false, value)
        case .any(let terms): return Self.fold(terms, deciding: true, value)
        case .not(let inner): return inner.truth(value).map { !$0 }
        case .compare(let comparison, let left, let right):
            return left.value(value).order(to: right.value(value)).map(comparison.holds)
        case .like(let operand, let pattern):
            guard case .text(let text) = operand.value(value) else { return nil }
            return pattern.matches(text)
        case .between(let operand, let low, let high):
            let middle = operand.value(value)
            let above = middle.order(to: low.value(value)).map { $0 >= 0 }
            let below = middle.order(to: high.value(value)).map { $0 <= 0 }
            if above == false || below == false { return false }
            return above == nil || below == nil ? nil : true
        case .member(let operand, let list): return Self.holds(operand.value(value), list, value)
        case .isNull(let operand): return operand.value(value).isNull
        }
    }

    /// AND and OR of Kleene: one deciding term decides, else one unknown term makes all unknown.
    private static func fold(_ terms: [Condition], deciding: Bool, _ value: (Int) -> Datum) -> Bool? {
        var unknown = false
        for term in terms {
            switch term.truth(value) {
            case deciding: return deciding
            case nil: unknown = true
            default: break
            }
        }
        return unknown ? nil : !deciding
    }

    /// IN: an equal item decides; a null on either side makes "not there" unknown.
    private static func holds(_ wanted: Datum, _ list: [Operand], _ value: (Int) -> Datum) -> Bool? {
        if wanted.isNull { return nil }
        var unknown = false
        for item in list {
            switch wanted.order(to: item.value(value)) {
            case 0: return true
            case nil: unknown = true
            default: break
            }
        }
        return unknown ? nil : false
    }
}

extension Comparison {
    /// Whether it holds of an order: negative, zero or positive.
    func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}

extension Operand {
    /// Its value for a row; null where the row holds a value of another type.
    func value(_ row: (Int) -> Datum) -> Datum {
        switch self {
        case .slot(let slot, let type):
            let datum = row(slot)
            return datum.isOf(type) ? datum : .null
        case .literal(let literal): return literal.datum
        case .folded(let inner):
            guard case .text(let text) = inner.value(row) else { return .null }
            return .text(ASCIIFolding.fold(text))
        case .arithmetic(let operation, let left, let right):
            guard case .integer(let first) = left.value(row), case .integer(let second) = right.value(row)
            else { return .null }
            return operation.result(first, second).map(Datum.integer) ?? .null
        }
    }
}

extension Arithmetic {
    /// The result, or nil where it does not fit 64 bits.
    func result(_ left: Int64, _ right: Int64) -> Int64? {
        let (value, overflow) =
            switch self {
            case .plus: left.addingReportingOverflow(right)
            case .minus: left.subtractingReportingOverflow(right)
            case .times: left.multipliedReportingOverflow(by: right)
            }
        return overflow ? nil : value
    }
}

extension Literal {
    var datum: Datum {
        switch self {
        case .text(let text): .text(text.string)
        case .integer(let value): .integer(value)
        case .day(let day): .day(day)
        case .instant(let instant): .instant(instant)
        case .boolean(let value): .boolean(value)
        }
    }
}

extension Datum {
    fileprivate func isOf(_ type: ValueType) -> Bool {
        switch (self, type) {
        case (.text, .text), (.integer, .integer), (.day, .day), (.instant, .instant), (.boolean, .boolean): true
        default: false
        }
    }

    /// Negative, zero or positive; nil where either is null or the types differ.
    ///
    /// Text compares by UTF-8 bytes.
    fileprivate func order(to other: Datum) -> Int? {
        switch (self, other) {
        case (.text(let left), .text(let right)): ByteOrder.compare(left, right)
        case (.integer(let left), .integer(let right)): left < right ? -1 : left > right ? 1 : 0
        case (.day(let left), .day(let right)): left < right ? -1 : left > right ? 1 : 0
        case (.instant(let left), .instant(let right)): left < right ? -1 : left > right ? 1 : 0
        case (.boolean(let left), .boolean(let right)): left == right ? 0 : left ? 1 : -1
        default: nil
        }
    }
}

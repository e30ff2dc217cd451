/// Binds names to the schema and proves that every operator gets types that it has.
struct Checker {
    let schema: Schema
    private(set) var names: [String] = []
    private var slots: [String: Int] = [:]

    init(schema: Schema) {
        self.schema = schema
    }

    mutating func condition(_ predicate: Predicate) throws(ExpressionError) -> Condition {
        switch predicate {
        case .constant(let value, _): return .constant(value)
        case .all(let terms): return .all(try conditions(terms))
        case .any(let terms): return .any(try conditions(terms))
        case .not(let inner): return .not(try condition(inner))
        case .compare(let comparison, let left, let right, let offset):
            let operands = (try operand(left), try operand(right))
            try requireSame(operands, left, right, at: offset)
            if comparison.ordered, operands.0.type == .boolean { throw .noOrder(at: offset.bytes) }
            return .compare(comparison, operands.0, operands.1)
        case .temporal(let relation, let left, let right, let offset):
            let operands = (try temporal(left), try temporal(right))
            try requireSame(operands, left, right, at: offset)
            return .compare(relation.comparison, operands.0, operands.1)
        case .like(let value, let pattern, let offset):
            let operand = try require(.text, try operand(value), value, for: "LIKE", at: offset)
            return .like(operand, try like(pattern, at: offset))
        case .between(let value, let low, let high, let offset):
            let operand = try operand(value)
            if operand.type == .boolean { throw .noOrder(at: offset.bytes) }
            let bounds = (try self.operand(low), try self.operand(high))
            try requireSame((operand, bounds.0), value, low, at: offset)
            try requireSame((operand, bounds.1), value, high, at: offset)
            return .between(operand, bounds.0, bounds.1)
        case .isIn(let value, let list, let offset):
            let operand = try operand(value)
            var items: [Operand] = []
            for item in list {
                items.append(try self.operand(item))
                try requireSame((operand, items[items.count - 1]), value, item, at: offset)
            }
            return .member(operand, items)
        case .isNull(let value, _): return .isNull(try operand(value))
        }
    }

    private mutating func conditions(_ terms: [Predicate]) throws(ExpressionError) -> [Condition] {
        var conditions: [Condition] = []
        conditions.reserveCapacity(terms.count)
        for term in terms { conditions.append(try condition(term)) }
        return conditions
    }

    private mutating func operand(_ scalar: Scalar) throws(ExpressionError) -> Operand {
        switch scalar {
        case .property(let name, let offset): return try property(name, at: offset)
        case .literal(let literal, _): return .literal(literal)
        case .folded(let inner, let offset):
            return .folded(try require(.text, try operand(inner), inner, for: "CASEI", at: offset))
        case .arithmetic(let operation, let left, let right, let offset):
            try refuseUnquotedHyphen(operation, left, right)
            let first = try require(.integer, try operand(left), left, for: operation.rawValue, at: offset)
            let second = try require(.integer, try operand(right), right, for: operation.rawValue, at: offset)
            return .arithmetic(operation, first, second)
        }
    }

    private mutating func property(_ name: String, at offset: Offset) throws(ExpressionError) -> Operand {
        guard let (id, type) = schema.resolve(name) else {
            throw .unknownProperty(name, nearest: schema.nearest(to: name), at: offset.bytes)
        }
        if let slot = slots[id] { return .slot(slot, type) }
        slots[id] = names.count
        names.append(id)
        return .slot(names.count - 1, type)
    }

    private func like(_ pattern: Scalar, at offset: Offset) throws(ExpressionError) -> LikePattern {
        do throws(LikePattern.Flaw) {
            switch pattern {
            case .literal(.text(let text), _): return try LikePattern(text.string)
            case .folded(.literal(.text(let text), _), _): return try LikePattern(text.string).folded
            default: break
            }
        } catch {
            throw .badPattern(error, at: offset.bytes ?? 0)
        }
        throw .patternNotLiteral(at: offset.bytes ?? 0)
    }

    private mutating func temporal(_ scalar: Scalar) throws(ExpressionError) -> Operand {
        let operand = try operand(scalar)
        guard operand.type == .day || operand.type == .instant else {
            throw .notTemporal(Self.shown(scalar), operand.type, at: scalar.offset.bytes)
        }
        return operand
    }
}

// What does not fit.
extension Checker {
    private func requireSame(
        _ operands: (Operand, Operand), _ left: Scalar, _ right: Scalar, at offset: Offset
    ) throws(ExpressionError) {
        guard operands.0.type != operands.1.type else { return }
        throw .typesDiffer(
            (Self.shown(left), operands.0.type), (Self.shown(right), operands.1.type),
            mend: TypeMend.suggest(operands.0, operands.1), at: offset.bytes)
    }

    private func require(
        _ type: ValueType, _ operand: Operand, _ scalar: Scalar, for name: String, at offset: Offset
    ) throws(ExpressionError) -> Operand {
        guard operand.type != type else { return operand }
        throw .wrongType(
            Self.shown(scalar), operand.type, needed: type, by: name, at: scalar.offset.bytes ?? offset.bytes)
    }

    /// `full-name` without quotes reads as a difference: say so where the schema has that very name.
    private func refuseUnquotedHyphen(
        _ operation: Arithmetic, _ left: Scalar, _ right: Scalar
    ) throws(ExpressionError) {
        guard operation == .minus, case .property(let tail, _) = right else { return }
        let head: String
        switch left {
        case .property(let name, _): head = name
        case .arithmetic(.minus, .property(let first, _), .property(let second, _), _): head = "\(first)-\(second)"
        default: return
        }
        let name = "\(head)-\(tail)"
        guard schema.properties[name] != nil, schema.resolve(tail)?.type != .integer else { return }
        throw .unquotedHyphen(name, at: left.offset.bytes)
    }

    /// A property or literal as a message shows it, cut short where it is long.
    private static func shown(_ scalar: Scalar) -> String {
        var printer = TextPrinter()
        printer.write(scalar)
        return printer.text.count > 32 ? printer.text.prefix(32) + "…" : printer.text
    }
}

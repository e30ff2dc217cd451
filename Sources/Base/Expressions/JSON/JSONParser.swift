import Standards

/// Builds the tree from CQL2 JSON.
///
/// The reader has bounded the depth, so that recursion here is bounded too.
struct JSONParser {
    private var builder = TreeBuilder()

    static func parse(_ bytes: [UInt8]) throws(ExpressionError) -> Predicate {
        let node = try JSONReader.read(bytes)
        var parser = JSONParser()
        return try parser.predicate(node)
    }

    private mutating func predicate(_ node: JSONNode) throws(ExpressionError) -> Predicate {
        let offset = node.offset
        if case .boolean(let value) = node.value {
            try builder.count(at: offset)
            return .constant(value, Offset(offset))
        }
        guard let (name, arguments) = try operation(node) else {
            switch node.value {
            case .object, .string, .number: throw .notACondition(at: offset)
            default: throw .notJSONExpression(at: offset)
            }
        }
        switch name {
        case "and", "or":
            guard arguments.count >= 2 else { throw .wrongCount(name, "2+", at: offset) }
            var terms: [Predicate] = []
            for argument in arguments { terms.append(try predicate(argument)) }
            return name == "and" ? try builder.all(terms, at: offset) : try builder.any(terms, at: offset)
        case "not":
            try require(1, of: arguments, name, at: offset)
            try builder.count(at: offset)
            return .not(try predicate(arguments[0]))
        default:
            return try comparison(name, arguments, at: offset)
        }
    }

    private mutating func comparison(
        _ name: String, _ arguments: [JSONNode], at offset: Int
    ) throws(ExpressionError) -> Predicate {
        switch name {
        case "like":
            try require(2, of: arguments, name, at: offset)
            return try builder.like(try scalar(arguments[0]), try scalar(arguments[1]), at: offset)
        case "between":
            try require(3, of: arguments, name, at: offset)
            try builder.count(at: offset)
            let (value, low) = (try scalar(arguments[0]), try scalar(arguments[1]))
            return .between(value, low, try scalar(arguments[2]), Offset(offset))
        case "in":
            try require(2, of: arguments, name, at: offset)
            let value = try scalar(arguments[0])
            guard case .array(let nodes) = arguments[1].value else { throw .listExpected(at: arguments[1].offset) }
            guard nodes.count <= ExpressionLimits.listItems else { throw .listTooLong(at: arguments[1].offset) }
            var list: [Scalar] = []
            for node in nodes { list.append(try scalar(node)) }
            return try builder.isIn(value, list, at: offset)
        case "isNull":
            try require(1, of: arguments, name, at: offset)
            try builder.count(at: offset)
            return .isNull(try scalar(arguments[0]), Offset(offset))
        default:
            return try binary(name, arguments, at: offset)
        }
    }

    private mutating func binary(
        _ name: String, _ arguments: [JSONNode], at offset: Int
    ) throws(ExpressionError) -> Predicate {
        if let comparison = Comparison(rawValue: name) {
            try require(2, of: arguments, name, at: offset)
            try builder.count(at: offset)
            let left = try scalar(arguments[0])
            return .compare(comparison, left, try scalar(arguments[1]), Offset(offset))
        }
        if let relation = TemporalRelation(rawValue: name) {
            try require(2, of: arguments, name, at: offset)
            try builder.count(at: offset)
            let left = try scalar(arguments[0])
            return .temporal(relation, left, try scalar(arguments[1]), Offset(offset))
        }
        if Arithmetic(rawValue: name) != nil || name == "casei" { throw .notACondition(at: offset) }
        throw Self.refusal(of: name, at: offset)
    }

    private mutating func scalar(_ node: JSONNode) throws(ExpressionError) -> Scalar {
        let offset = node.offset
        switch node.value {
        case .string(let string): return try builder.text(string, at: offset)
        case .number(let number): return try builder.number(number, at: offset)
        case .boolean(let value): return try builder.boolean(value, at: offset)
        case .null: throw .nullComparison(at: offset)
        case .array: throw .notJSONExpression(at: offset)
        case .object: break
        }
        if let (name, arguments) = try operation(node) { return try computed(name, arguments, at: offset) }
        guard case .object(let members) = node.value, members.count == 1, let member = members.first else {
            throw .notJSONExpression(at: offset)
        }
        let (name, value) = (member.name, member.value)
        if name == "interval" { throw .unsupportedFunction("INTERVAL", at: offset) }
        guard case .string(let string) = value.value else { throw .notJSONExpression(at: value.offset) }
        switch name {
        case "property": return try builder.property(string, at: value.offset)
        case "date": return try builder.date(string, at: value.offset)
        case "timestamp": return try builder.timestamp(string, at: value.offset)
        default: throw .unknownMember(name, at: offset)
        }
    }

    private mutating func computed(
        _ name: String, _ arguments: [JSONNode], at offset: Int
    ) throws(ExpressionError) -> Scalar {
        if let arithmetic = Arithmetic(rawValue: name) {
            try require(2, of: arguments, name, at: offset)
            let left = try scalar(arguments[0])
            return try builder.arithmetic(arithmetic, left, try scalar(arguments[1]), at: offset)
        }
        switch name {
        case "casei":
            try require(1, of: arguments, name, at: offset)
            return try builder.folded(try scalar(arguments[0]), at: offset)
        case "and", "or", "not", "like", "between", "in", "isNull": throw .notAValue(at: offset)
        case _ where Comparison(rawValue: name) != nil || TemporalRelation(rawValue: name) != nil:
            throw .notAValue(at: offset)
        default: throw Self.refusal(of: name, at: offset)
        }
    }

    /// The operator and its arguments, or nil where the node is no object with `op`.
    private func operation(_ node: JSONNode) throws(ExpressionError) -> (name: String, arguments: [JSONNode])? {
        guard case .object(let members) = node.value,
            let op = members.first(where: { $0.name == "op" })
        else { return nil }
        if let other = members.first(where: { $0.name != "op" && $0.name != "args" }) {
            throw .unknownMember(other.name, at: other.value.offset)
        }
        guard case .string(let name) = op.value.value else { throw .notJSONExpression(at: op.value.offset) }
        guard let args = members.first(where: { $0.name == "args" })?.value, case .array(let nodes) = args.value else {
            throw .argumentsExpected(at: node.offset)
        }
        return (name, nodes)
    }

    private func require(
        _ count: Int, of arguments: [JSONNode], _ name: String, at offset: Int
    ) throws(ExpressionError) {
        guard arguments.count == count else { throw .wrongCount(name, String(count), at: offset) }
    }

    private static func refusal(of name: String, at offset: Int) -> ExpressionError {
        ["/", "%", "^", "div"].contains(name)
            ? .unsupportedOperator(name, at: offset) : .unsupportedFunction(name, at: offset)
    }
}

/// A JSON value and the byte at which it begins.
struct JSONNode {
    let value: JSONValue
    let offset: Int
}

/// What a JSON value is.
enum JSONValue {
    case object([JSONMember])
    case array([JSONNode])
    case string(String)
    case number(WholeNumber)
    case boolean(Bool)
    case null
}

/// One name of a JSON object with its value.
struct JSONMember {
    let name: String
    let value: JSONNode
}

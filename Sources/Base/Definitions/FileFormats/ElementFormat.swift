import Standards

/// `elements/*.yaml`: data elements and code lists that the pack adds to the standards' own.
enum ElementFormat {
    static let elements = Key.optional("elements", element.declared().list(), "Data elements 数据元")
    static let codeLists = Key.optional("code-lists", codeList.declared().list(), "Code lists 代码集")

    static let file: Format<ElementFile> = .table([elements.any, codeLists.any]) { table, _ in
        ElementFile(elements: table[elements] ?? [], codeLists: table[codeLists] ?? [])
    }

    private static let id = Key.required("element", .name, "Name of the element, such as citizen-id")
    private static let title = Key.required("title", .title, "What people call it")
    private static let definition = Key.required("definition", .localized(), "What it means, in a sentence")
    private static let type = Key.required("type", ElementTypeFormat.type, "How its values are written")
    private static let sensitivity =
        Key.required("sensitivity", .choice, "How much harm disclosure can do")
        as Key<Sensitivity>
    private static let mask = Key.required("mask", .choice, "What a reader without a purpose sees") as Key<Mask>
    private static let source = Key.optional("source", .text(maximum: 200), "The standard or law it is taken from")

    static let element: Format<DataElement> = .table(
        [id.any, title.any, definition.any, type.any, sensitivity.any, mask.any, source.any]
    ) { table, _ throws(Table.Incomplete) in
        try DataElement(
            id: table.require(id), title: table.require(title), definition: table.require(definition),
            type: table.require(type), sensitivity: table.require(sensitivity), mask: table.require(mask),
            source: table[source] ?? "")
    }

    private static let list = Key.required("list", .dottedName, "Name of the list, such as residence-kind")
    private static let codes = Key.required("codes", code.list(atLeast: 1), "The codes in their order")

    static let codeList: Format<CodeList> = .table([list.any, title.any, source.any, codes.any]) {
        table, _ throws(Table.Incomplete) in
        try CodeList(
            id: table.require(list), title: table.require(title), source: table[source] ?? "",
            codes: table.require(codes))
    }

    private static let codeKey = Key.required("code", .code, "The code as it is stored; quote it")
    private static let from = Key.optional("from", .day, "First day on which it may be used")
    private static let to = Key.optional("to", .day, "Last day on which it may be used")

    private static let code: Format<CodeList.Code> = .table([codeKey.any, title.any, from.any, to.any]) {
        table, _ throws(Table.Incomplete) in
        try CodeList.Code(
            table.require(codeKey), table.require(title), validFrom: table[from], validTo: table[to])
    }
}

/// What a file of `elements/` holds.
struct ElementFile: Sendable {
    let elements: [Declared<DataElement>]
    let codeLists: [Declared<CodeList>]
}

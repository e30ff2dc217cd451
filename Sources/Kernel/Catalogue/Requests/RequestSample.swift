import Authority
import Definitions
import Standards

/// Fictional records as a consumer would see them: made from the elements' types, masked as the grant masks.
struct RequestSample {
    let subject: RequestSubject
    let packs: PackSet

    /// How many records are shown.
    static let count = 3

    func rows(_ content: RequestContent) -> [SampleRow] {
        let asked = Set(content.fields.map(\.field))
        let items = subject.entry.items.filter { asked.contains($0.id) }
        return (0..<Self.count).map { number in
            SampleRow(cells: items.map { cell($0, number, content) })
        }
    }

    private func cell(_ item: ItemDefinition, _ number: Int, _ content: RequestContent) -> SampleRow.Cell {
        // Verifying gives no value: what is learnt is one of three words.
        if content.form == .verify {
            return SampleRow.Cell(
                field: item.id, title: item.title, value: Self.verdicts[number % Self.verdicts.count], isMasked: false)
        }
        let mask = Grant.mask(
            elementMask(item), sensitivity: item.sensitivity, isListKey: content.list?.element == item.element)
        let (plain, datum) = value(item, number)
        if mask == .none { return SampleRow.Cell(field: item.id, title: item.title, value: plain, isMasked: false) }
        guard case .text(let text) = mask.apply(to: datum) else {
            return SampleRow.Cell(field: item.id, title: item.title, value: plain, isMasked: false)
        }
        return SampleRow.Cell(
            field: item.id, title: item.title, value: Localized(zh: text, en: text), isMasked: true)
    }

    private static let verdicts = [
        Localized(zh: "相符", en: "true"), Localized(zh: "不符", en: "false"), Localized(zh: "无记录", en: "no record"),
    ]

    /// The mask of the dataset's field, which may be stricter than the element's; an item without element has none to name.
    private func elementMask(_ item: ItemDefinition) -> Mask {
        if let dataset = subject.entry.dataset.flatMap({ packs.datasets[$0] }),
            let field = item.element.flatMap({ dataset.field($0) })
        {
            return packs.mask(of: field)
        }
        return item.element.flatMap { packs.elements[$0] }?.mask ?? .whole
    }

    /// A made-up value in words and as it is stored; codes are shown with their meaning.
    private func value(_ item: ItemDefinition, _ number: Int) -> (Localized, Datum) {
        let element = item.element.flatMap { packs.elements[$0] } ?? item.fictional
        var codes: CodeList?
        if case .code(let list) = element.type { codes = packs.codeLists[list] }
        let datum = element.example(number, codes: codes)
        if case .text(let code) = datum, let title = codes?[code]?.title {
            return (Localized(zh: title.zh, en: title.en), datum)
        }
        let text = element.text(of: datum)
        return (Localized(zh: text, en: text), datum)
    }
}

extension ItemDefinition {
    /// An element of the item's type, for an item that is bound to none.
    fileprivate var fictional: DataElement {
        let shape: ElementType =
            switch type {
            case .text, .identifier, .file: .text(maximum: min(length ?? 20, 40))
            case .code: .code(list: "")
            case .integer, .decimal: .integer(0...1_000_000)
            case .money: .money
            case .day: .day
            case .instant: .instant
            case .boolean: .boolean
            }
        return DataElement(
            id: id, title: title, definition: title, type: shape, sensitivity: sensitivity, mask: .whole, source: "")
    }
}

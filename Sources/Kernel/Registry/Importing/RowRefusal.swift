import Standards

/// Why a row of a file is refused, and how to mend it.
struct RowRefusal: Sendable, Hashable {
    /// The element; nil: the row as a whole.
    let element: String?
    let code: String
    /// The value as it was sent, masked.
    let value: String?
    let reason: Localized
    let mend: Localized
}

/// The refusals of one row, with its place in the file, from which the row itself can be read again.
struct RefusedRecord: Sendable, Hashable {
    let line: Int64
    let start: Int64
    let end: Int64
    let refusals: [RowRefusal]
}

extension RowRefusal {
    static func fault(_ reason: CSVFault.Reason) -> RowRefusal {
        RowRefusal(element: nil, code: reason.rawValue, value: nil, reason: reason.reason, mend: reason.mend)
    }

    static func fieldCount(_ count: Int, expected: Int) -> RowRefusal {
        RowRefusal(
            element: nil, code: "import.field-count", value: nil,
            reason: Localized(
                zh: "本行有\(count)个字段，表头有\(expected)个。", en: "The row has \(count) fields, the header \(expected)."),
            mend: Localized(
                zh: "请检查分隔符是否多了或少了；字段内含分隔符时，整个字段须加英文双引号。",
                en: "Look for a separator too many or too few; a field that holds one must stand in quotes."))
    }

    static func encoding(_ element: String, _ encoding: CSVEncoding) -> RowRefusal {
        RowRefusal(
            element: element, code: "import.encoding", value: nil,
            reason: Localized(
                zh: "字段中有不符合 \(encoding.rawValue) 编码的字节。", en: "The field has bytes that are not \(encoding.rawValue)."),
            mend: Localized(
                zh: "请核对原文，统一编码后重新导出。", en: "Compare with the source, and export it again in one encoding."))
    }

    static func missing(_ element: String) -> RowRefusal {
        RowRefusal(
            element: element, code: "import.required", value: nil,
            reason: Localized(zh: "必填项为空。", en: "A required value is missing."),
            mend: Localized(zh: "请补填。", en: "Fill it in."))
    }

    static func duplicate(_ element: String?, line: Int64) -> RowRefusal {
        RowRefusal(
            element: element, code: "import.duplicate-key", value: nil,
            reason: Localized(
                zh: "与第\(line)行主键相同，以第\(line)行为准。", en: "The key is that of line \(line), which counts."),
            mend: Localized(zh: "请核对两行，保留正确的一行。", en: "Compare the two lines and keep the right one."))
    }
}

extension CSVFault.Reason {
    /// What is wrong, in a sentence.
    var reason: Localized {
        switch self {
        case .unbalancedQuote:
            Localized(zh: "英文双引号没有成对。", en: "A quote that opens a field is never closed.")
        case .textAfterQuote:
            Localized(zh: "结束引号之后还有内容。", en: "Something stands after a closing quote.")
        case .nul:
            Localized(zh: "行内有空字节（NUL）。", en: "The row holds a NUL byte.")
        case .recordTooLong:
            Localized(zh: "本行过长。", en: "The row is too long.")
        case .fieldTooLong:
            Localized(zh: "有字段过长。", en: "A field is too long.")
        case .tooManyFields:
            Localized(zh: "本行字段过多。", en: "The row has too many fields.")
        }
    }

    /// What to do about it.
    var mend: Localized {
        switch self {
        case .unbalancedQuote, .textAfterQuote:
            Localized(
                zh: "请补齐引号；内容中的双引号须写成两个。", en: "Close the quote; a quote within a field is written twice.")
        case .nul:
            Localized(
                zh: "文件可能已损坏或不是文本文件，请重新导出。", en: "The file may be damaged or no text: export it again.")
        case .recordTooLong, .fieldTooLong, .tooManyFields:
            Localized(
                zh: "请检查是否漏了换行或引号。", en: "Look for a missing line break or quote.")
        }
    }
}

import Standards

/// Which column of a file holds which field.
///
/// A header that does not fit refuses the whole file before anything is loaded.
struct ImportHeader: Sendable, Hashable {
    /// The field of each column; nil for empty columns at the end and for the remarks of a list of refused rows.
    let columns: [Int?]

    /// Fits header cells to the fields by element id or title in either language, in any order.
    init(cells: [String], shape: DatasetShape) throws(RegistryError) {
        var names: [String: Int] = [:]
        for (index, field) in shape.fields.enumerated() {
            let titles = [field.title, field.element.title]
            for name in [field.element.id, field.column] + titles.flatMap({ [$0.zh, $0.en] }) {
                names[Self.plain(name)] = names[Self.plain(name)] ?? index
            }
        }
        let last = cells.lastIndex { !Self.plain($0).isEmpty }.map { $0 + 1 } ?? 0
        guard last > 0 else { throw RegistryError.emptyFile }
        let remarks = Set(Self.remarks.flatMap { [Self.plain($0.zh), Self.plain($0.en)] })
        var columns: [Int?] = []
        for cell in cells.prefix(last) {
            if names[Self.plain(cell)] == nil, remarks.contains(Self.plain(cell)) {
                columns.append(nil)
                continue
            }
            guard let field = names[Self.plain(cell)] else { throw RegistryError.unknownColumn(cell, shape: shape) }
            guard !columns.contains(field) else { throw RegistryError.doubledColumn(shape.fields[field].title) }
            columns.append(field)
        }
        let missing = shape.fields.indices.filter { !columns.contains($0) }
        guard missing.isEmpty else { throw RegistryError.missingColumns(missing.map { shape.fields[$0].title }) }
        self.columns = columns + Array(repeating: nil, count: cells.count - last)
    }

    /// A name without white space around it, in lower case, with hyphens for underscores.
    private static func plain(_ name: String) -> String {
        let trimmed = name.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
        return String(String(trimmed).lowercased().map { $0 == "_" ? "-" : $0 })
    }
}

extension RegistryError {
    static let emptyFile = RegistryError(
        .empty,
        message: Localized(zh: "文件是空的，没有表头。", en: "The file is empty: it has no header."),
        mend: Localized(
            zh: "第一行请写各数据项的名称，从第二行起每行一条记录。",
            en: "Write the names of the elements on the first line, and one record on each line after it."))

    static func unknownColumn(_ cell: String, shape: DatasetShape) -> RegistryError {
        let shown = cell.prefix(40)
        func list(_ language: Language, _ comma: String) -> String {
            shape.fields.map { $0.title[language] }.joined(separator: comma)
        }
        return RegistryError(
            .header,
            message: Localized(
                zh: "表头中的“\(shown)”不是本数据集的数据项。", en: "The header's “\(shown)” is no element of this dataset."),
            mend: Localized(
                zh: "请改正或删去该列；可用的列名：\(list(.chinese, "、"))。若列名显示为乱码，请另存为 UTF-8 或 GB18030 编码。",
                en:
                    "Mend or remove the column; names: \(list(.english, ", ")). If names look garbled, save the file as UTF-8 or GB18030."
            ))
    }

    static func doubledColumn(_ title: Localized) -> RegistryError {
        RegistryError(
            .header,
            message: Localized(zh: "表头中“\(title.zh)”出现了两次。", en: "The header has “\(title.en)” twice."),
            mend: Localized(zh: "请删去其中一列。", en: "Remove one of the columns."))
    }

    static func missingColumns(_ titles: [Localized]) -> RegistryError {
        RegistryError(
            .header,
            message: Localized(
                zh: "表头缺少：\(titles.map(\.zh).joined(separator: "、"))。",
                en: "The header lacks: \(titles.map(\.en).joined(separator: ", "))."),
            mend: Localized(
                zh: "请补上这些列；没有内容的列也要保留列名。", en: "Add these columns; one without values still needs its name."))
    }

    static let wideEncoding = RegistryError(
        .encoding,
        message: Localized(zh: "文件是 UTF-16 编码，系统不能读取。", en: "The file is UTF-16, which is not read."),
        mend: Localized(
            zh: "请另存为“CSV UTF-8（逗号分隔）”或 GB18030 编码后重新上传。",
            en: "Save it as “CSV UTF-8 (comma delimited)” or GB18030 and send it again."))

    static func brokenHeader(_ reason: CSVFault.Reason) -> RegistryError {
        RegistryError(
            .header,
            message: Localized(zh: "表头不能读取：\(reason.reason.zh)", en: "The header cannot be read: \(reason.reason.en)"),
            mend: reason.mend)
    }

    static let headerEncoding = RegistryError(
        .encoding,
        message: Localized(zh: "表头的字节不符合所选编码。", en: "The header's bytes are not of the chosen encoding."),
        mend: Localized(zh: "请选择“自动识别”，或另存为 UTF-8 编码。", en: "Choose “detect”, or save the file as UTF-8."))
}

import Authority
import Catalogue
import Standards

/// What the asker will receive, shown on a fictional record; a verification shows answers instead of values.
struct SampleView {
    let row: SampleRow?
    let form: GrantForm
    let strings: Strings

    /// What `parts/sample` shows; nothing without items.
    var view: View {
        guard let row, !row.cells.isEmpty else { return .none }
        let language = strings.language
        return [
            "explanation": .text(strings("sample.\(form.rawValue)")),
            "cells": .list(
                row.cells.map { cell in
                    [
                        "label": .text(cell.title[language]), "text": .text(cell.value[language]),
                        "masked": .flag(cell.isMasked),
                    ]
                }),
        ]
    }
}

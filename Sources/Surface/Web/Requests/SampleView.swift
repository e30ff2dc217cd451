import Authority
import Catalogue
import Standards

/// What the asker will receive, shown on a fictional record.
struct SampleView {
    let row: SampleRow?
    let form: GrantForm
    let strings: Strings

    /// What `parts/sample` shows; nothing without items.
    var view: View {
        guard let row, !row.cells.isEmpty || form == .verify else { return .none }
        let isAnswer = form == .verify
        return [
            "explanation": .text(strings("sample.\(form.rawValue)")),
            "columns": .list(
                isAnswer
                    ? [.text(strings("sample.result"))] : row.cells.map { .text($0.title[strings.language]) }),
            "cells": .list(
                isAnswer
                    ? [
                        [
                            "label": .text(strings("sample.result")), "text": .text(strings("sample.results")),
                            "masked": false,
                        ]
                    ]
                    : row.cells.map { cell in
                        [
                            "label": .text(cell.title[strings.language]), "text": .text(cell.value[strings.language]),
                            "masked": .flag(cell.isMasked),
                        ]
                    }),
        ]
    }
}

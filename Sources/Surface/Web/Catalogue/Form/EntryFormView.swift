import Definitions
import HTTP
import Standards

/// How the form of an entry is shown: its groups of fields and the table of items.
struct EntryFormView {
    let form: EntryForm
    let faults: FormFaults
    let packs: PackSet
    let strings: Strings
    /// The organisations for which the reader may register, with what they are called.
    let providers: [FieldView.Choice]

    private var language: Language { strings.language }

    /// What `catalogue/edit` shows between its head and its buttons.
    var view: [String: View] {
        [
            "groups": .list([basics, sharing, level, assessments]), "columns": .list(columns.map(View.text)),
            "rows": .list(form.items.indices.map(row)), "itemsfault": View(faults["items"]),
            "elements": .list(
                packs.elements.values.sorted { $0.id < $1.id }.map { element in
                    ["id": .text(element.id), "name": .text(element.title[language])]
                }),
            "faults": faults.view(strings),
        ]
    }

    private var basics: View {
        let fields = [
            field(.titleZh, isRequired: true), field(.titleEn), field(.summaryZh, .area(rows: 3)),
            field(.summaryEn, .area(rows: 3)), field(.provider, .choice(providers), isRequired: true),
            field(.category, .choice(categories), isRequired: true),
            field(.format, .choice(EntryFormat.Kind.allCases.map { choice($0.rawValue, $0.title) })),
            field(.formatNote),
        ]
        let themes = packs.themes.values.sorted { $0.id < $1.id }.map { choice($0.id, $0.title) }
        return group("basics", fields, marks: marks("themes", themes, form.themes), hint: "englishhint")
    }

    private var sharing: View {
        let classes = Sharing.Class.allCases.map { choice($0.rawValue, $0.title) }
        let openings = Opening.Class.allCases.map { choice($0.rawValue, $0.title) }
        let ways = SharingWay.allCases.map { choice($0.rawValue, $0.title) }
        return group(
            "sharing",
            [
                field(.class, .choice([unchosen] + classes), isRequired: true),
                field(.reasonZh, .area(rows: 2), hint: strings("entryform.reasonhint")),
                field(.reasonEn, .area(rows: 2)), field(.conditionsZh, .area(rows: 2)),
                field(.conditionsEn, .area(rows: 2)), field(.opening, .choice(openings)), field(.openingConditionsZh),
                field(.openingConditionsEn),
            ], marks: marks("ways", ways, form.ways))
    }

    private var level: View {
        let levels = (1...4).map { FieldView.Choice(value: String($0), label: levelText($0)) }
        let updates = UpdateFrequency.allCases.map { choice($0.rawValue, $0.title) }
        let audiences = Audience.allCases.map {
            FieldView.Choice(value: $0.rawValue, label: strings("audience.\($0.rawValue)"))
        }
        return group(
            "levels",
            [
                field(.level, .choice([unchosen] + levels), isRequired: true),
                field(.update, .choice([unchosen] + updates), isRequired: true),
                field(.sourceZh), field(.sourceEn), field(.dutyZh), field(.dutyEn),
                field(.audience, .choice(audiences)),
            ])
    }

    private var assessments: View {
        group(
            "assessments",
            [
                field(.secrecyDay, .line(type: "date")), field(.secrecyResultZh), field(.secrecyResultEn),
                field(.secrecyByZh), field(.secrecyByEn),
                field(.personalDay, .line(type: "date")), field(.personalResultZh), field(.personalResultEn),
                field(.personalByZh), field(.personalByEn),
                field(.approvalDay, .line(type: "date")), field(.approvalByZh), field(.approvalByEn),
            ], hint: "assessmentshint")
    }

    private func group(_ name: String, _ fields: [FieldView], marks: View = .none, hint: String? = nil) -> View {
        [
            "legend": .text(strings("entryform." + name)), "hint": View(hint.map { strings("entryform." + $0) }),
            "fields": .list(fields.map { $0.view(faults) }), "marks": marks,
        ]
    }

    private func field(
        _ field: EntryField, _ kind: FieldView.Kind = .line(), hint: String? = nil, isRequired: Bool = false
    ) -> FieldView {
        let label = strings("entryform." + field.name)
        return FieldView(
            id: field.rawValue, label: field.isEnglish ? strings("entryform.english", ["label": label]) : label,
            value: form[field], kind: kind, hint: hint, isRequired: isRequired)
    }

    private func marks(_ name: String, _ options: [FieldView.Choice], _ chosen: Set<String>) -> View {
        [
            "legend": .text(strings("entryform." + name)),
            "options": .list(
                options.map { option in
                    [
                        "name": .text(name), "value": .text(option.value), "label": .text(option.label),
                        "chosen": .flag(chosen.contains(option.value)),
                    ]
                }),
        ]
    }

    private var unchosen: FieldView.Choice { FieldView.Choice(value: "", label: strings("entryform.unchosen")) }

    private func choice(_ value: String, _ title: Localized) -> FieldView.Choice {
        FieldView.Choice(value: value, label: title[language])
    }

    private func levelText(_ level: Int) -> String { strings("dataset.levelText", ["level": String(level)]) }

    /// Where nothing can be published, hence no choice.
    private static let unclassified = CategoryDefinition.unclassified.id

    private var categories: [FieldView.Choice] {
        let tree = CategoryTree(packs)
        let choices = tree.sorted.map { FieldView.Choice(value: $0.id, label: tree.path(of: $0.id, language)) }
        return [unchosen] + choices.filter { $0.value != Self.unclassified }
    }
}

// MARK: - Items

extension EntryFormView {
    private var columns: [String] { ItemForm.Column.allCases.map { strings("itemform." + $0.rawValue) } }

    private func row(_ index: Int) -> View {
        let number = ["row": String(index + 1)]
        return [
            "index": View(index), "removelabel": .text(strings("entryform.removelabel", number)),
            "cells": .list(
                ItemForm.Column.allCases.map { column in
                    let name = strings("itemform." + column.rawValue)
                    let label = strings("entryform.cell", ["row": String(index + 1), "column": name])
                    guard
                        case .fields(var view) = FieldView(
                            id: ItemForm.name(column.rawValue, index), label: label,
                            value: form.items[index][column], kind: kind(column)
                        ).view(faults)
                    else { return .none }
                    view["column"] = .text(name)
                    return .fields(view)
                }),
        ]
    }

    private func kind(_ column: ItemForm.Column) -> FieldView.Kind {
        switch column {
        case .zh, .en, .id: .line()
        case .element: .line(list: "elements")
        case .length: .line(type: "number")
        case .type: .choice([blank] + ItemType.allCases.map { choice($0.rawValue, $0.title) })
        case .sensitivity:
            .choice(
                [blank]
                    + Sensitivity.allCases.map {
                        FieldView.Choice(value: $0.rawValue, label: strings("sensitivity.\($0)"))
                    })
        case .audience:
            .choice(
                Audience.allCases.map {
                    FieldView.Choice(value: $0.rawValue, label: strings("itemaudience.\($0.rawValue)"))
                })
        case .required:
            .choice([
                FieldView.Choice(value: "", label: strings("site.no")),
                FieldView.Choice(value: "yes", label: strings("site.yes")),
            ])
        }
    }

    private var blank: FieldView.Choice { FieldView.Choice(value: "", label: strings("itemform.auto")) }
}

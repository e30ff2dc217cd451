import Definitions
import Foundation
import Testing

/// The small sound city with a catalogue and a chain, for tests that break them in one place.
enum SoundCatalogue {
    static let entries = """
        categories:
          - {category: base, code: "1", title: {zh: 基础, en: Base}}
          - {category: people, under: base, code: "01", title: {zh: 人口, en: People}}
          - {category: births, under: people, code: "001", title: {zh: 出生, en: Births}}
        themes:
          - {theme: family, title: {zh: 家庭, en: Family}}
        entries:
          - entry: births
            title: {zh: 出生, en: Births}
            summary: {zh: 出生登记。, en: Births as registered.}
            provider: hall
            category: births
            themes: [family]
            items:
              - {element: number}
              - {item: child, element: name, title: {zh: 子女, en: Child}, required: true}
              - {item: weight, title: {zh: 体重, en: Weight}, type: integer, sensitivity: sensitive, audience: provider}
            sharing: {class: conditional, reason: {zh: 依法, en: by law}, ways: [api, file]}
            level: 3
            update: daily
            assessments:
              secrecy: {day: "2026-01-05", result: {zh: 不涉密, en: Not secret}, by: {zh: 保密员, en: Officer}}
              personal-information: {day: "2026-01-06", result: {zh: 可控, en: Contained}, by: {zh: 专员, en: Clerk}}
            approval: {day: "2026-01-07", by: {zh: 镇长, en: Mayor}}
            published: "2026-01-08"
            resources:
              - {resource: api, kind: api, title: {zh: 接口, en: Interface}, updated: "2026-02-01"}
        """

    static let rules = """
        rules:
          - rule: answer
            title: {zh: 答复, en: Answer}
            unit: working-days
            versions:
              - {from: "2020-01-01", value: 10, source: 办法}
          - rule: keep
            title: {zh: 留存, en: Keep}
            unit: months
            versions:
              - {from: "2020-01-01", value: 6, source: 办法}
        """

    static let roles = """
        roles:
          - {role: clerk, title: {zh: 专员, en: Clerk}, permissions: [{acts: [catalogue, request]}]}
          - {role: chief, title: {zh: 主管, en: Chief}, permissions: [{acts: [sharing]}]}
        """

    static let chains = """
        chains:
          - chain: asking
            title: {zh: 申请, en: Asking}
            number: SQ
            parties: [consumer, provider]
            versions:
              - from: "2020-01-01"
                to: "2025-12-31"
                source: 办法
                steps:
                  - {step: decide, title: {zh: 决定, en: Decide}, role: chief, of: provider}
              - from: "2026-01-01"
                source: 办法
                mend: {working-days: 5}
                within: {from: propose, limit: {rule: answer}}
                steps:
                  - {step: check, title: {zh: 审查, en: Check}, role: chief, of: {organisation: hall}, limit: {working-days: 2}}
                  - {step: propose, title: {zh: 拟办, en: Propose}, role: clerk, of: provider, actions: [approve, return]}
                  - {step: decide, title: {zh: 决定, en: Decide}, role: chief, of: provider, limit: {rule: answer}, apart: [propose]}
        """

    static let files = SoundCity.with([
        "town/catalogue/all.yaml": entries, "town/rules/all.yaml": rules, "town/roles/all.yaml": roles,
        "town/chains/all.yaml": chains,
    ])

    /// What is found when one file is changed by replacing a text in it, once.
    static func findings(in file: String, replacing old: String, with new: String) throws -> [Finding] {
        let text = try #require(files[file])
        let range = try #require(text.range(of: old), "\(old)")
        let changed = files.merging([file: text.replacingCharacters(in: range, with: new)]) { _, new in new }
        return try PackFixture(changed).check().findings
    }
}

import Standards

/// Names every fact that the city asks for again although a register holds it already (重复填报).
enum RepeatedQuestions {
    /// Warnings: a field that is no key, that another dataset holds as well, and that names no authority to take it from.
    static func findings(in declarations: Declarations) -> [Finding] {
        var holder: [String: String] = [:]
        var findings: [Finding] = []
        for dataset in declarations.datasets.sorted(by: { $0.definition.id < $1.definition.id }) {
            let definition = dataset.definition
            for field in definition.fields where !field.authority.isEmpty && holder[field.element] == nil {
                holder[field.element] = definition.id
            }
        }
        for dataset in declarations.datasets {
            let definition = dataset.definition
            for (index, field) in definition.fields.enumerated() where field.authority.isEmpty {
                guard !definition.key.contains(field.element), let other = holder[field.element],
                    other != definition.id
                else { continue }
                findings.append(
                    dataset.warning(
                        "fields", .index(index), "element", code: "element.repeated",
                        Localized(
                            zh: "“\(field.element)”已由数据集“\(other)”掌握，此处属重复填报",
                            en: "“\(field.element)” is held by the dataset “\(other)” already and is asked again here"),
                        mend: Localized(
                            zh: "改为从“\(other)”核验或引用；确需保存的，写明 authority",
                            en: "verify or fetch it from “\(other)”; where a copy is needed, name its authority")))
            }
        }
        return findings
    }
}

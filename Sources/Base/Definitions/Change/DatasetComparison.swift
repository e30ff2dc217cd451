import Standards

/// Compares two versions of one dataset.
struct DatasetComparison {
    let old: DatasetDefinition
    let new: DatasetDefinition
    let oldSet: PackSet
    let newSet: PackSet

    var changes: [DatasetChange] {
        key + finds + fields + wording + sharing
    }

    private var key: [DatasetChange] {
        old.key == new.key ? [] : [change(nil, .version, zh: "主键改变", en: "the key changes")]
    }

    private var finds: [DatasetChange] {
        let added = new.finds.filter { !old.finds.contains($0) }
        let removed = old.finds.filter { !new.finds.contains($0) }
        return added.map { find in
            let list = find.joined(separator: ", ")
            return change(nil, .job, zh: "新增检索项 \(list)，须建索引", en: "new find \(list): an index is built")
        }
            + removed.map { find in
                let list = find.joined(separator: ", ")
                return change(nil, .version, zh: "取消检索项 \(list)", en: "the find \(list) is gone")
            }
    }

    private var fields: [DatasetChange] {
        let added = new.fields.filter { old.field($0.element) == nil }.map { field in
            field.required
                ? change(field.element, .version, zh: "新增必填字段", en: "new required field")
                : change(field.element, .free, zh: "新增选填字段", en: "new optional field")
        }
        let removed = old.fields.filter { new.field($0.element) == nil }.map { field in
            change(field.element, .version, zh: "字段被删除", en: "the field is gone")
        }
        return added + removed
            + old.fields.flatMap { field in new.field(field.element).map { compare(field, $0) } ?? [] }
    }

    private func compare(_ before: FieldDefinition, _ after: FieldDefinition) -> [DatasetChange] {
        var changes: [DatasetChange] = []
        if before.required, !after.required {
            changes.append(change(after.element, .free, zh: "改为选填", en: "no longer required"))
        } else if !before.required, after.required {
            changes.append(
                change(after.element, .job, zh: "改为必填，须先补齐空值", en: "now required: gaps are filled first"))
        }
        if before.authority != after.authority {
            changes.append(
                change(
                    after.element, .job, zh: "权威来源改变，须重新融合", en: "authority changes: records are fused anew"))
        }
        if let typeChange = compareTypes(after.element) { changes.append(typeChange) }
        return changes
    }

    private func compareTypes(_ id: String) -> DatasetChange? {
        guard let before = oldSet.elements[id], let after = newSet.elements[id] else { return nil }
        switch (before.type, after.type) {
        case (let one, let other) where one == other:
            return compareCodes(before.type, id)
        case (.text(let less), .text(let more)) where more > less:
            return change(id, .free, zh: "允许更长的文字", en: "longer text is allowed")
        case (.integer(let narrow), .integer(let wide))
        where wide.lowerBound <= narrow.lowerBound && wide.upperBound >= narrow.upperBound:
            return change(id, .free, zh: "数值范围放宽", en: "a wider range is allowed")
        default:
            return change(id, .version, zh: "类型改变", en: "the type changes")
        }
    }

    private func compareCodes(_ type: ElementType, _ id: String) -> DatasetChange? {
        guard case .code(let list) = type, let before = oldSet.codeLists[list], let after = newSet.codeLists[list]
        else { return nil }
        if before.codes.contains(where: { after[$0.code] == nil }) {
            return change(id, .version, zh: "代码集删去了代码", en: "the code list loses a code")
        }
        return before.codes.count < after.codes.count
            ? change(id, .free, zh: "代码集增加代码", en: "the code list gains a code") : nil
    }

    private var wording: [DatasetChange] {
        old.title == new.title && old.description == new.description
            ? [] : [change(nil, .free, zh: "名称或说明改变", en: "title or description changes")]
    }

    private var sharing: [DatasetChange] {
        var changes: [DatasetChange] = []
        if old.sharing != new.sharing || old.level != new.level {
            changes.append(
                change(nil, .free, zh: "共享属性或数据级别改变", en: "sharing class or data level changes"))
        }
        if old.checks != new.checks {
            changes.append(
                change(nil, .job, zh: "校验规则改变，须复查已有记录", en: "checks change: records are looked at again"))
        }
        return changes
    }

    private func change(_ field: String?, _ cost: DatasetChange.Cost, zh: String, en: String) -> DatasetChange {
        DatasetChange(new.id, field, cost, zh: zh, en: en)
    }
}

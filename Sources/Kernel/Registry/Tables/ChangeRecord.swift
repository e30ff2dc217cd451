import Standards

/// What a change replaced, as the history keeps it: JSON of the changed elements with their values before, keys sorted.
enum ChangeRecord {
    /// The changed fields of two rows as JSON.
    static func before(_ old: [Datum], _ new: [Datum], shape: DatasetShape) throws -> String {
        var changes: [String: StoredValue] = [:]
        for (index, field) in shape.fields.enumerated() where !old[index].isIdentical(to: new[index]) {
            changes[field.element.id] = StoredValue(old[index])
        }
        return try JSONText.of(changes)
    }

    /// Puts the values before a change back in their places.
    static func restore(_ values: inout [Datum], from json: String, shape: DatasetShape) throws {
        let changes: [String: StoredValue]
        do {
            changes = try JSONText.value(json)
        } catch {
            throw RegistryError.damaged
        }
        for (element, value) in changes {
            guard let index = shape.field(element), let datum = shape.fields[index].element.type.datum(value) else {
                throw RegistryError.damaged
            }
            values[index] = datum
        }
    }
}

extension RegistryError {
    static let damaged = RegistryError(
        .damaged,
        message: Localized(zh: "存储的历史记录无法读取。", en: "What is stored of the past cannot be read."),
        mend: Localized(zh: "请系统管理员运行 yitong verify 核验。", en: "Ask the system administrator to run yitong verify."))
}

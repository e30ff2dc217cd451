import Configuration

extension ConfigReader {
    /// A whole number within bounds, or the default where nobody says anything.
    ///
    /// - Throws: `ConfigurationError` outside the bounds, and where the value is no number.
    func number(_ key: ConfigKey, named name: String, in bounds: ClosedRange<Int>, default standard: Int) throws -> Int
    {
        let value: Int
        do {
            value = try fetchedInt(key) ?? standard
        } catch {
            throw ConfigurationError(key: name, problem: "must be a whole number")
        }
        guard bounds.contains(value) else {
            throw ConfigurationError(
                key: name, problem: "must be from \(bounds.lowerBound) to \(bounds.upperBound)")
        }
        return value
    }

    /// Distinguishes a missing value from one that is no number: the reader's own default hides the difference.
    private func fetchedInt(_ key: ConfigKey) throws -> Int? {
        guard let text = string(forKey: key) else { return int(forKey: key) }
        guard let number = Int(text) else { throw ConfigurationError(key: "", problem: "") }
        return number
    }
}

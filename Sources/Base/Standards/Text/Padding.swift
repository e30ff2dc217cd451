/// Numbers with leading zeros.
enum Padding {
    /// 0–99 as two digits.
    static func two(_ number: Int) -> String { digits(number, 2) }

    /// A number that is not negative, with zeros before it up to `width` digits.
    static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return text.utf8.count >= width ? text : String(repeating: "0", count: width - text.utf8.count) + text
    }
}

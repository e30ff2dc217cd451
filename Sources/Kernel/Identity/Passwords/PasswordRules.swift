import Standards

/// What a new password must be: long rather than ornate, and not what everybody tries first.
enum PasswordRules {
    /// The fewest characters.
    static let minimum = 10

    /// Why `typed` will not do for an account, or nil.
    static func refusal(of typed: String, account: String) -> PasswordRefusal? {
        guard typed.count >= minimum else { return .tooShort }
        guard let password = Password(typed) else { return .tooLong }
        if password.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return .unprintable
        }
        let folded = password.text.lowercased()
        let letters = folded.filter { $0.isLetter || $0.isNumber }
        if Set(folded).count < 4 || isRun(folded) || common.contains(letters) { return .common }
        return account.count >= 3 && letters.contains(account.filter { $0.isLetter || $0.isNumber }) ? .holdsName : nil
    }

    /// Whether each character follows its neighbour: `0123456789`, `abcdefghij`, `9876543210`.
    private static func isRun(_ text: String) -> Bool {
        let values = text.unicodeScalars.map { Int($0.value) }
        let steps = Set(zip(values, values.dropFirst()).map { $1 - $0 })
        return steps == [1] || steps == [-1]
    }

    /// Of the usual lists what has ten characters or more, without signs and in lower case.
    private static let common: Set<String> = [
        "1234567890", "12345678910", "123456789a", "a123456789", "q123456789", "qwertyuiop", "qwerty123456",
        "1q2w3e4r5t", "1qaz2wsx3edc", "qazwsxedcrfv", "zaq12wsxcde3", "qwer1234asdf", "asdfghjkl1", "asdfghjkl123",
        "zxcvbnm123", "zxcvbnm12345", "password12", "password123", "password1234", "passw0rd123", "p4ssw0rd123",
        "admin12345", "admin123456", "administrator", "administrator1", "adminadmin", "adminadmin1", "root123456",
        "welcome123", "welcome1234", "changeme123", "letmein123", "letmein1234", "iloveyou123", "woaini1314",
        "woaini520", "woaini5201314", "5201314520", "1314520520", "abc1234567", "abcd123456", "abcd12345678",
        "a1234567890", "aa12345678", "aa123456789", "asd123456789", "qwe123456789", "zhongshan123", "zhongshan2026",
        "zhongguo123", "guangdong123", "yitong12345", "yitong123456", "test123456", "testtest123", "user123456",
        "huawei12345", "huawei12345678", "huawei123", "1111111111", "0000000000", "8888888888", "6666666666",
        "1122334455", "1212121212", "1231231234", "9876543210", "0987654321", "0123456789", "1029384756",
    ]
}

/// Why a new password will not do.
enum PasswordRefusal: Sendable, Hashable, CaseIterable {
    case tooShort
    case tooLong
    case unprintable
    case common
    case holdsName
}

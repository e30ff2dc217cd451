/// Masks of people's names.
enum NameMask {
    /// The family name and one asterisk for each further character, two at most: 李*, 李**, 欧阳**.
    ///
    /// Of a name of one character nothing is shown. Where nobody can tell the family name (Latin letters, a middle dot,
    /// spaces, more than six characters), the first character and three asterisks: J***, 阿***.
    static func apply(_ text: String) -> String {
        if let masked = applyToHan(text) { return masked }
        let name = text.prefix(40)
        guard let first = name.first, name.count > 1 else { return "*" }
        let shown = first.unicodeScalars.count <= 4 ? String(first) : ""
        guard name.count <= 6, name.allSatisfy(isHan) else { return shown + "***" }
        let family = name.count > 2 && compound.contains(String(name.prefix(2))) ? String(name.prefix(2)) : shown
        return family + String(repeating: "*", count: min(2, name.count - family.count))
    }

    /// The same for two to six Chinese characters and nothing else: most names, without looking for where characters end.
    private static func applyToHan(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars.prefix(7))
        guard (2...6).contains(scalars.count), scalars.allSatisfy(isHan) else { return nil }
        var family = String(scalars[0])
        if scalars.count > 2 {
            let two = family + String(scalars[1])
            if compound.contains(two) { family = two }
        }
        return family + (scalars.count - family.unicodeScalars.count > 1 ? "**" : "*")
    }

    private static func isHan(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return false }
        return isHan(scalar)
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// The compound family names (复姓) that are still common.
    private static let compound: Set<String> = [
        "欧阳", "上官", "司马", "司徒", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容", "宇文", "长孙", "夏侯", "轩辕", "端木", "百里", "东郭",
        "南宫", "西门", "独孤", "呼延", "澹台", "濮阳", "太史", "申屠", "公冶", "闻人", "钟离", "鲜于", "闾丘", "拓跋", "万俟", "淳于", "单于", "仲孙",
        "赫连", "司空", "第五", "梁丘", "左丘", "东门", "南门", "纳兰", "完颜", "叶赫", "那拉", "赫舍", "欧陽", "諸葛", "東方", "鍾離", "尉遲", "長孫",
    ]
}

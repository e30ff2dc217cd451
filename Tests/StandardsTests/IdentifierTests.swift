import Standards
import Testing

@Suite struct `Citizen identity numbers` {
    @Test(arguments: ["11010519491231002X", "440524188001010014", "442000199003070018"])
    func `that keep the standard are accepted`(text: String) throws {
        #expect(try CitizenID(text).text == text)
        #expect(IdentifierKind.citizen.check(text) == nil)
    }

    @Test(arguments: [
        ("110105194912310020", "citizen-id.check-digit"), ("44200019900307001", "citizen-id.length"),
        ("110105194913310021", "citizen-id.birth-day"), ("442000199002300010", "citizen-id.birth-day"),
        ("110105491231002", "citizen-id.old-form"), ("1101051949l231002X", "citizen-id.characters"),
        ("11010519491231002Y", "citizen-id.characters"), ("810000199408230021", "citizen-id.division"),
        ("", "citizen-id.length"),
    ])
    func `that break it say what is wrong`(text: String, code: String) {
        let error = IdentifierKind.citizen.check(text)
        #expect(error?.code == code)
        #expect(error?.message.zh.isEmpty == false && error?.mend.en.isEmpty == false)
    }

    @Test func `tell division, birth day and sex`() throws {
        let man = try CitizenID("442000199003070018")
        #expect(man.division == "442000")
        #expect(man.birthDay == Day("1990-03-07"))
        #expect(man.sex == .male)
        #expect(try CitizenID("11010519491231002X").sex == .female)
    }

    @Test func `may end in a small x, which is kept as a capital`() throws {
        #expect(try CitizenID("11010519491231002x").text == "11010519491231002X")
    }

    @Test func `must begin with a province`() {
        for prefix in 0...99 {
            let body = (prefix < 10 ? "0\(prefix)" : "\(prefix)") + "010519491231002"
            let number = body + checkCharacter(of: body)
            let known = Divisions.china["\(number.prefix(2))0000"] != nil && prefix < 80
            #expect((IdentifierKind.citizen.check(number) == nil) == known, "\(number)")
        }
    }

    @Test func `have one right check character, which notices every wrong digit and every swap`() {
        let right = Array("442000199003070018")
        for index in right.indices {
            for digit in "0123456789" where digit != right[index] {
                var wrong = right
                wrong[index] = digit
                #expect(IdentifierKind.citizen.check(String(wrong)) != nil)
            }
            guard index > 0, right[index] != right[index - 1] else { continue }
            var wrong = right
            wrong.swapAt(index, index - 1)
            #expect(IdentifierKind.citizen.check(String(wrong)) != nil)
        }
    }

    /// MOD 11-2 by the weights that the standard prints.
    private func checkCharacter(of body: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return String(Array("10X98765432")[sum % 11])
    }
}

@Suite struct `Codes of organisations` {
    @Test(arguments: ["91350100M000100Y43", "91110000802100433B", "91330106673959654P", "12100000400010275N"])
    func `are accepted as unified social credit codes`(text: String) throws {
        #expect(try UnifiedSocialCreditCode(text).text == text)
        #expect(try UnifiedSocialCreditCode(text.lowercased()).text == text)
        #expect(throws: Never.self) { try OrganisationCode(UnifiedSocialCreditCode(text).organisationCode) }
    }

    @Test(arguments: [
        ("91350100M000100Y44", "check-digit"), ("91350100M000100I43", "characters"), ("91350100M000100Y4", "length"),
        ("9135O100M000100Y43", "characters"), ("91350A00M000100Y43", "division"), ("91350100M000100Y430", "length"),
    ])
    func `are refused as unified social credit codes`(text: String, reason: String) {
        #expect(IdentifierKind.unifiedSocialCredit.check(text)?.code == "unified-social-credit-code." + reason)
    }

    @Test func `are refused where the organisation code inside is wrong, though the outer check is right`() {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let found = alphabet.map { IdentifierKind.unifiedSocialCredit.check("91350100M000100Y5" + String($0))?.code }
        #expect(found.filter { $0 == "unified-social-credit-code.organisation" }.count == 1)
        #expect(!found.contains(nil))
    }

    @Test(arguments: ["D2143569X", "M000100Y4", "802100433", "D2143569-X", "d2143569x"])
    func `are accepted as organisation codes with and without hyphen`(text: String) throws {
        #expect(try OrganisationCode(text).text == text.uppercased().filter { $0 != "-" })
    }

    @Test(arguments: ["D21435690", "D2143569", "D214356-9X", "D2143569--", "Ｄ2143569X", "", "D2143569-"])
    func `are refused as organisation codes`(text: String) {
        #expect(IdentifierKind.organisation.check(text) != nil)
    }

    @Test func `are printed with a hyphen`() throws {
        #expect(try OrganisationCode("D2143569X").hyphenated == "D2143569-X")
    }
}

@Suite struct `Documents of residents` {
    @Test func `tell from their form which they are`() throws {
        guard case .citizen = try ResidentID("442000199003070018") else { return #expect(Bool(false)) }
        guard case .regionalPermit(let permit) = try ResidentID("810000199408230021") else {
            return #expect(Bool(false))
        }
        #expect(permit.region == .hongKong && permit.birthDay == Day("1994-08-23"))
        guard case .regionalPermit(let taiwan) = try ResidentID("830000199201300022") else {
            return #expect(Bool(false))
        }
        #expect(taiwan.region == .taiwan)
        guard case .permanentResidence(let card) = try ResidentID("911124198108030024") else {
            return #expect(Bool(false))
        }
        #expect(card.nationality == "124" && card.birthDay == Day("1981-08-03"))
        guard case .permanentResidence(let old) = try ResidentID("can110081080310") else { return #expect(Bool(false)) }
        #expect(old.nationality == "CAN" && old.birthDay == nil && old.text == "CAN110081080310")
        guard case .passport("E12345678") = try ResidentID("e12345678") else { return #expect(Bool(false)) }
    }

    @Test(arguments: [
        ("44200019900307001", "resident-id.length"), ("110105491231002", "citizen-id.old-form"),
        ("840000199408230021", "citizen-id.check-digit"), ("PASSPORT", "resident-id.characters"),
        ("E1234 678", "resident-id.characters"), ("E12", "resident-id.length"),
        ("CAN110081130310", "resident-id.permanent-residence"), ("911124198108030025", "citizen-id.check-digit"),
    ])
    func `are refused with a reason`(text: String, code: String) {
        #expect(IdentifierKind.resident.check(text)?.code == code)
    }
}

@Suite struct `Division codes and telephone numbers` {
    @Test(arguments: ["442000", "440000", "442000118", "442000118001", "469001", "710000"])
    func `of divisions have six, nine or twelve digits`(text: String) {
        #expect(IdentifierKind.division.check(text) == nil)
    }

    @Test(arguments: ["44", "44200", "4420001180", "990000", "440001", "44200A", "830000", "中山市"])
    func `that are no division are refused`(text: String) {
        #expect(IdentifierKind.division.check(text) != nil)
    }

    @Test(arguments: [
        ("13812345678", "13812345678"), ("138 1234 5678", "13812345678"), ("+86 138-1234-5678", "13812345678"),
        ("8613812345678", "13812345678"), ("0760-88881234", "0760-88881234"), ("(0760)88881234", "0760-88881234"),
        ("076088881234", "0760-88881234"), ("010-62345678", "010-62345678"), ("0859-2345678", "0859-2345678"),
        ("0086-20-83123456", "phone.length"), ("12812345678", "phone.mobile"), ("88881234", "phone.area"),
        ("1381234567", "phone.length"), ("138123456789", "phone.length"), ("138a2345678", "phone.characters"),
        ("010-2345678", "phone.length"), ("１３812345678", "phone.characters"), ("0760-88881234转1", "phone.characters"),
    ])
    func `of telephones get one form or a reason`(text: String, expected: String) {
        let result = (try? IdentifierKind.phone.canonical(text)) ?? IdentifierKind.phone.check(text)?.code
        #expect(result == expected)
    }
}

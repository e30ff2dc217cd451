import Notices
import Standards
import Testing

@testable import Web

@Suite struct NoticeWordsTests {
    private let kinds = [
        "case.task", "case.delegated", "case.returned", "case.approved", "case.refused", "case.reminded", "case.soon",
        "case.overdue", "grant.revoked", "grant.expired", "need.answered",
    ]

    @Test(arguments: [Language.chinese, .english])
    func `every kind of notice has its sentence`(language: Language) throws {
        let strings = try Strings(folder: repository + "/web/strings", language: language)
        for kind in kinds {
            let key = "notice." + kind.replacing(".", with: "-")
            #expect(strings.known(key)?.contains("{title}") == true, "\(kind)")
        }
    }
}

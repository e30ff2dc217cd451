import Authority
import Casework
import Standards
import Store
import Testing

/// What people write, and what they should not.
@Suite struct TextTests {
    static let long = String(repeating: "字", count: 2_001)

    @Test(arguments: [
        CaseAct.refuse(reason: ""), .refuse(reason: " \n\t "), .refuse(reason: long),
        .refuse(reason: "好\u{202E}反"), .refuse(reason: "a\u{0}b"), .refuse(reason: "a\u{1B}[31m"),
        .refuse(reason: "零\u{200B}宽"), .refuse(reason: "行\u{2028}段"),
        .approve(opinion: long, content: nil), .approve(opinion: "", content: "\u{0}"),
        .approve(opinion: "", content: String(repeating: "x", count: (256 << 10) + 1)),
        .return(missing: [], opinion: ""), .return(missing: [MissingItem(item: "", mend: "")], opinion: ""),
        .return(missing: [MissingItem(item: "a\nb", mend: "c")], opinion: ""),
        .return(missing: Array(repeating: MissingItem(item: "a", mend: "b"), count: 51), opinion: ""),
        .delegate(to: "zhang", note: String(repeating: "字", count: 501)),
    ])
    func `hostile text is refused in words and changes nothing`(act: CaseAct) async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            do {
                try await world.act(act, on: id, by: "zhong")
                Issue.record("it was done")
            } catch let refusal as Refusal {
                #expect(refusal.code == "case.text")
                #expect(refusal.reason.zh.hasSuffix("。") && refusal.next.en.hasSuffix("."))
                #expect(refusal.reason.zh.count < 2_000)
            }
            #expect(try await world.file(id)?.revision == 1)
        }
    }

    @Test func `everything that is wrong is told at once`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            let act = CaseAct.return(missing: [MissingItem(item: "", mend: "\u{7}")], opinion: Self.long)
            do {
                try await world.act(act, on: id, by: "zhong")
            } catch let refusal as Refusal {
                #expect(refusal.reason.zh.split(separator: "；").count == 3, "\(refusal.reason.zh)")
                #expect(refusal.next.zh.split(separator: "；").count == 3)
            }
            let new = NewCase(
                chain: "sharing-request", title: Localized(zh: "", en: "a\nb"), object: "", parties: [:],
                content: "\u{0}", text: Array(repeating: "x", count: 21))
            do {
                try await world.open(new)
            } catch let refusal as Refusal {
                #expect(refusal.reason.en.split(separator: ";").count >= 6, "\(refusal.reason.en)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is written is kept as it was meant`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let id = try await world.open().id
            let items = (1...50).map { MissingItem(item: "第\($0)项", mend: "请补充\n说明 “引号” '; DROP TABLE x; --") }
            let file = try await world.act(
                .return(missing: items, opinion: "  一次性告知\r\n共五十项 😀𠮷  "), on: id, by: "zhong")
            #expect(file.tasks[0].missing == items)
            #expect(file.tasks[0].opinion == "一次性告知\n共五十项 😀𠮷")
            let long = String(Self.long.dropLast())
            try await world.act(.resubmit(content: #"{"a":"\#(long)"}"#, note: ""), on: id, by: "li")
            #expect(try await world.act(.refuse(reason: long), on: id, by: "zhong").tasks[1].opinion == long)
        }
    }

    @Test func `a chain that is not there opens nothing`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let new = NewCase(chain: "unknown\u{0}", title: CaseWorld.request.title, object: "x", parties: [:])
            do {
                try await world.open(new)
                Issue.record("it opened")
            } catch let refusal as Refusal {
                #expect(refusal.code == "case.no-chain")
            }
            let actor = world.actor("li")
            let command = try world.command
            await #expect(throws: Refusal.self, "a post that she does not hold") {
                try await world.store.write { [casework = world.casework] in
                    try casework.open(
                        CaseWorld.request, by: actor,
                        as: Assignment(role: "chief-data-officer", organisation: "social-security"), command: command,
                        in: $0)
                }
            }
        }
    }
}

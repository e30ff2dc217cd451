import Authority
import Casework
import Catalogue
import Definitions
import Standards
import Store
import Testing

/// Asking: what is checked, all at once, and what the asker sees beforehand.
@Suite struct RequestTests {
    @Test(arguments: Engine.allCases)
    func `five people bring a request to a grant`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let file = try await world.ask()
            #expect(file.chain == "sharing-request")
            #expect(file.parties == ["consumer": "social-security", "provider": "public-security"])
            for account in ["zhong", "huang", "chen"] {
                try await world.act(.yes, on: file.id, as: account)
                #expect(try await world.grant(ofCase: file.number) == nil)
            }
            let done = try await world.act(.yes, on: file.id, as: "luo")
            #expect(done.state == .approved)
            let view = try await world.grant(ofCase: file.number)
            #expect(view?.grant.fields == ["citizen-id", "plate", "model"])
            #expect(view?.grant.rows == "plate LIKE '粤T%'")
            #expect(view?.grant.decidedBy == "luo")
            #expect(view?.grant.state == .active)
            #expect(try await world.events("grant.") == ["grant.given"])
            #expect(try await world.entry("vehicle", as: "feng")?.users == 1)
        }
    }

    @Test func `everything that is wrong is told at once, per field`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            var content = CatalogueWorld.content
            content.entryVersion = 7
            content.item = " "
            content.law = String(repeating: "法", count: 501)
            content.scene = "a\u{7}b"
            content.system = ""
            content.form = .match
            content.fields = [
                FieldReason(field: "plate", reason: ""), FieldReason(field: "plate", reason: "核对"),
                FieldReason(field: "no-such", reason: "核对"), FieldReason(field: "case-mark", reason: "核对"),
            ]
            content.rows = "plate = 5 AND"
            content.from = Day("2020-01-01") ?? .earliest
            content.to = Day("2019-01-01") ?? .earliest
            content.callsPerDay = 0
            content.rowsPerDay = Int.max
            content.letter = "nowhere"
            content.changes = "SQ-1"
            let problems = try await world.problems(in: content)
            #expect(
                problems.map(\.field) == [
                    "entryVersion", "item", "law", "scene", "system", "fields.plate", "fields.plate", "fields.no-such",
                    "fields.case-mark", "rows", "list", "from", "to", "callsPerDay", "rowsPerDay", "letter", "changes",
                ])
            #expect(problems.allSatisfy { !$0.message.zh.isEmpty && !$0.mend.en.isEmpty })
            #expect(try await refusal { try await world.ask(content) }?.isEmpty == false)
        }
    }

    @Test func `only a letter that the asker keeps can be attached`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            func problems(owner: String, _ mediaType: String) async throws -> [String] {
                let id = world.ids.next(CatalogueWorld.self).rawValue
                try await world.store.write { transaction in
                    try transaction.execute(
                        """
                        INSERT INTO file (id, sha256, size, name, media_type, owner, stored_at) VALUES (?, '00', 1, 'x', ?, ?, 0)
                        """, [.text(id), .text(mediaType), .text(owner)])
                }
                var content = CatalogueWorld.content
                content.letter = id
                return try await world.problems(in: content).map(\.field)
            }
            #expect(try await problems(owner: "social-security", "application/pdf").isEmpty)
            #expect(try await problems(owner: "health", "application/pdf") == ["letter"])
            #expect(try await problems(owner: "social-security", "text/csv") == ["letter"])
        }
    }

    @Test func `a hidden item is refused in the words of one that does not exist`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            func said(_ field: String) async throws -> [String] {
                var content = CatalogueWorld.content
                content.fields = [FieldReason(field: field, reason: "需要")]
                return try await world.problems(in: content).map { problem in
                    "\(problem)".replacing(field, with: "X")
                }
            }
            let (hiddenItem, noItem) = (try await said("case-mark"), try await said("no-such-item"))
            #expect(hiddenItem == noItem)
            var content = CatalogueWorld.content
            content.entry = "informants"
            let hidden = try await world.problems(in: content)
            content.entry = "nowhere"
            #expect(try await world.problems(in: content) == hidden)
        }
    }

    @Test func `what is shared with nobody is refused with its ground and the way that is left`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            var content = CatalogueWorld.content
            content.entry = "drugs"
            let wanted = content
            do {
                try await world.ask(wanted)
                Issue.record("it was asked for")
            } catch let refusal as Refusal {
                #expect(refusal.code == "request.not-shared")
                #expect(refusal.reason.zh.contains("禁毒法"))
                #expect(refusal.next.zh.contains("需求"))
            }
        }
    }

    @Test func `the asker's own list is a dataset of the asker with the key of the entry`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            var content = CatalogueWorld.content
            content.form = .match
            content.list = OwnList(dataset: "pensioner", element: "citizen-id")
            #expect(try await world.problems(in: content).isEmpty)
            for list in [
                OwnList(dataset: "patient", element: "citizen-id"), OwnList(dataset: "pensioner", element: "amount"),
                OwnList(dataset: "resident", element: "citizen-id"), OwnList(dataset: "none", element: "citizen-id"),
            ] {
                content.list = list
                #expect(try await world.problems(in: content).map(\.code) == ["request.list"], "\(list)")
            }
            let actor = world.actor("li")
            let lists = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.ownLists(on: "vehicle", for: actor, in: $0)
            }
            #expect(lists == [OwnList(dataset: "pensioner", element: "citizen-id")])
        }
    }

    @Test(arguments: [
        (FormAnswers(confirmsOnly: true, hasOwnList: true, oneAtATime: true, wholeSet: false), GrantForm.verify),
        (FormAnswers(confirmsOnly: false, hasOwnList: true, oneAtATime: false, wholeSet: false), .match),
        (FormAnswers(confirmsOnly: false, hasOwnList: true, oneAtATime: true, wholeSet: false), .query),
        (FormAnswers(confirmsOnly: false, hasOwnList: false, oneAtATime: false, wholeSet: false), .query),
        (FormAnswers(confirmsOnly: false, hasOwnList: false, oneAtATime: false, wholeSet: true), .feed),
    ])
    func `the narrowest form that serves is proposed`(answers: FormAnswers, form: GrantForm) async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            let actor = world.actor("li")
            let advice = try await world.store.read { [catalogue = world.catalogue] in
                try catalogue.advice(answers, on: "vehicle", for: actor, in: $0)
            }
            #expect(advice?.form == form)
            #expect(advice?.possible == [.verify, .match, .query, .feed])
        }
    }

    @Test func `the sample is made up, the same every time, and masked as the grant will mask`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            var content = CatalogueWorld.content
            content.entry = "resident"
            content.fields = ["citizen-id", "full-name", "sex", "birth-day", "address"].map {
                FieldReason(field: $0, reason: "核对")
            }
            func cells(_ content: RequestContent) async throws -> [SampleRow.Cell] {
                let actor = world.actor("li")
                return try await world.store.read { [catalogue = world.catalogue] in
                    try catalogue.sample(of: content, for: actor, in: $0).first?.cells ?? []
                }
            }
            let first = try await cells(content)
            #expect(try await cells(content) == first)
            #expect(first.map(\.value.zh) == ["440524********0014", "张示例", "男", "1980-01-01", "中山市石岐街道****"])
            #expect(first.map(\.isMasked) == [true, false, false, false, true])
            content.list = OwnList(dataset: "pensioner", element: "citizen-id")
            #expect(try await cells(content).first?.isMasked == false, "the asker brings the number herself")
            content.form = .verify
            #expect(try await cells(content).allSatisfy { $0.value.zh == "相符" })
            content.fields = [FieldReason(field: "case-mark", reason: "x")]
            let hidden = content
            #expect(try await refusal { _ = try await cells(hidden) } == "request.no-field")
        }
    }

    @Test func `only posts that ask may ask, and none for its own data`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            for account in ["wang", "huang", "liang"] {
                #expect(try await refusal { try await world.ask(as: account) } == "request.not-asker", "\(account)")
            }
            #expect(try await refusal { try await world.ask(as: "chen") } == "request.own-entry")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a repeated request gets its case, even where the entry is gone by now`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let command = try world.command
            let file = try await world.ask(command: command)
            let (actor, leaving) = (world.actor("chen"), try world.command)
            let withdrawal = try await world.store.write { [catalogue = world.catalogue] in
                try catalogue.withdraw("vehicle", reason: "职责已划转", by: actor, command: leaving, in: $0)
            }
            try await world.act(.yes, on: withdrawal.id, as: "luo")
            try await world.act(.yes, on: withdrawal.id, as: "huang")
            #expect(try await world.ask(command: command).number == file.number)
            #expect(try await refusal { try await world.ask() } == "request.no-entry")
        }
    }

    @Test func `hostile texts are told beside everything else, before a case is opened`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            for text in ["a\u{0}b", String(repeating: "e\u{301}", count: 5_000), "\u{202E}法", "", "!!!", "\u{E000}"] {
                var content = CatalogueWorld.content
                content.law = text
                content.rows = String(repeating: "(", count: 5_000)
                content.list = OwnList(dataset: text, element: text)
                content.system = text
                let hostile = content
                let code = try await refusal { try await world.ask(hostile) }
                #expect(
                    code?.hasPrefix("request.") == true && code?.contains("expression.") == true, "\(text.prefix(9))")
                content.entry = text
                let nowhere = content
                #expect(try await refusal { try await world.ask(nowhere) } == "request.no-entry")
            }
        }
    }

    @Test func `hostile contents are refused in words and change nothing`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            let file = try await world.ask()
            for text in ["", "{", "[]", "{\"entry\":1}", String(repeating: "[", count: 10_000), "null", "\u{1F600}"] {
                let code = try await refusal {
                    try await world.act(.approve(opinion: "", content: text), on: file.id, as: "zhong")
                }
                #expect(code == "request.not-provider-step")
            }
            try await world.act(.yes, on: file.id, as: "zhong")
            try await world.act(.yes, on: file.id, as: "huang")
            for text in ["", "{", "[]", "{\"form\":\"all\"}", String(repeating: "[", count: 10_000), "null"] {
                let code = try await refusal {
                    try await world.act(.approve(opinion: "", content: text), on: file.id, as: "chen")
                }
                #expect(code == "catalogue.malformed", "\(text.prefix(20))")
            }
            let actor = world.actor("li")
            let still = try await world.store.read { [casework = world.casework] in
                try casework.file(file.id, for: actor, in: $0)
            }
            #expect(still?.step == "provider-proposal")
        }
    }

    @Test func `cases opened past the catalogue are held to the same rules`() async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            func open(
                _ content: RequestContent, chain: String = "sharing-request", object: String = "entry:vehicle",
                consumer: String = "social-security", provider: String = "public-security"
            ) async throws -> String? {
                let (actor, command) = (world.actor("li"), try world.command)
                let new = NewCase(
                    chain: chain, title: TestPacks.both("申请"), object: object,
                    parties: ["consumer": consumer, "provider": provider], content: try world.catalogue.json(content))
                return try await refusal {
                    _ = try await world.store.write { [casework = world.casework] in
                        try casework.open(new, by: actor, as: actor.roles.first, command: command, in: $0)
                    }
                }
            }
            var hidden = CatalogueWorld.content
            hidden.fields.append(FieldReason(field: "case-mark", reason: "需要"))
            let codes = [
                try await open(hidden), try await open(CatalogueWorld.content, object: "entry:weather"),
                try await open(CatalogueWorld.content, provider: "health"),
                try await open(CatalogueWorld.content, chain: "grant-change"),
            ]
            #expect(codes == ["request.no-field"] + Array(repeating: "catalogue.malformed", count: 3))
            let foreign = try await open(CatalogueWorld.content, consumer: "health")
            #expect(foreign != nil)
        }
    }

    @Test func `what is shared unconditionally takes the short chain where the packs have one`() async throws {
        let packs = TestPacks.make(chains: TestChains.all + [TestChains.short])
        try await CatalogueWorld.run(on: .sqlite, packs: packs) { (world: CatalogueWorld) async throws in
            var content = CatalogueWorld.content
            content.entry = "weather"
            content.rows = nil
            content.fields = [FieldReason(field: "warmth", reason: "高温补贴")]
            let file = try await world.ask(content)
            #expect(file.chain == "sharing-request-unconditional")
            try await world.act(.yes, on: file.id, as: "feng")
            #expect(try await world.grant(ofCase: file.number)?.grant.fields == ["warmth"])
        }
    }
}

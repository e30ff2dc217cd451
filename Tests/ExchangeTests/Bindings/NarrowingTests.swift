import Authority
import NIOCore
import Standards
import Testing

@testable import Exchange

@Suite struct `The answer of another system` {
    private let items = BoundItem.all(of: "doctor", in: SharingPacks.set)

    private func binding() throws -> AnswerBinding {
        try AnswerBinding(
            items: "/data/items",
            fields: ["sfz": "citizen-id", "xm": "name", "dd": "place", "zyzh": "practice-number", "zd": "diagnosis"],
            to: items)
    }

    private func grant(_ fields: [String], rows: String? = nil, list: OwnList? = nil, form: GrantForm = .query) -> Grant
    {
        World.grant(form, entry: "doctor", dataset: nil, provider: "health", fields: fields, rows: rows, list: list)
    }

    private var body: String {
        """
        {"data":{"total":2,"items":[
        {"sfz":"\(SharingPacks.person(1))","xm":"李娜","dd":"home","zyzh":"00123","zd":"肺炎","phone":"13800000000"},
        {"sfz":"\(SharingPacks.person(2))","xm":"欧阳兰","dd":"hospital","zyzh":7.50,"zd":null}]},"secret":"x"}
        """
    }

    private func narrowed(_ grant: Grant, _ body: String, status: Int = 200) throws -> AnswerNarrowing.Answer {
        let narrowing = try #require(AnswerNarrowing(try binding(), to: grant))
        return try narrowing.answer(status: status, ByteBuffer(string: body))
    }

    @Test func `is cut down to records, items and masks, and nothing beside them passes`() throws {
        let answer = try narrowed(grant(["name", "practice-number"], rows: "place = 'hospital'"), body)
        #expect(String(buffer: answer.body) == "{\"data\":{\"items\":[{\"xm\":\"欧阳兰\",\"zyzh\":7.50}]}}")
        #expect(answer.rows == 1)
        #expect(answer.subjects == ["resident:" + SharingPacks.person(2)])
    }

    @Test func `keeps sensitive values masked, unless they are the key of the own list`() throws {
        let plain = try narrowed(grant(["citizen-id", "diagnosis"]), body)
        let text = String(buffer: plain.body)
        #expect(!text.contains(SharingPacks.person(1)))
        #expect(!text.contains("肺炎"))
        #expect(text.contains("********"))
        let list = OwnList(dataset: "pension-recipient", element: "citizen-id")
        let listed = try narrowed(grant(["citizen-id"], list: list, form: .match), body)
        #expect(String(buffer: listed.body).contains(SharingPacks.person(1)))
    }

    @Test func `of one record is that record or null`() throws {
        let one = "{\"data\":{\"items\":{\"xm\":\"李娜\",\"dd\":\"home\"}}}"
        #expect(String(buffer: try narrowed(grant(["name"]), one).body) == "{\"data\":{\"items\":{\"xm\":\"李娜\"}}}")
        let none = try narrowed(grant(["name"], rows: "place = 'hospital'"), one)
        #expect(String(buffer: none.body) == "{\"data\":{\"items\":null}}")
        #expect(none.rows == 0)
    }

    @Test func `that is an error passes its status and no word of its text`() throws {
        #expect(try narrowed(grant(["name"]), "张三不在库中", status: 404).body.readableBytes == 0)
        #expect(try narrowed(grant(["name"]), "", status: 204).body.readableBytes == 0)
    }

    @Test func `of another shape is not forwarded at all`() throws {
        let wrong = [
            "x", "[]", "{}", "{\"data\":[]}", "{\"data\":{\"items\":\"李娜\"}}", "{\"data\":{\"items\":[1]}}",
            "{\"data\":{\"items\":[{\"xm\":[\"李娜\"]}]}}", "{\"data\":{\"items\":[{\"xm\":{\"a\":1}}]}}",
            "{\"data\":{\"items\":[]},\"data\":{\"items\":[{\"xm\":\"李娜\"}]}}",
        ]
        for body in wrong {
            let refusal = #expect(throws: ExchangeRefusal.self, "\(body)") { try narrowed(grant(["name"]), body) }
            #expect(refusal?.type == "io_error")
            #expect(refusal?.code.hasPrefix("answer.") == true)
        }
    }

    @Test func `admits no record whose value cannot be read`() throws {
        let body = "{\"data\":{\"items\":[{\"xm\":\"李娜\",\"dd\":\"moon\"},{\"xm\":\"王五\"}]}}"
        let answer = try narrowed(grant(["name"], rows: "place <> 'hospital'"), body)
        #expect(String(buffer: answer.body) == "{\"data\":{\"items\":[]}}")
    }

    @Test func `cannot be given under a narrower grant where it is not bound`() throws {
        let all = items.map(\.id)
        let open = ForeignSystem(
            url: "http://10.0.0.8/api", endpoints: [], items: items.filter { $0.sensitivity < .sensitive })
        let whole = grant(["name", "place", "practice-number"])
        #expect(open.problem(with: whole) == nil)
        #expect(open.problem(with: grant(["name"]))?.code == "grant.unbound")
        #expect(
            open.problem(with: grant(["name", "place", "practice-number"], rows: "place = 'home'"))?.code
                == "grant.unbound")
        // A sensitive item stays masked under any grant, so that its answer must be bound.
        let sensitive = ForeignSystem(url: "http://10.0.0.8/api", endpoints: [], items: items)
        #expect(sensitive.problem(with: grant(all))?.code == "grant.unbound")
        let bound = ForeignSystem(url: "http://10.0.0.8/api", endpoints: [], items: items, binding: try binding())
        #expect(bound.problem(with: grant(all)) == nil)
        #expect(bound.problem(with: grant(["name"], rows: "no-such = 1"))?.code == "grant.unbound")
        let list = OwnList(dataset: "pension-recipient", element: "citizen-id")
        #expect(bound.problem(with: grant(all, list: list, form: .match))?.code == "grant.unbound")
    }

    @Test func `is asked for through the gate with the asked keys put before the own list`() throws {
        let list = OwnList(dataset: "pension-recipient", element: "citizen-id")
        let system = ForeignSystem(
            url: "http://10.0.0.8/api",
            endpoints: [ServiceEndpoint(.post, try #require(PathGlob("/search/*")), .match)],
            items: items, binding: try binding(), keys: JSONPointer("/q/ids"))
        let service = GatewayService(
            id: World.doctors, title: Localized(zh: "医师", en: "Doctors"), entry: "doctor", backing: .foreign(system))
        let grant = grant(["name"], list: list, form: .match)
        let gate = ProviderGate(
            view: ConfigurationView(World.configuration([grant], own: "health")), services: ServiceTable([service]))
        var quotas = Quotas(on: World.today)
        let call = { (body: String, path: String) in World.call(path, body, service: World.doctors) }
        let good =
            "{\"q\":{\"ids\":[\"\(SharingPacks.person(1))\",\"\(SharingPacks.person(1))\",\"\(SharingPacks.person(2))\"]}}"
        guard case .foreign(let foreign) = gate.decide(call(good, "/search/a"), quotas: &quotas, now: World.now) else {
            Issue.record("not forwarded")
            return
        }
        #expect(foreign.listed?.keys.count == 2)
        #expect(foreign.reservation.rows == 2)
        let wrong = [
            ("{}", "/search/a", "body.members"), ("x", "/search/a", "body.syntax"),
            ("{\"q\":{\"ids\":[1]}}", "/search/a", "body.type"),
            ("{\"q\":{\"ids\":[\"x\"]}}", "/search/a", "body.value"),
            (good, "/search/a/b", "service.path"), (good, "/search/%2e%2e/x", "service.path"),
            (good, "/search/a%2fb", "call.path"),
        ]
        for (body, path, code) in wrong {
            #expect(gate.decide(call(body, path), quotas: &quotas, now: World.now).outcome == code, "\(body) \(path)")
        }
        #expect(gate.problems(on: World.today).isEmpty)
    }

    @Test func `is bound only by what the entry has`() {
        let bind = { (pointer: String, fields: [String: String]) -> AnswerBinding.Problem? in
            do throws(AnswerBinding.Problem) {
                _ = try AnswerBinding(items: pointer, fields: fields, to: items)
                return nil
            } catch {
                return error
            }
        }
        #expect(bind("data", ["xm": "name"]) == .pointer)
        #expect(bind("/a~2", ["xm": "name"]) == .pointer)
        #expect(bind("", [:]) == .empty)
        #expect(bind("", ["xm": "full-name"]) == .item(field: "xm"))
        #expect(bind("", ["a": "name", "b": "name"]) == .twice(item: "name"))
        #expect(bind("/a~1b/~0", ["xm": "name"]) == nil)
    }
}

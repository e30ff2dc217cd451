import Authority
import Definitions
import Standards
import Testing

@testable import Casework

/// The state machine by itself, over many random walks.
@Suite struct ChainTests {
    static let people = ["li", "zhong", "huang", "chen", "luo"].map {
        ChainPerson(account: $0, person: "p-\($0)", name: $0)
    }

    static func chain(_ version: ChainVersion? = nil) -> Chain? {
        guard let version = version ?? TestCity.chain().versions.first else { return nil }
        return Chain(
            version: version, parties: ["consumer": "social-security", "provider": "public-security"],
            applicant: people[0], limits: ChainLimits(rules: TestCity.packs.rules), time: .china)
    }

    @Test(arguments: 1...40)
    func `whatever is done, one task waits until the case has ended`(seed: Int) throws {
        let chain = try #require(Self.chain())
        for walk in 0..<25 {
            var dice = Dice(seed: UInt64(seed * 1_000 + walk))
            var now = BeijingTime.start(of: try #require(Day("2026-09-01"))).advanced(by: .seconds(36_000))
            var state = try chain.opened(content: "{}", at: now)
            try Self.check(state, chain)
            for _ in 0..<40 {
                now = now.advanced(by: .seconds(Int64(dice.roll(5) * 43_200)))
                let act = Self.act(&dice)
                let decider = Decider(Self.people[dice.roll(Self.people.count)])
                let before = state
                do {
                    state = try chain.after(act, by: decider, on: state, at: now)
                } catch let refusal {
                    #expect(!refusal.reason.zh.isEmpty && !refusal.next.en.isEmpty)
                    #expect(state == before)
                    continue
                }
                #expect(!before.state.isClosed, "nothing happens after the end")
                try Self.check(state, chain)
                try Self.checkClocks(before, state, at: BeijingTime.day(of: now))
            }
        }
    }

    /// What holds in every state.
    private static func check(_ state: ChainState, _ chain: Chain) throws {
        let open = state.tasks.filter { $0.state == .open }
        #expect(open.count == (state.state == .open ? 1 : 0))
        #expect((state.step == nil) == state.state.isClosed)
        #expect((state.stoppedOn != nil) == (state.state == .returned))
        #expect(state.tasks.allSatisfy { ($0.decision == nil) == ($0.state == .open) })
        for step in chain.version.steps {
            #expect(state.tasks.filter { $0.step == step.id && $0.state == .returned }.count <= 1)
            #expect(state.tasks.filter { $0.step == step.id && $0.state == .approved }.count <= 1)
        }
        if state.state == .approved {
            #expect(state.tasks.filter { $0.state == .approved }.map(\.step) == chain.version.steps.map(\.id))
        }
        for task in state.tasks where task.decision != nil && task.state != .withdrawn {
            #expect(task.decision?.by.persons.contains(chain.applicant.person) == false, "never her own case")
        }
        let proposer = state.tasks.first { $0.step == "provider-proposal" && $0.state == .approved }?.decision?.by
        let last = state.tasks.first { $0.step == "provider-decision" && $0.state == .approved }?.decision?.by
        #expect(proposer == nil || proposer != last, "proposal and decision are apart")
        #expect((state.due != nil) == state.tasks.contains { $0.step == "provider-proposal" })
    }

    /// Days left do not change while the case is returned: what a step and the case had left, they have again.
    private static func checkClocks(_ before: ChainState, _ after: ChainState, at day: Day) throws {
        let time = WorkTime.china
        guard before.state == .returned, after.state == .open, let stopped = before.stoppedOn else { return }
        let task = try #require(after.tasks.last)
        let old = try #require(before.tasks.last)
        #expect(task.step == old.step)
        for (was, now) in [(before.due, after.due), (old.due, task.due)] {
            guard let was, let now else { continue }
            #expect(time.workingDays(from: stopped, to: was.day) == time.workingDays(from: day, to: now.day))
        }
    }

    private static func act(_ dice: inout Dice) -> CaseAct {
        switch dice.roll(14) {
        case 0...6: .yes
        case 7...8: .back
        case 9: .no
        case 10...11: .again
        case 12: .delegate(to: "wu", note: "")
        default: dice.roll(4) == 0 ? .withdraw(reason: "不需要") : .remind
        }
    }

    @Test func `a step offers no decision that it does not have`() throws {
        let chain = try #require(Self.chain())
        let now = BeijingTime.start(of: try #require(Day("2026-11-24")))
        var state = try chain.opened(content: "{}", at: now)
        for person in [1, 2] { state = try chain.after(.yes, by: Decider(Self.people[person]), on: state, at: now) }
        #expect(chain.actions(on: state) == [.approve, .return])
        #expect(throws: Refusal.actionNotAllowed) {
            try chain.after(.no, by: Decider(Self.people[3]), on: state, at: now)
        }
    }

    @Test func `nobody decides for somebody who may not decide`() throws {
        let chain = try #require(Self.chain())
        let now = BeijingTime.start(of: try #require(Day("2026-11-24")))
        let state = try chain.opened(content: "{}", at: now)
        let zhong = Self.people[1]
        #expect(throws: Refusal.ownCase) {
            try chain.after(.yes, by: Decider(zhong, actingFor: Self.people[0]), on: state, at: now)
        }
        #expect(throws: Refusal.ownCase) {
            try chain.after(.yes, by: Decider(Self.people[0], actingFor: zhong), on: state, at: now)
        }
    }
}

/// Numbers that repeat themselves (SplitMix64).
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func roll(_ sides: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
    }
}

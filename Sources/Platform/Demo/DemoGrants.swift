import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Identity
import Journal
import Standards
import Store

/// The grants with which the demonstration begins, asked for and decided by its people as anybody's would be.
///
/// Interrupted anywhere, the next start goes on: each step is one command.
struct DemoGrants: Sendable {
    private let kernel: Kernel

    init(kernel: Kernel) {
        self.kernel = kernel
    }

    /// Asks for and grants what is not there yet.
    ///
    /// Left out where the packs have no such entry or people, or where somebody has done otherwise meanwhile.
    func load() async throws {
        guard kernel.packs.entries["deceased"] != nil else { return }
        for wish in Self.wishes { try await grant(wish) }
    }

    /// One thing that social security asks of the register of the deceased.
    private struct Wish {
        let form: GrantForm
        let scene: String
        let fields: [String]
        let list: OwnList?
        let calls: Int
        let rows: Int
    }

    private static let wishes = [
        Wish(
            form: .match, scene: "每月发放前，将在发名单与死亡人员信息比对，及时停发并追回多发待遇",
            fields: ["citizen-id", "full-name", "date-of-death", "death-source"],
            list: OwnList(dataset: "pension-recipient", element: "citizen-id"), calls: 1_000, rows: 100_000),
        Wish(
            form: .verify, scene: "受理家属申报时核验死亡日期，群众不再提交死亡证明", fields: ["citizen-id", "date-of-death"], list: nil,
            calls: 100_000, rows: 100_000),
        Wish(
            form: .query, scene: "办理丧葬补助金和抚恤金时，按办件逐人查询死亡信息",
            fields: ["full-name", "date-of-death", "death-source"], list: nil, calls: 2_000, rows: 2_000),
    ]

    /// Who decides, in the order of the steps.
    private static let deciders = [
        "consumer-approval": ("zhong.jianguo", "同意申请。"), "form-check": ("huang.zhiming", "形式审查通过。"),
        "provider-proposal": ("liang.huiyi", "拟同意，数据项与用途相符。"), "provider-decision": ("yan.lixin", "同意共享。"),
    ]

    private func grant(_ wish: Wish) async throws {
        guard let asker = actor("li.xiaomei"), var file = try await ask(wish, by: asker) else { return }
        while let step = file.step, let (account, opinion) = Self.deciders[step], let decider = actor(account) {
            guard let next = try await decide(file, step, wish, by: decider, opinion), next.step != step else { return }
            file = next
        }
    }

    /// The case, opened now or by an earlier start; nil where it cannot be opened.
    private func ask(_ wish: Wish, by asker: Actor) async throws -> CaseFile? {
        let (catalogue, today) = (kernel.catalogue, kernel.today)
        let command = try CommandID("demo:grant:\(wish.form.rawValue)")
        do {
            return try await kernel.store.write { transaction in
                guard let view = try catalogue.entry("deceased", for: asker, in: transaction) else { return nil }
                let content = RequestContent(
                    entry: "deceased", entryVersion: view.version, item: "养老保险待遇领取资格核查",
                    law: "《中华人民共和国社会保险法》第七十四条", scene: wish.scene, system: "pension", form: wish.form,
                    fields: wish.fields.map { FieldReason(field: $0, reason: Self.reasons[$0] ?? "核查所需") },
                    list: wish.list, from: today, to: today.adding(days: 364) ?? today, callsPerDay: wish.calls,
                    rowsPerDay: wish.rows)
                return try catalogue.ask(content, by: asker, command: command, in: transaction)
            }
        } catch is RequestProblems {
            return nil
        } catch is Refusal {
            return nil
        }
    }

    private static let reasons = [
        "citizen-id": "与本部门名单逐人对应", "full-name": "防止号码录错造成误停", "date-of-death": "确定停发和追回的起始月份",
        "death-source": "疑义时向来源部门核实",
    ]

    /// The case after a step; nil where its decider cannot decide.
    private func decide(
        _ file: CaseFile, _ step: String, _ wish: Wish, by decider: Actor, _ opinion: String
    ) async throws -> CaseFile? {
        let casework = kernel.casework
        let command = try CommandID("demo:grant:\(wish.form.rawValue):\(step)")
        do {
            return try await kernel.store.write { transaction in
                guard let file = try casework.file(file.id, for: decider, in: transaction),
                    let seat = try casework.seats(of: decider, for: file, in: transaction).first
                else { return nil }
                return try casework.act(
                    .approve(opinion: opinion, content: nil), on: file.id, by: decider, as: seat, command: command,
                    in: transaction)
            }
        } catch is Refusal {
            return nil
        }
    }

    private func actor(_ account: String) -> Actor? {
        kernel.packs.people.first { $0.account == account }.map { Actor($0) }
    }
}

import Authority
import Casework
import Catalogue
import HTTP
import Standards

/// What was asked for and what is given, side by side, and what else there is to know of a grant.
struct GrantTerms {
    let web: Web
    let seen: SeenGrant
    let strings: Strings

    private var grant: Grant { seen.view.grant }
    private var language: Language { strings.language }

    /// The terms, line by line; where less is given than was asked for, the line says so.
    var lines: View {
        let asked = seen.request?.content
        let any = strings("request.anyrows")
        return .list([
            line("request.form", asked?.form.title[language], grant.form.title[language]),
            line("request.rows", asked.map { $0.rows ?? any }, grant.rows ?? any),
            line(
                "ask.list", asked.map { $0.list.map { web.list($0, strings) } ?? strings("ask.nolist") },
                grant.list.map { web.list($0, strings) } ?? strings("ask.nolist")),
            line("request.period", asked.map { period($0.from, $0.to) }, period(grant.from, grant.to)),
            line(
                "request.calls", asked.map { Web.grouped(Int64($0.callsPerDay)) },
                Web.grouped(Int64(grant.callsPerDay))),
            line(
                "request.quantity", asked.map { Web.grouped(Int64($0.rowsPerDay)) },
                Web.grouped(Int64(grant.rowsPerDay))),
        ])
    }

    /// The items: those given, and those that were asked for and are not.
    var items: View {
        if let request = seen.request {
            return GivenList(request: request, given: grant.fields, withheld: seen.view.withheld, strings: strings).view
        }
        let given = grant.fields.map { ($0, true, "") }
        let not = seen.view.withheld.map { ($0.field, false, $0.reason) }
        return .list(
            (given + not).map { field, isGiven, why in
                [
                    "name": .text(seen.view.fieldTitles[field]?[language] ?? field), "sensitivity": .none, "tone": "",
                    "reason": "", "given": .flag(isGiven), "why": .text(why),
                    "word": .text(strings(isGiven ? "grant.yes" : "grant.no")),
                ]
            })
    }

    /// Why, for what, by whom and when.
    var facts: View {
        var facts = [
            Fact(strings("request.entry"), seen.view.entryTitle[language], link: "/catalogue/" + grant.entry),
            Fact(strings("ask.duty"), grant.purpose), Fact(strings("ask.law"), grant.law),
            Fact(strings("ask.scene"), grant.scene), Fact(strings("ask.system"), grant.system),
            Fact(
                strings("grant.case"), grant.caseNumber,
                link: seen.file.map { CaseWords.href($0.chain, $0.number) }),
            Fact(strings("grant.by"), grant.decidedByName),
            Fact(strings("grant.at"), BeijingTime.text(grant.grantedAt)),
            Fact(strings("grant.digest"), seen.view.digest),
        ]
        if let replaced = grant.replaces {
            facts.append(Fact(strings("grant.replaces"), replaced, link: "/grants/" + replaced))
        }
        return .list(facts.map(\.view))
    }

    /// That it ends within thirty days.
    var soon: String? { grant.soon(web.kernel.today, strings) }

    /// Why it is no longer in force.
    var ended: String? {
        switch grant.state {
        case .active: nil
        case .revoked: strings("grant.revoked", ["reason": grant.endReason ?? ""])
        case .expired: strings("grant.expired")
        case .superseded: strings("grant.superseded")
        case .suspended: strings("grant.suspended")
        }
    }

    private func period(_ from: Day, _ to: Day) -> String {
        strings("request.periodtext", ["from": from.description, "to": to.description])
    }

    private func line(_ label: String, _ asked: String?, _ given: String) -> View {
        [
            "what": .text(strings(label)), "asked": .text(asked ?? "–"), "given": .text(given),
            "less": .flag(asked != nil && asked != given),
        ]
    }
}

extension Grant {
    /// That it ends within thirty days, in words; nil: later, or it has ended.
    func soon(_ today: Day, _ strings: Strings) -> String? {
        let left = Int(to.ordinal) - Int(today.ordinal)
        guard state == .active, (0...30).contains(left) else { return nil }
        return left == 0 ? strings("clock.today") : strings("grant.soon", ["days": String(left)])
    }
}

extension GrantState {
    /// The tone of its badge.
    var tone: String {
        switch self {
        case .active: "good"
        case .suspended: "warn"
        case .revoked: "bad"
        case .expired, .superseded: ""
        }
    }
}

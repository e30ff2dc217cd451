import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Standards

/// What stands beside the form of a request: the terms of the entry, the steps it will walk, what others were given.
struct EntryAside {
    let web: Web
    let asking: Asking
    let help: RequestHelp
    let strings: Strings

    private var language: Language { strings.language }

    /// The parts of `requests/new` beside the form.
    var view: [String: View] {
        let entry = asking.entry.definition
        return [
            "entryhref": .text("/catalogue/" + entry.id), "entrytitle": .text(entry.title[language]),
            "provider": .text(web.organisation(entry.provider, language)),
            "sharing": .text(strings("dataset.\(entry.sharing.class)")),
            "sharingtone": .text(entry.sharing.class.tone), "ground": View(entry.sharing.reason?[language]),
            "conditions": View(entry.conditions?[language]),
            "level": .text(strings("dataset.levelText", ["level": String(entry.level)])),
            "update": .text(strings("dataset.\(entry.update)")),
            "plan": .list(plan), "clockinfo": View(clock),
            "others": PrecedentList(web: web, precedents: help.precedents, strings: strings).view,
        ]
    }

    private var words: CaseWords { CaseWords(strings: strings, packs: web.kernel.packs) }
    private var version: ChainVersion? { asking.chain(web.kernel.packs)?.version(on: web.kernel.today) }

    private var plan: [View] {
        let consumer = asking.posts.first?.organisation ?? ""
        let parties = ["consumer": consumer, "provider": asking.entry.definition.provider]
        return (version?.steps ?? []).map { step in
            [
                "step": .text(step.title[language]),
                "who": .text(step.post(parties).map { web.post($0, language) } ?? ""),
                "limit": View(words.limit(step.limit, on: web.kernel.today)),
            ]
        }
    }

    /// The statutory clock, in a sentence.
    private var clock: String? {
        guard let within = version?.within, let days = words.days(within.limit, on: web.kernel.today) else {
            return nil
        }
        return strings(
            "ask.clock", ["days": String(days), "step": version?.step(within.from)?.title[language] ?? ""])
    }
}

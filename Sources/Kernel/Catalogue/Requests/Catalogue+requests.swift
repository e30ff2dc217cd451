package import Authority
package import Casework
import Definitions
package import Journal
import Standards
package import Store

extension Catalogue {
    /// The narrowest form that serves, among those in which the entry can be had; nil: no such entry for this reader.
    package func advice(
        _ answers: FormAnswers, on entry: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> FormAdvice? {
        guard rights.reader(actor).isOfficial, let subject = try requestRules.subject(entry, in: snapshot) else {
            return nil
        }
        return FormAdvice(answers, possible: subject.forms)
    }

    /// The lists of the asker's own that could name the subjects for this entry.
    package func ownLists(
        on entry: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> [OwnList] {
        guard let subject = try requestRules.subject(entry, in: snapshot) else { return [] }
        let organisations = Set(rights.posts(of: actor, .propose, on: .requests).map(\.organisation))
        return organisations.sorted().flatMap { subject.lists(of: $0) }
    }

    /// Everything that is wrong with a request, in the order of the form.
    package func problems(
        in content: RequestContent, for actor: Actor, as post: Assignment? = nil, in snapshot: Snapshot
    ) throws -> [RequestProblem] {
        let post = try rights.askingPost(actor, post)
        return try requestRules.problems(content, consumer: post.organisation, in: snapshot)
    }

    /// Fictional records as the asker would see them under the grant; throws `RequestProblems` where the items are not to be had.
    package func sample(
        of content: RequestContent, for actor: Actor, in snapshot: Snapshot
    ) throws -> [SampleRow] {
        guard rights.reader(actor).isOfficial, let subject = try requestRules.subject(content.entry, in: snapshot)
        else { throw RequestProblems(problems: [.noEntry]) }
        let known = Set(subject.entry.items.map(\.id))
        let unknown = content.fields.map(\.field).filter { !known.contains($0) }
        guard unknown.isEmpty else { throw RequestProblems(problems: unknown.prefix(200).map { .noField($0) }) }
        return RequestSample(subject: subject, packs: packs).rows(content)
    }

    /// Opens the case in which a request is decided; throws `RequestProblems` or a `Refusal`.
    package func ask(
        _ content: RequestContent, by actor: Actor, as post: Assignment? = nil, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile {
        let post = try rights.askingPost(actor, post)
        guard PlainText.isName(content.entry) else { throw RequestProblems(problems: [.noEntry]) }
        // An entry that is not there is refused by the rules: a repeat gets its case even where the entry is gone by now.
        let subject = try requestRules.subject(content.entry, in: transaction)
        let title = subject?.entry.title ?? Localized(zh: content.entry, en: content.entry)
        return try casework.open(
            NewCase(
                chain: chain(for: content, subject),
                title: Localized(zh: "申请：\(title.zh)", en: "Request: \(title.en)"),
                object: "entry:\(content.entry)",
                parties: [
                    Chains.consumer: post.organisation,
                    Chains.provider: subject?.entry.provider ?? post.organisation,
                ], content: try JSONText.of(content),
                // What is too long to be found by is refused by the rules, with everything else.
                text: [content.item, content.law, content.scene, content.system].filter {
                    PlainText.says($0) && $0.unicodeScalars.count <= 1_000 && !$0.utf8.contains(0)
                }),
            by: actor, as: post, command: command, in: transaction)
    }

    private func chain(for content: RequestContent, _ subject: RequestSubject?) -> String {
        if content.changes != nil { return Chains.change }
        let isShort = subject?.entry.sharing.class == .unconditional
        return isShort && packs.chains[Chains.unconditional]?.version(on: today) != nil
            ? Chains.unconditional : Chains.request
    }

    /// What a case asks for; nil where it is no request.
    package func request(in file: CaseFile) -> RequestContent? {
        Chains.requests.contains(file.chain) ? RequestContent(json: file.content) : nil
    }

    /// The content of a case as JSON, for `CaseAct.resubmit`.
    package func json(_ content: RequestContent) throws -> String { try JSONText.of(content) }

    /// A decision as JSON, for `CaseAct.approve`.
    package func json(_ decision: ProviderDecision) throws -> String { try JSONText.of(decision) }

    /// What the provider proposed or decided in a case so far; nil: nothing yet.
    package func decision(in file: CaseFile) -> ProviderDecision? {
        Chains.requests.contains(file.chain) ? file.decision.flatMap { ProviderDecision(json: $0) } : nil
    }

    /// Whether the case's open step is one in which the provider says what it gives.
    package func takesDecision(_ file: CaseFile) -> Bool {
        Chains.requests.contains(file.chain) && RequestHandler.isProviderStep(file.step, of: file, packs)
    }

    /// Everything that is wrong with a decision: what it gives beyond what was asked, reasons that are missing.
    package func problems(
        in decision: ProviderDecision, on content: RequestContent, in snapshot: Snapshot
    ) throws -> [RequestProblem] {
        try requestRules.problems(decision, on: content, in: snapshot)
    }
}

extension FormAdvice {
    /// The narrowest form that serves: whoever needs a whole set needs a feed; a list of one's own makes a match, one subject at a
    /// time a query; and where it is enough to know whether something is right, nothing but that is given.
    init(_ answers: FormAnswers, possible: [GrantForm]) {
        let serving: [GrantForm]
        let reason: Localized
        if answers.confirmsOnly, !answers.wholeSet {
            serving = [.verify, .match, .query, .feed]
            reason = Localized(
                zh: "只需知道是否相符，核验不返回任何其他信息。",
                en: "It is enough to know whether something is right: verifying gives nothing else.")
        } else if answers.hasOwnList, !answers.oneAtATime, !answers.wholeSet {
            serving = [.match, .query, .feed]
            reason = Localized(
                zh: "您已有名单，批量比对只返回名单以内的结果。", en: "You have a list: a match gives hits on that list only.")
        } else if answers.oneAtATime || !answers.wholeSet {
            serving = [.query, .feed]
            reason = Localized(
                zh: "办理时逐个查询即可，每次只涉及一个对象。", en: "One subject at a time is enough: each call concerns one alone.")
        } else {
            serving = [.feed]
            reason = Localized(
                zh: "确需整批数据，请逐项写明理由并尽量附加条件。",
                en: "A whole set is needed: give a reason for each item and narrow it by conditions.")
        }
        let form = serving.first(where: possible.contains)
        self.init(
            form: form,
            reason: form == nil
                ? Localized(
                    zh: "该目录目前没有能满足需要的共享方式。", en: "The entry has no way of sharing that serves.")
                : reason, possible: possible)
    }
}

import Authority
import Casework
import Catalogue
import Definitions
import Files
import HTTP
import Journal
import Standards
import Store

/// What is behind the form of a request: the entry, the posts in which it may be asked for, and what it mends or changes.
struct Asking: Sendable {
    /// Why the form is shown.
    enum Occasion: Sendable {
        /// A new request; `changes` is the number of the grant that it is to take the place of.
        case new(entry: String, changes: String?)
        /// A request that was returned.
        case mend(SeenCase)
    }

    let occasion: Occasion
    /// The entry as the asker may see it.
    let entry: EntryView
    /// The posts in which she may ask.
    let posts: [Assignment]
    /// What the case or the grant asked for before; nil: nothing.
    let before: RequestContent?
    /// The letter that came with it.
    let letter: StoredFile?
    /// The asker's own lists that could name the subjects.
    let lists: [OwnList]

    /// Whether a returned request is mended.
    var isMending: Bool {
        if case .mend = occasion { true } else { false }
    }

    /// The number of the grant that is to be changed.
    var changes: String? {
        switch occasion {
        case .new(_, let changes): changes
        case .mend: before?.changes
        }
    }

    /// The chain by which it will be decided: what is shared unconditionally may have a shorter one.
    func chain(_ packs: PackSet) -> ChainDefinition? {
        if changes != nil { return packs.chains["grant-change"] }
        let short =
            entry.definition.sharing.class == .unconditional ? packs.chains["sharing-request-unconditional"] : nil
        return short ?? packs.chains["sharing-request"]
    }

    /// The action that the form's command is bound to.
    var action: String {
        switch occasion {
        case .new(let entry, let changes): "request.ask \(entry) \(changes ?? "")"
        case .mend(let seen): "request.mend \(seen.file.number)"
        }
    }

    /// Where the form goes.
    var href: String {
        switch occasion {
        case .new: "/requests/new"
        case .mend(let seen): "/requests/\(seen.file.number)/mend"
        }
    }

    /// The request that the form makes.
    func content(
        _ form: RequestForm, today: Day, _ strings: Strings, _ faults: inout FormFaults
    ) -> RequestContent {
        form.content(
            entry: entry.definition.id, version: entry.version, items: entry.definition.items.map(\.id),
            changes: changes, today: today, strings, &faults)
    }

    /// The post that was chosen; the only one where there is no choice.
    func post(_ form: RequestForm, _ strings: Strings, _ faults: inout FormFaults) throws(Problem) -> Assignment? {
        if case .mend(let seen) = occasion { return seen.file.applicantPost }
        guard let post = posts.first(where: { Self.text($0) == form["post"] }) else {
            guard posts.count > 1 else { throw .forbidden }
            faults.add("post", strings("ask.choosepost"))
            return posts.first
        }
        return post
    }

    /// The post where there is nothing to choose: the only one, or the one in which the case was opened.
    var fixedPost: Assignment? {
        if case .mend(let seen) = occasion { return seen.file.applicantPost ?? posts.first }
        return posts.count == 1 ? posts.first : nil
    }

    /// A post as the form sends it.
    static func text(_ post: Assignment) -> String { post.role + "|" + post.organisation }

    /// Opens the case, or hands in what was mended.
    func send(
        _ content: RequestContent, _ kernel: Kernel, by actor: Actor, as post: Assignment?, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile {
        guard case .mend(let seen) = occasion else {
            return try kernel.catalogue.ask(content, by: actor, as: post, command: command, in: transaction)
        }
        let act = CaseAct.resubmit(content: try kernel.catalogue.json(content), note: "")
        return try kernel.casework.act(act, on: seen.file.id, by: actor, as: nil, command: command, in: transaction)
    }
}

extension Web {
    /// What stands behind the form on an occasion; 404 for an entry that the asker may not see, 403 for who may not ask.
    func asking(_ occasion: Asking.Occasion, _ signedIn: SignedIn) async throws -> Asking {
        let posts = requestPosts(signedIn)
        guard !posts.isEmpty else { throw Problem.forbidden }
        let (kernel, actor) = (kernel, signedIn.actor)
        let asking = try await kernel.store.read { snapshot -> Asking? in
            var before: RequestContent?
            var letter: StoredFile?
            let id: String
            switch occasion {
            case .new(let entry, let changes):
                id = entry
                if let changes {
                    guard let view = try kernel.catalogue.grant(changes, for: actor, in: snapshot) else { return nil }
                    before = RequestContent(changing: view)
                }
            case .mend(let seen):
                (before, letter) = (seen.request?.content, seen.request?.letter)
                id = before?.entry ?? ""
            }
            guard let entry = try kernel.catalogue.entry(id, for: actor, in: snapshot) else { return nil }
            return Asking(
                occasion: occasion, entry: entry, posts: posts, before: before, letter: letter,
                lists: try kernel.catalogue.ownLists(on: id, for: actor, in: snapshot))
        }
        guard let asking else { throw Problem.notFound }
        return asking
    }
}

extension RequestContent {
    /// What a grant gives now, as the start of asking for a change.
    init(changing view: GrantView) {
        let grant = view.grant
        self.init(
            entry: grant.entry, entryVersion: grant.entryVersion, item: grant.purpose, law: grant.law,
            scene: grant.scene, system: grant.system, form: grant.form,
            fields: grant.fields.map { FieldReason(field: $0, reason: "") }, rows: grant.rows, list: grant.list,
            from: grant.from, to: grant.to, callsPerDay: grant.callsPerDay, rowsPerDay: grant.rowsPerDay,
            changes: grant.number)
    }
}

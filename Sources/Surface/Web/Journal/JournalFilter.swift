import HTTP
import Journal
import NIOCore

/// Which entries a reader wants to see, as it was typed.
struct JournalFilter: Sendable, Hashable {
    /// The beginning of the kind, one of `groups`.
    var kind: String?
    /// An account's name.
    var actor: String?
    /// The complete document number of a person.
    var subject: String?

    /// The groups of kinds that the form offers.
    static let groups = [
        "access.", "registry.", "catalogue.", "case.", "grant.", "need.", "identity.", "job.", "journal.", "exchange.",
    ]

    /// Everything.
    init() {}

    /// What a form brought.
    init(_ form: Form) {
        kind = form["kind"].flatMap { Self.groups.contains($0) ? $0 : nil }
        actor = form["actor"]
        subject = form["subject"]
    }

    /// Reads what `json` wrote.
    init?(json: String) {
        guard let json = try? JSON(json.utf8) else { return nil }
        kind = json["kind"]?.text
        actor = json["actor"]?.text
        subject = json["subject"]?.text
    }

    /// As JSON, to be sealed into an address.
    var json: String {
        var writer = JSONWriter()
        writer.object { object in
            object.member("kind", kind)
            object.member("actor", actor)
            object.member("subject", subject)
        }
        return String(buffer: writer.buffer)
    }

    /// Whether it lets everything pass.
    var isEmpty: Bool { kind == nil && actor == nil && subject == nil }

    /// The filter for the journal.
    var entries: EntryFilter {
        EntryFilter(kindPrefix: kind, actor: actor, subject: subject.map { "resident:" + $0 })
    }
}

import Authority
import Casework
import Definitions
import HTTP
import Standards

/// Cases as JSON.
enum CaseText {
    /// A case in a list.
    static func write(_ file: CaseSummary, to json: inout JSONWriter) {
        json.object { json in
            json.member("number", file.number)
            json.member("chain", file.chain)
            API.write("title", file.title, to: &json)
            json.member("object", file.object)
            write("parties", file.parties, to: &json)
            json.member("applicant", file.applicant)
            json.member("applicantName", file.applicantName)
            json.member("state", file.state.rawValue)
            json.member("step", file.step)
            if let title = file.stepTitle { API.write("stepTitle", title, to: &json) }
            json.member("openedAt", file.openedAt.description)
            json.member("closedAt", file.closedAt?.description)
            json.member("due", file.due?.description)
            if let remaining = file.remaining { json.member("remaining", Int64(remaining)) }
        }
    }

    /// A whole case, with the seats in which the reader may decide on it.
    static func write(_ file: CaseFile, seats: [Seat], grant: String?, to json: inout JSONWriter) {
        json.object { json in
            json.member("number", file.number)
            json.member("chain", file.chain)
            json.member("chainVersion", file.chainVersion.description)
            API.write("title", file.title, to: &json)
            json.member("object", file.object)
            write("parties", file.parties, to: &json)
            json.member("applicant", file.applicant)
            json.member("applicantName", file.applicantName)
            if let post = file.applicantPost { write("applicantPost", post, to: &json) }
            json.member("state", file.state.rawValue)
            json.member("step", file.step)
            write("content", file.content, to: &json)
            write("decision", file.decision, to: &json)
            json.member("openedAt", file.openedAt.description)
            json.member("closedAt", file.closedAt?.description)
            json.member("due", file.due?.description)
            if let remaining = file.remaining { json.member("remaining", Int64(remaining)) }
            json.member("mendDue", file.mendDue?.description)
            json.member("isProvisional", file.isProvisional)
            json.array("tasks") { json in for task in file.tasks { write(task, to: &json) } }
            json.array("actions") { json in
                if !seats.isEmpty { for action in file.actions.map(\.rawValue).sorted() { json.value(action) } }
            }
            json.array("seats") { json in for seat in seats { write(seat, to: &json) } }
            json.member("grant", grant)
            json.member("revision", file.revision)
        }
    }

    static func write(_ task: CaseTask, to json: inout JSONWriter) {
        json.object { json in
            json.member("step", task.step)
            API.write("title", task.title, to: &json)
            write("post", task.post, to: &json)
            json.member("assignee", task.assignee)
            json.member("openedAt", task.openedAt.description)
            json.member("due", task.due?.description)
            if let remaining = task.remaining { json.member("remaining", Int64(remaining)) }
            json.member("isProvisional", task.isProvisional)
            json.member("state", task.state.rawValue)
            json.member("by", task.by)
            json.member("byName", task.byName)
            json.member("actingFor", task.actingFor)
            json.member("opinion", task.opinion)
            json.array("missing") { json in
                for missing in task.missing {
                    json.object { json in
                        json.member("item", missing.item)
                        json.member("mend", missing.mend)
                    }
                }
            }
            json.member("decidedAt", task.decidedAt?.description)
        }
    }

    static func write(_ seat: Seat, to json: inout JSONWriter) {
        json.object { json in
            json.member("seat", seat.text)
            write("post", seat.post, to: &json)
            json.member("actingFor", seat.actingFor)
            json.member("isDelegated", seat.isDelegated)
        }
    }

    private static func write(_ name: String, _ post: Assignment, to json: inout JSONWriter) {
        json.object(name) { json in
            json.member("role", post.role)
            json.member("organisation", post.organisation)
        }
    }

    private static func write(_ name: String, _ texts: [String: String], to json: inout JSONWriter) {
        json.object(name) { json in
            for (key, text) in texts.sorted(by: { $0.key < $1.key }) { json.member(key, text) }
        }
    }

    /// A feature's JSON as it was stored; nothing where it is none.
    private static func write(_ name: String, _ stored: String?, to json: inout JSONWriter) {
        guard let stored, let value = try? JSON(stored.utf8) else { return }
        json.name(name)
        value.write(to: &json)
    }
}

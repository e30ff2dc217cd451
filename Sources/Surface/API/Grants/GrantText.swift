import Authority
import Catalogue
import HTTP
import Standards

/// Grants as JSON.
enum GrantText {
    static func write(_ view: GrantView, to json: inout JSONWriter) {
        let grant = view.grant
        json.object { json in
            json.member("number", grant.number)
            json.member("case", grant.caseNumber)
            json.member("entry", grant.entry)
            json.member("entryVersion", Int64(grant.entryVersion))
            API.write("entryTitle", view.entryTitle, to: &json)
            json.member("dataset", grant.dataset)
            json.member("provider", grant.provider)
            json.member("consumer", grant.consumer)
            json.member("system", grant.system)
            json.member("form", grant.form.rawValue)
            json.array("fields") { json in for field in grant.fields { json.value(field) } }
            json.array("withheld") { json in
                for withheld in view.withheld {
                    json.object { json in
                        json.member("field", withheld.field)
                        json.member("reason", withheld.reason)
                    }
                }
            }
            json.member("rows", grant.rows)
            if let list = grant.list {
                json.object("list") { json in
                    json.member("dataset", list.dataset)
                    json.member("element", list.element)
                }
            }
            json.member("purpose", grant.purpose)
            json.member("law", grant.law)
            json.member("scene", grant.scene)
            json.member("from", grant.from.description)
            json.member("to", grant.to.description)
            json.member("callsPerDay", Int64(grant.callsPerDay))
            json.member("rowsPerDay", Int64(grant.rowsPerDay))
            writeFate(view, to: &json)
        }
    }

    private static func writeFate(_ view: GrantView, to json: inout JSONWriter) {
        let grant = view.grant
        json.member("state", grant.state.rawValue)
        json.member("decidedBy", grant.decidedByName)
        json.member("grantedAt", grant.grantedAt.description)
        json.member("replaces", grant.replaces)
        json.member("endReason", grant.endReason)
        json.member("endedAt", grant.endedAt?.description)
        json.member("digest", view.digest)
        json.member("revision", grant.revision)
    }
}

import Catalogue
import Definitions
import HTTP
import Search
import Standards

/// Entries as JSON.
enum EntryText {
    /// A page of entries with count and facets.
    static func write(_ page: EntryPage, to json: inout JSONWriter) {
        json.object { json in
            json.array("entries") { json in for entry in page.entries { write(entry, to: &json) } }
            json.member("count", Int64(page.count))
            json.object("facets") { json in
                for facet in EntryQuery.Facet.allCases {
                    json.object(facet.rawValue) { json in
                        for (value, count) in (page.facets[facet] ?? [:]).sorted(by: { $0.key < $1.key }) {
                            json.member(value, Int64(count))
                        }
                    }
                }
            }
            json.member("next", page.next?.description)
        }
    }

    private static func write(_ entry: EntrySummary, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", entry.id)
            json.member("code", entry.code)
            API.write("title", entry.title, to: &json)
            API.write("summary", entry.summary, to: &json)
            json.member("provider", entry.provider)
            json.member("class", entry.sharing.rawValue)
            json.array("ways") { json in for way in entry.ways { json.value(way.rawValue) } }
            json.member("level", Int64(entry.level))
            json.member("update", entry.update.rawValue)
            json.member("state", entry.state.rawValue)
            json.member("isAttached", entry.isAttached)
            json.member("timeliness", entry.timeliness.rawValue)
            json.member("lastUpdate", entry.lastUpdate?.description)
            json.member("items", Int64(entry.items))
        }
    }

    /// One entry with everything that the reader may see of it.
    static func write(_ view: EntryView, to json: inout JSONWriter) {
        let entry = view.definition
        json.object { json in
            json.member("id", entry.id)
            json.member("code", view.code)
            json.member("version", Int64(view.version))
            json.member("isNewest", view.isNewest)
            json.member("isDraft", view.isDraft)
            json.member("state", view.state.rawValue)
            json.member("publishedAt", view.publishedAt?.description)
            API.write("title", entry.title, to: &json)
            API.write("summary", entry.summary, to: &json)
            json.member("provider", entry.provider)
            json.member("category", entry.category)
            json.array("themes") { json in for theme in entry.themes { json.value(theme) } }
            writeTerms(entry, to: &json)
            json.member("timeliness", view.timeliness.rawValue)
            json.member("lastUpdate", view.lastUpdate?.description)
            json.member("users", Int64(view.users))
            json.member("dataset", entry.dataset)
            json.array("items") { json in for item in entry.items { write(item, to: &json) } }
            json.array("resources") { json in for resource in entry.resources { write(resource, to: &json) } }
            json.member("case", view.caseNumber)
        }
    }

    private static func writeTerms(_ entry: EntryDefinition, to json: inout JSONWriter) {
        json.object("format") { json in
            json.member("kind", entry.format.kind.rawValue)
            json.member("note", entry.format.note)
        }
        json.object("sharing") { json in
            json.member("class", entry.sharing.class.rawValue)
            if let reason = entry.sharing.reason { API.write("reason", reason, to: &json) }
            if let conditions = entry.conditions { API.write("conditions", conditions, to: &json) }
            json.array("ways") { json in for way in entry.ways { json.value(way.rawValue) } }
        }
        json.object("opening") { json in
            json.member("class", entry.opening.class.rawValue)
            if let conditions = entry.opening.conditions { API.write("conditions", conditions, to: &json) }
        }
        json.member("level", Int64(entry.level))
        json.member("update", entry.update.rawValue)
        if let system = entry.sourceSystem { API.write("sourceSystem", system, to: &json) }
        if let duty = entry.duty { API.write("duty", duty, to: &json) }
    }

    private static func write(_ item: ItemDefinition, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", item.id)
            json.member("element", item.element)
            API.write("title", item.title, to: &json)
            json.member("type", item.type.rawValue)
            if let length = item.length { json.member("length", Int64(length)) }
            json.member("sensitivity", item.sensitivity.rawValue)
            json.member("audience", item.audience.rawValue)
            json.member("required", item.required)
        }
    }

    private static func write(_ resource: ResourceDefinition, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", resource.id)
            json.member("kind", resource.kind.rawValue)
            API.write("title", resource.title, to: &json)
            json.member("updated", resource.updated?.description)
        }
    }
}

package import Standards

/// A member or a subsystem as `listClients` lists it (PR-META 4).
package struct ListedClient: Sendable, Hashable {
    /// Its identifier.
    package let id: ClientID
    /// The member's name.
    package let name: String
    /// The subsystem's name; nil for a member.
    package let subsystemName: String?

    /// An entry by its parts.
    package init(_ id: ClientID, name: String, subsystemName: String? = nil) {
        self.id = id
        self.name = name
        self.subsystemName = subsystemName
    }
}

extension TrustConfiguration {
    /// All members and subsystems in order, each member before its subsystems, with their names in one language.
    package func listedClients(_ language: Language) -> [ListedClient] {
        let systems = Dictionary(grouping: subsystems, by: \.id.member)
        var listed: [ListedClient] = []
        for member in members.sorted(by: { $0.id < $1.id }) {
            let name = member.title[language]
            listed.append(ListedClient(ClientID(member.id, subsystem: nil), name: name))
            for system in (systems[member.id] ?? []).sorted(by: { $0.id < $1.id }) {
                let id = ClientID(member.id, subsystem: system.id.code)
                listed.append(ListedClient(id, name: name, subsystemName: system.title[language]))
            }
        }
        return listed
    }
}

/// The answer of `listClients`, in both forms.
package enum ClientListing {
    /// `application/json; charset=utf-8`.
    package static func json(_ clients: [ListedClient]) -> [UInt8] {
        let entries = clients.map { client in
            let name = client.subsystemName.map { ",\"subsystem_name\":\($0.jsonString)" } ?? ""
            return "{\"id\":{\(idMembers(client.id))},\"name\":\(client.name.jsonString)\(name)}"
        }
        return Array("{\"member\":[\(entries.joined(separator: ","))]}".utf8)
    }

    /// `text/xml`: `clientList` of X-Road's schema.
    package static func xml(_ clients: [ListedClient]) -> [UInt8] {
        let open = """
            <?xml version="1.0" encoding="UTF-8"?>
            <xroad:clientList xmlns:xroad="http://x-road.eu/xsd/xroad.xsd" xmlns:id="http://x-road.eu/xsd/identifiers">
            """
        let entries = clients.map { client in
            let subsystem =
                client.id.subsystem.map { "<id:subsystemCode>\(XMLText.escaped($0))</id:subsystemCode>" } ?? ""
            let subsystemName = client.subsystemName.map {
                "<xroad:subsystemName>\(XMLText.escaped($0))</xroad:subsystemName>"
            }
            return """
                <xroad:member><xroad:id id:objectType="\(kind(client.id))">\
                <id:xRoadInstance>\(XMLText.escaped(client.id.member.instance))</id:xRoadInstance>\
                <id:memberClass>\(XMLText.escaped(client.id.member.memberClass))</id:memberClass>\
                <id:memberCode>\(XMLText.escaped(client.id.member.code))</id:memberCode>\(subsystem)</xroad:id>\
                <xroad:name>\(XMLText.escaped(client.name))</xroad:name>\(subsystemName ?? "")</xroad:member>
                """
        }
        return Array("\(open)\(entries.joined())</xroad:clientList>".utf8)
    }

    /// Whether `listClients` answers JSON: where a field of `Accept` names `application/json`; else it is XML.
    package static func wantsJSON(_ headers: HeaderList) -> Bool {
        headers.all(.accept).contains { String(decoding: $0, as: UTF8.self).lowercased().contains("application/json") }
    }

    private static func kind(_ id: ClientID) -> String { id.subsystem == nil ? "MEMBER" : "SUBSYSTEM" }

    private static func idMembers(_ id: ClientID) -> String {
        var members = [
            ("object_type", kind(id)), ("xroad_instance", id.member.instance), ("member_class", id.member.memberClass),
            ("member_code", id.member.code),
        ]
        if let subsystem = id.subsystem { members.append(("subsystem_code", subsystem)) }
        return members.map { "\"\($0)\":\($1.jsonString)" }.joined(separator: ",")
    }
}

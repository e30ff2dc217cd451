/// The schemas of what goes in and out, as JSON Schema 2020-12.
enum Schemas {
    static let problemReference = ##"{"$ref":"#/components/schemas/Problem"}"##

    /// Name and schema, in the order of the description.
    static let all: [(String, String)] =
        [
            ("Problem", problem), ("Localized", localized), ("Dataset", dataset), ("Field", field), ("Record", record),
            ("RecordPage", recordPage), ("Get", get), ("Find", find), ("Import", `import`),
            ("RefusedPage", refusedPage),
            ("SignIn", signIn), ("Session", session), ("Readiness", readiness),
        ] + sharing + gateways

    private static let problem = """
        {"type":"object","required":["type","title","status","detail","next"],"properties":{\
        "type":{"type":"string","description":"Stable, urn:yitong:problem:…"},"title":{"type":"string"},\
        "status":{"type":"integer"},"detail":{"type":"string"},\
        "next":{"type":"string","description":"What to do next."},\
        "pointer":{"type":"string","description":"Where in the request the fault lies."},\
        "faults":{"type":"array","description":"Everything that is wrong, where that is more than one thing.",\
        "items":{"type":"object","required":["field","code","detail","next"],"properties":{"field":{"type":"string"},\
        "code":{"type":"string"},"detail":{"type":"string"},"next":{"type":"string"}}}},\
        "request":{"type":"string","description":"The number under which the log has it."}}}
        """
    private static let localized = """
        {"type":"object","required":["zh","en"],"properties":{"zh":{"type":"string"},"en":{"type":"string"}}}
        """
    private static let dataset = """
        {"type":"object","required":["id","title","description","owner","key","finds","sharing","level","update","rows",\
        "fields"],"properties":{"id":{"type":"string"},"title":\(reference("Localized")),\
        "description":\(reference("Localized")),"owner":{"type":"string"},\
        "key":{"type":"array","items":{"type":"string"}},\
        "finds":{"type":"array","items":{"type":"array","items":{"type":"string"}}},\
        "sharing":{"type":"object","required":["class"],"properties":{\
        "class":{"enum":["unconditional","conditional","none"]},"reason":\(reference("Localized"))}},\
        "level":{"type":"integer","minimum":1,"maximum":4},"update":{"type":"string"},"rows":{"type":"integer"},\
        "lastChange":{"type":"string","format":"date-time"},\
        "fields":{"type":"array","items":\(reference("Field"))}}}
        """
    private static let field = """
        {"type":"object","required":["element","title","type","required","sensitivity","mask","authority"],"properties":{\
        "element":{"type":"string"},"title":\(reference("Localized")),"type":{"type":"string"},\
        "codeList":{"type":"string"},"required":{"type":"boolean"},"sensitivity":{"type":"string"},\
        "mask":{"type":"string"},"authority":{"type":"array","items":{"type":"string"}},"source":{"type":"string"}}}
        """
    private static let record = """
        {"type":"object","required":["reference","values","masked","version","changedAt"],"properties":{\
        "reference":{"type":"string","description":"Leads back to the record without naming anybody."},\
        "values":{"type":"object","additionalProperties":{"type":["string","integer","boolean"]}},\
        "masked":{"type":"array","items":{"type":"string"}},"version":{"type":"integer"},\
        "changedAt":{"type":"string","format":"date-time"},\
        "position":{"type":"integer","description":"In the journal; absent until it is sealed."},\
        "access":{"type":"string","description":"The entry that records this access."}}}
        """
    private static let recordPage = """
        {"type":"object","required":["records"],"properties":{\
        "records":{"type":"array","items":\(reference("Record"))},\
        "next":{"type":"string"},"previous":{"type":"string"}}}
        """
    private static let purpose = """
        {"type":"object","additionalProperties":false,"required":["code","reason"],\
        "properties":{"code":{"type":"string","minLength":1},"caseNumber":{"type":"string"},\
        "reason":{"type":"string","minLength":1}}}
        """
    private static let get = """
        {"type":"object","additionalProperties":false,"required":["key"],"properties":{\
        "key":{"type":"object","additionalProperties":{"type":"string"},\
        "description":"The value of each element of the key."},\
        "plain":\(purpose)}}
        """
    private static let find = """
        {"type":"object","additionalProperties":false,"properties":{\
        "where":{"type":"object","additionalProperties":{"type":"string"},\
        "description":"Exact values of the leading elements of a declared find."},\
        "filter":{"type":["string","object"],"minLength":1,"description":"A CQL2 filter (OGC 21-065r2), text or JSON."},\
        "limit":{"type":"integer","minimum":1,"maximum":100},\
        "at":{"type":"string","description":"next or previous of another page."}}}
        """
    private static let `import` = """
        {"type":"object","required":["job","dataset","state","added","changed","unchanged","refused","bytes","totalBytes"],\
        "properties":{"job":{"type":"string"},"dataset":{"type":"string"},\
        "state":{"enum":["waiting","running","stopped","done","failed"]},\
        "added":{"type":"integer"},"changed":{"type":"integer"},"unchanged":{"type":"integer"},\
        "refused":{"type":"integer"},"lines":{"type":"integer"},"bytes":{"type":"integer"},\
        "totalBytes":{"type":"integer"},"encoding":{"type":"string"},"message":{"type":"string"}}}
        """
    private static let refusedPage = """
        {"type":"object","required":["rows"],"properties":{"rows":{"type":"array","items":{"type":"object",\
        "required":["line","code","reason","mend"],"properties":{"line":{"type":"integer"},"field":{"type":"string"},\
        "value":{"type":"string","description":"Masked."},"code":{"type":"string"},"reason":{"type":"string"},\
        "mend":{"type":"string"}}}},"next":{"type":"string"}}}
        """
    private static let signIn = """
        {"type":"object","additionalProperties":false,"required":["account","password"],"properties":{"account":{"type":"string"},\
        "password":{"type":"string"}}}
        """
    private static let session = """
        {"type":"object","required":["token","mustChangePassword"],"properties":{"token":{"type":"string"},\
        "mustChangePassword":{"type":"boolean"}}}
        """
    private static let readiness = """
        {"type":"object","required":["ready","reasons"],"properties":{"ready":{"type":"boolean"},\
        "reasons":{"type":"array","items":{"type":"string"}}}}
        """

    static func reference(_ name: String) -> String {
        "{\"$ref\":\"#/components/schemas/\(name)\"}"
    }
}

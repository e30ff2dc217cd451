import Catalogue
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import Testing

/// The story of the demonstration as far as pages tell it: a pension clerk asks the police for who has died.
struct RequestCity: Sendable {
    let city: SurfaceCity

    /// Runs `body` over a new city whose catalogue is loaded.
    static func run(_ body: @escaping @Sendable (RequestCity) async throws -> Void) async throws {
        try await SurfaceCity.run { city in
            try await city.kernel.catalogue.load()
            try await body(RequestCity(city: city))
        }
    }

    /// Somebody signed in.
    func browser(_ account: String) async throws -> Browser { try await Browser(city, as: account) }

    /// The five items that are asked for, each with its reason.
    static let items = [
        "citizen-id": "按证件号码比对领取人名单", "full-name": "核对是否同一人", "date-of-death": "确定停发待遇的月份",
        "deregistration-day": "核对申报是否迟报", "town": "交由镇街核实",
    ]
    /// The entry that is asked for.
    static let entry = "death-deregistration"

    /// A complete form, with what `changes` puts in its place.
    static func form(_ changes: [(String, String)] = [], without: Set<String> = []) -> [(String, String)] {
        var fields: [(String, String)] = [
            ("entry", entry), ("system", "社会保险业务系统"), ("item", "养老保险待遇领取资格核查"),
            ("law", "《中华人民共和国社会保险法》第七十四条"), ("scene", "每月比对一次，命中后交由镇街核实"), ("form", "match"),
            ("answer", "no"), ("own", "yes"), ("one", "no"), ("all", "no"), ("list", "pension-recipient/citizen-id"),
            ("rows", ""), ("from", "2026-12-01"), ("to", "2027-11-30"), ("callsPerDay", "10"), ("rowsPerDay", "5000"),
        ]
        for (id, reason) in items.sorted(by: { $0.key < $1.key }) {
            fields += [("field", id), ("reason.\(id)", reason)]
        }
        let replaced = without.union(changes.map(\.0))
        return fields.filter { !replaced.contains($0.0) } + changes
    }

    /// The number of a new request that waits for the asking department's chief.
    func ask(_ browser: Browser, _ changes: [(String, String)] = []) async throws -> String {
        let answer = try await browser.sendForm(
            "/requests/new?entry=\(Self.entry)", to: "/requests/new", Self.form(changes + [("intent", "send")]))
        try #require(answer.status == 303, "\(Self.faults(answer.text))")
        let location = try #require(answer.headers[.location])
        return try #require(location.firstMatch(of: /requests\/([A-Z0-9-]+)/).map { String($0.1) })
    }

    /// The request after the acts of the people named, each of whom agrees to everything.
    func asked(passed accounts: [String]) async throws -> String {
        let number = try await ask(try await browser("li.xiaomei"))
        for account in accounts {
            let answer = try await browser(account).act("approve", on: number)
            try #require(answer.status == 303, "\(account): \(Self.faults(answer.text))")
        }
        return number
    }

    /// What a page says is wrong.
    static func faults(_ html: String) -> String {
        html.firstMatch(of: /<div class="notice bad"[\s\S]*?<\/div>/).map { String($0.0) } ?? String(html.prefix(400))
    }
}

extension Browser {
    /// Sends the form that a page shows: its own hidden fields and controls with what `fields` put in.
    ///
    /// A form that needs files is sent as multipart, as the page says.
    func sendForm(
        _ page: String, to action: String, _ fields: [(String, String)], file: (name: String, bytes: String)? = nil
    ) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let html = try await get(page).text
        let form = try #require(Self.form(html, action), "\(action) is not on \(page)")
        let hidden = form.hidden.filter { own in !fields.contains { $0.0 == own.0 } }
        guard form.isMultipart else {
            let body = (hidden + fields).map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
            return try await city.send(
                .post, action,
                [.contentType: "application/x-www-form-urlencoded", .accept: "text/html", .cookie: cookie], body: body)
        }
        var body = ""
        for (name, value) in hidden + fields where name != "intent" {
            body += "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        if let file {
            body += "--B\r\nContent-Disposition: form-data; name=\"letter\"; filename=\"\(file.name)\"\r\n"
            body += "Content-Type: application/pdf\r\n\r\n\(file.bytes)\r\n"
        }
        for (name, value) in fields where name == "intent" {
            body += "--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        return try await city.send(
            .post, action,
            [.contentType: "multipart/form-data; boundary=B", .accept: "text/html", .cookie: cookie],
            body: body + "--B--\r\n")
    }

    /// Does what a form below a case offers, with the ticked items as they stand on the page.
    func act(
        _ verb: String, on number: String, _ fields: [(String, String)] = [("ready", "agree")]
    ) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let page = try await get("/requests/\(number)").text
        var all = fields
        if verb == "approve", !fields.contains(where: { $0.0 == "give" }) {
            all += page.matches(of: /name="give" value="([^"]+)"/).map { ("give", String($0.1)) }
        }
        if verb == "approve", let terms = page.firstMatch(of: /<form class="card act" id="approve"[\s\S]*?<\/form>/) {
            all += Self.values(String(terms.0)).filter { own in !fields.contains { $0.0 == own.0 } }
        }
        return try await sendForm("/requests/\(number)", to: "/cases/\(number)/\(verb)", all)
    }

    /// The terms of a decision as the page fills them in.
    private static func values(_ html: String) -> [(String, String)] {
        let lines = html.matches(of: /<input id="(from|to|callsPerDay|rowsPerDay)" [^>]*value="([^"]*)"/)
            .map { (String($0.1), String($0.2)) }
        let form = html.firstMatch(of: /<option value="([a-z]+)" selected/).map { [("form", String($0.1))] }
        return lines + (form ?? [])
    }

    /// The hidden fields of the form that leads to an address.
    static func form(_ html: String, _ action: String) -> (hidden: [(String, String)], isMultipart: Bool)? {
        for form in html.matches(of: /<form [^>]*action="([^"]+)"[\s\S]*?<\/form>/) where form.1 == action {
            let hidden = form.0.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/)
                .map { (String($0.1), String($0.2)) }
            return (hidden, form.0.contains("multipart/form-data"))
        }
        return nil
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

import Exchange
import Foundation
import Standards
import Testing

@Suite("Errors of a gateway (exchange notes 1.5)")
struct RenderedRefusalTests {
    static let service = ServiceID(SubsystemID(MemberID(instance: "ZS", memberClass: "GOV", code: "a"), "b"), "c")
    static let client = ClientID(service.subsystem.member, subsystem: "x")
    static let words = Localized(zh: "原因。", en: "Why.")

    /// The table of the notes: refusal, 7.8's type, the former one, how the message begins.
    static let table: [(ExchangeRefusal, String, String, String)] = [
        (
            .clientMissing, "server.clientproxy.invalid_client_identifier",
            "Server.ClientProxy.InvalidClientIdentifier", "The client identifier is missing"
        ),
        (
            .unknownClient(client), "server.clientproxy.unknown_member", "Server.ClientProxy.UnknownMember",
            "Client 'SUBSYSTEM:ZS/GOV/a/x' not found"
        ),
        (
            .unknownProvider(service), "server.clientproxy.unknown_member", "Server.ClientProxy.UnknownMember",
            "Could not find addresses for service provider \"SUBSYSTEM:ZS/GOV/a/b\""
        ),
        (
            .invalidAddress, "server.clientproxy.internal_error", "Server.ClientProxy.InternalError",
            "Invalid request URI"
        ),
        (
            .invalidEncoding, "server.clientproxy.internal_error", "Server.ClientProxy.InternalError",
            "Invalid percent encoding"
        ),
        (
            .configurationOutdated(since: "2026-11-24"), "server.clientproxy.global_conf_outdated",
            "Server.ClientProxy.OutdatedGlobalConf", ""
        ),
        (
            .maintenance(gateway: "g", notice: words), "server.clientproxy.maintenance_mode",
            "Server.ClientProxy.MaintenanceMode",
            "Security server g is in maintenance mode. Message from administrator: Why."
        ),
        (
            .unknownService(service), "server.serverproxy.unknown_service", "Server.ServerProxy.UnknownService",
            "Unknown service: SERVICE:ZS/GOV/a/b/c"
        ),
        (
            .accessDenied(service, code: "grant.none", reason: words, next: words), "server.serverproxy.access_denied",
            "Server.ServerProxy.AccessDenied", "Request is not allowed: SERVICE:ZS/GOV/a/b/c"
        ),
        (
            .serviceDisabled(service, notice: words), "server.serverproxy.service_disabled",
            "Server.ServerProxy.ServiceDisabled", "Service SERVICE:ZS/GOV/a/b/c is disabled: Why."
        ),
        (
            .serviceType(service), "server.serverproxy.service_type", "Server.ServerProxy.ServiceType",
            "Service is a SOAP service and cannot be called using REST interface"
        ),
        (.network(words), "server.serverproxy.network_error", "Server.ServerProxy.NetworkError", ""),
        (.inputOutput(words), "server.serverproxy.io_error", "Server.ServerProxy.IOError", ""),
        (
            .inconsistentAnswer("x"), "server.clientproxy.inconsistent_response",
            "Server.ClientProxy.InconsistentResponse", "x"
        ),
        (
            .clientRule(
                client, code: "k", "specifies HTTPS but did not supply TLS certificate", reason: words, next: words),
            "server.clientproxy.ssl_authentication_failed", "Server.ClientProxy.SslAuthenticationFailed",
            "Client (SUBSYSTEM:ZS/GOV/a/x) specifies HTTPS but did not supply TLS certificate"
        ),
        (.bodyTooLarge(limit: 1), "client.message_too_large", "Client.MessageTooLarge", ""),
    ]

    @Test(arguments: table.indices) func `types and texts are those that clients know`(row: Int) {
        let (refusal, current, former, text) = Self.table[row]
        #expect(Dialect.current.type(of: refusal) == current)
        #expect(Dialect.former.type(of: refusal) == former)
        for language in Language.allCases {
            let message = refusal.message(language)
            #expect(message.hasPrefix(text))
            #expect(message.hasSuffix(refusal.next[language]) && !refusal.next[language].isEmpty)
        }
    }

    @Test func `a type of a server is 500, of a client 400, a busy gateway 503`() {
        #expect(rendered(.clientMissing).status == 500)
        #expect(rendered(.accessDenied(Self.service, code: "x", reason: Self.words, next: Self.words)).status == 500)
        #expect(rendered(.bodyTooLarge(limit: 1)).status == 400)
        #expect(rendered(.busy).status == 503)
        #expect(rendered(.clientMissing, .former).status == 500)
    }

    @Test(arguments: [
        ([], "application/json"), (["application/json"], "application/json"), (["*/*"], "application/json"),
        (["text/html, text/xml;q=0.1"], "text/xml;charset=utf-8"), (["TEXT/*"], "text/xml;charset=utf-8"),
        (["application/xml"], "application/xml;charset=utf-8"),
        (["application/json, application/xml"], "application/xml;charset=utf-8"),
        (["a/b", " application/xml ; q=0"], "application/xml;charset=utf-8"),
        (["application/xml, text/xml"], "application/xml;charset=utf-8"),
        (["application/xmlx"], "application/json"), ([",,;"], "application/json"),
    ]) func `the form is JSON unless XML is asked for`(accept: [String], type: String) {
        let refusal = RenderedRefusal(
            .clientMissing, dialect: .current, accept: accept.map { Array($0.utf8) }, language: .english, detail: "d")
        #expect(refusal.headers.text(.contentType) == type)
        #expect(refusal.headers.text(.xRoadError) == "server.clientproxy.invalid_client_identifier")
        #expect(refusal.headers.text(.refusal) == "client.missing")
    }

    @Test func `JSON has type, message and detail in this order`() throws {
        let body = String(decoding: rendered(.unknownClient(Self.client)).body, as: UTF8.self)
        #expect(
            body.hasPrefix(
                #"{"type":"server.clientproxy.unknown_member","message":"Client 'SUBSYSTEM:ZS/GOV/a/x' not found "#))
        #expect(body.hasSuffix(#","detail":"d"}"#))
    }

    @Test func `nothing in a name breaks out of JSON or XML`() throws {
        let evil = "</message><x a=\"'&\u{1}\u{FFFE}\n"
        let client = ClientID(MemberID(instance: "ZS", memberClass: "GOV", code: evil), subsystem: nil)
        let json = rendered(.unknownClient(client))
        #expect(
            (try JSONSerialization.jsonObject(with: Data(json.body)) as? [String: String])?["message"]?.contains(evil)
                == true)
        let xml = RenderedRefusal(
            .unknownClient(client), dialect: .current, accept: [Array("text/xml".utf8)], language: .english, detail: "d"
        )
        let text = String(decoding: xml.body, as: UTF8.self)
        #expect(text.contains("&lt;/message&gt;&lt;x a=&quot;'&amp;\u{FFFD}\u{FFFD}&#10;"))
        #expect(text.ranges(of: "<message>").count == 1 && text.hasSuffix("<detail>d</detail></error>"))
    }

    @Test(arguments: [
        (nil, "zh-CN"), ("en", "en"), ("en-GB,zh;q=0.9", "en"), ("fr", "zh-CN"), ("zh-Hans;q=0.5, en;q=0.4", "zh-CN"),
        ("en;q=x", "zh-CN"), (String(repeating: "en,", count: 400), "zh-CN"),
    ]) func `the words are in the language that is asked for, Chinese else`(accept: String?, tag: String) {
        let headers = HeaderList(accept.map { [(name: "Accept-Language", value: $0)] } ?? [])
        let refusal = RenderedRefusal(.clientMissing, dialect: .current, asked: headers, detail: "d")
        #expect(refusal.headers.text(named: "content-language") == tag)
    }

    private func rendered(_ refusal: ExchangeRefusal, _ dialect: Dialect = .current) -> RenderedRefusal {
        RenderedRefusal(refusal, dialect: dialect, asked: .empty, detail: "d")
    }
}

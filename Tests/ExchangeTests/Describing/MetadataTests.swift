import Exchange
import Standards
import Testing

@Suite("Metadata services (exchange notes 1.6)")
struct MetadataTests {
    static let member = MemberID(instance: "ZS", memberClass: "GOV", code: "a")

    @Test func `clients are listed in both forms, without what is not there`() {
        let clients = [
            ListedClient(ClientID(Self.member, subsystem: nil), name: "民政<局>"),
            ListedClient(ClientID(Self.member, subsystem: "x"), name: "民政<局>", subsystemName: "殡葬\"系统\""),
        ]
        #expect(
            String(decoding: ClientListing.json(clients), as: UTF8.self) == """
                {"member":[{"id":{"object_type":"MEMBER","xroad_instance":"ZS","member_class":"GOV","member_code":"a"},"name":"民政<局>"},\
                {"id":{"object_type":"SUBSYSTEM","xroad_instance":"ZS","member_class":"GOV","member_code":"a","subsystem_code":"x"},\
                "name":"民政<局>","subsystem_name":"殡葬\\"系统\\""}]}
                """)
        let xml = String(decoding: ClientListing.xml(clients), as: UTF8.self)
        #expect(xml.contains("<xroad:id id:objectType=\"MEMBER\"><id:xRoadInstance>ZS</id:xRoadInstance>"))
        #expect(xml.contains("<id:subsystemCode>x</id:subsystemCode>") && xml.contains("民政&lt;局&gt;"))
        #expect(String(decoding: ClientListing.json([]), as: UTF8.self) == #"{"member":[]}"#)
    }

    @Test func `services are listed as the annex shows them`() {
        let service = ListedService(
            ServiceID(SubsystemID(Self.member, "x"), "s"), kind: .openAPI,
            endpoints: [.init(method: "POST", path: "/verify")])
        #expect(
            String(decoding: MethodListing.json([service]), as: UTF8.self) == """
                {"service":[{"member_class":"GOV","member_code":"a","object_type":"SERVICE","service_code":"s","service_type":"OPENAPI",\
                "subsystem_code":"x","xroad_instance":"ZS","endpoint_list":[{"method":"POST","path":"/verify"}]}]}
                """)
    }

    @Test func `only GET asks for metadata`() throws {
        #expect(
            MetadataService(try SampleCall(method: "GET", target: "/r1/ZS/GOV/a/x/listMethods").head()) == .listMethods)
        #expect(MetadataService(try SampleCall(method: "POST", target: "/r1/ZS/GOV/a/x/listMethods").head()) == nil)
        #expect(MetadataService(try SampleCall(method: "GET", target: "/r1/ZS/GOV/a/x/listmethods").head()) == nil)
    }

    @Test(
        arguments: [
            ("?serviceCode=a", "a"), ("?SERVICECODE=b&x=y", "b"), ("?serviceCode=a&serviceCode=%E4%B8%80", "一"),
            ("?serviceCode=", nil), ("", nil), ("?", nil),
            ("?serviceCode", nil), ("?serviceCode=%", nil), ("?x=serviceCode", nil),
        ] as [(String, String?)]) func `the service is named in the query`(query: String, code: String?) throws
    {
        #expect(
            MetadataService.serviceCode(
                try SampleCall(method: "GET", target: "/r1/ZS/GOV/a/x/getOpenAPI" + query).head()) == code)
    }

    @Test func `the texts that clients match stand alone`() {
        #expect(ExchangeRefusal.serviceCodeMissing.message(.chinese) == "Missing serviceCode in message body")
        #expect(ExchangeRefusal.serviceCodeMissing.type == "invalid_request")
        #expect(ExchangeRefusal.notDescribed.message(.english) == "Invalid service type: REST")
        let service = ServiceID(SubsystemID(Self.member, "x"), "s")
        #expect(
            ExchangeRefusal.describedServiceUnknown(service).message(.chinese)
                == "Service not found: SERVICE:ZS/GOV/a/x/s")
        #expect(
            ExchangeRefusal.descriptionUnread(from: "http://x/y", status: 404, reason: "Not Found").message(.chinese)
                == "Failed reading service description from http://x/y. Status: 404 Reason: Not Found")
    }

    @Test(arguments: [
        ("http://10.0.0.1:8080/api/v1", "/api/v1"), ("https://x", ""), ("https://x/", "/"), ("/v1", "/v1"),
        ("//host/v1?x#y", "/v1"), ("https://{env}.x/v1", "https://{env}.x/v1"),
        ("https://u:p@h/a", "/a"), ("", ""),
    ]) func `a server is cut to its path`(url: String, path: String) {
        let description =
            #"{"openapi":"3.1.0", "servers":[ {"url" : \#(url.jsonString), "description":"http://kept"} ],"paths":{"/a":{"servers":[{"url":"http://y"}]}}}"#
        let cut = OpenAPIServers.cut(Array(description.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(cut == description.replacing(url.jsonString + ",", with: path.jsonString + ","))
    }

    @Test func `escapes do not hide a server`() {
        let hidden =
            #"{"openapi":"3.0.0","\u0073ervers":[{"\u0075rl":"http:\/\/secret\u002eexample\/v1"}],"servers":[{"url":"https://b/2"}]}"#
        let cut = OpenAPIServers.cut(Array(hidden.utf8)).map { String(decoding: $0, as: UTF8.self) }
        #expect(cut?.contains("secret") == false && cut?.contains(#""/v1""#) == true && cut?.contains(#""/2""#) == true)
    }

    @Test(arguments: [
        "", "[]", "{", "{}x", #"{"openapi":"2.0"}"#, #"{"openapi":3}"#, #"{"servers":[{"url":1}]}"#,
        #"{"servers":[1]}"#, #"{"servers":{}}"#, #"{"servers":[{"url":"http://a b"}]}"#,
        "openapi: 3.0.0\nservers:\n  - url: http://secret\n", #"{"a":01}"#, #"{"a":"\#u{1}"}"#, #"{"a":"\x"}"# + "x",
        #"{"a":tru}"#, "{\"a\":\"\\",
        String(repeating: #"{"a":"#, count: 100_000),
    ]) func `what cannot be read is not passed on`(text: String) {
        #expect(OpenAPIServers.cut(Array(text.utf8)) == nil)
    }

    @Test func `a description without servers stays as it is`() {
        let text = #"{"openapi":"3.0.0","info":{"title":"中"},"x":[1,-2.5e+3,null,true,{"y":"\ud83d\ude00"}]}"#
        #expect(OpenAPIServers.cut(Array(text.utf8)) == Array(text.utf8))
        #expect(OpenAPIServers.cut(Array(#"{"servers":null}"#.utf8)) != nil)
    }
}

import HTTP
import Hummingbird
import Journal
import Registry
import Standards
import Store
import Testing

@testable import Jobs

@Suite struct ExportTests {
    private static let people = """
        citizen-id,full-name,sex,birth-day,ethnic-group,marital-status,residence-kind,country,origin-division,town,\
        address,household-number,phone,permit-expiry,date-of-death
        11010519491231002X,王小明,2,1949-12-31,01,20,registered,CHN,110105,442000001,石岐街道民生路1号,,13800138000,,
        """

    /// One resident, brought in by the API as an officer.
    private func fill(_ city: SurfaceCity) async throws {
        let officer = try await Browser(city, as: "chen.jing")
        let page = try await officer.get("/datasets/resident/import").text
        let command = try #require(page.firstMatch(of: /name="command" value="([^"]+)"/)?.1)
        let token = try #require(page.firstMatch(of: /name="token" value="([^"]+)"/)?.1)
        let part = "--b\r\nContent-Disposition: form-data; name="
        let body =
            part + "\"token\"\r\n\r\n\(token)\r\n" + part + "\"command\"\r\n\r\n\(command)\r\n" + part
            + "\"file\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n\(Self.people)\r\n--b--\r\n"
        let answer = try await city.send(
            .post, "/datasets/resident/import",
            [.contentType: "multipart/form-data; boundary=b", .cookie: officer.cookie, .accept: "text/html"],
            body: body)
        #expect(answer.status == 303, "\(answer.text.suffix(3_000))")
        while try await city.kernel.jobs.runNext() {}
    }

    @Test func `whoever may export takes out what the list shows, masked and recorded`() async throws {
        try await SurfaceCity.run { city in
            try await fill(city)
            let chief = try await Browser(city, as: "luo.weimin")
            let found = try await chief.post("/datasets/resident/records", "f.citizen-id=")
            let list = try await chief.get(try #require(found.headers[.location])).text
            #expect(list.contains("action=\"/datasets/resident/export\""))
            let sealed = try #require(list.firstMatch(of: /name="q" value="([^"]+)"/)?.1)
            let file = try await chief.post("/datasets/resident/export", "q=\(sealed)")
            #expect(file.status == 200 && file.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(file.headers[.cacheControl] == "no-store")
            let disposition = try #require(file.headers[.contentDisposition])
            #expect(disposition.hasPrefix("attachment; filename=\"resident-\(city.kernel.today).csv\""))
            #expect(disposition.contains("filename*=UTF-8''%"))
            #expect(file.text.hasPrefix("\u{FEFF}"))
            #expect(file.text.contains("110105********002X") && !file.text.contains("11010519491231002X"))
            let journal = city.kernel.journal
            let kinds = try await city.kernel.store.read {
                try journal.unsealed(limit: 100, in: $0).map(\.details.kind)
            }
            #expect(kinds.filter { $0 == "access.export" }.count == 1)
        }
    }

    @Test func `conditions narrow an export as they narrow the list`() async throws {
        try await SurfaceCity.run { city in
            try await fill(city)
            let chief = try await Browser(city, as: "luo.weimin")
            for (number, lines) in [("11010519491231002X", 2), ("110105195001010012", 1)] {
                let found = try await chief.post("/datasets/resident/records", "f.citizen-id=\(number)")
                let location = try #require(found.headers[.location])
                let sealed = try #require(location.split(separator: "q=").last)
                let file = try await chief.post("/datasets/resident/export", "q=\(sealed)")
                if file.status == 200 {
                    #expect(file.text.split(separator: "\r\n").count == lines, "\(number)")
                } else {
                    Issue.record("\(file.status) \(file.text)")
                }
            }
        }
    }

    @Test func `an export needs the act, the form's token and conditions of this session`() async throws {
        try await SurfaceCity.run { city in
            let officer = try await Browser(city, as: "chen.jing")
            let found = try await officer.post("/datasets/resident/records", "f.citizen-id=")
            let sealed = try #require(found.headers[.location]?.split(separator: "q=").last)
            let refused = try await officer.post("/datasets/resident/export", "q=\(sealed)")
            #expect(refused.status == 403)
            let chief = try await Browser(city, as: "luo.weimin")
            for fields in ["q=\(sealed)", "q=", ""] {
                let answer = try await chief.post("/datasets/resident/export", fields)
                #expect(answer.status == 400, "\(fields)")
            }
            let forged = try await city.send(
                .post, "/datasets/resident/export",
                [.contentType: "application/x-www-form-urlencoded", .cookie: chief.cookie, .accept: "text/html"],
                body: "token=forged&q=x")
            #expect(forged.status == 403)
            let read = try await chief.get("/datasets/resident/export")
            #expect(read.status == 404 || read.status == 405)
        }
    }
}

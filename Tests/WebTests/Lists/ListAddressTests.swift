import HTTP
import Testing

@testable import Web

@Suite struct ListAddressTests {
    @Test func `an address keeps the names that are its own, in their order and once`() throws {
        let query = try Form(encoded: "theme=b&q=%E6%AD%BB&evil=1&theme=a&theme=b&after=xyz")
        let address = ListAddress("/catalogue", query, keeping: ["q", "theme"])
        #expect(address.text == "/catalogue?q=%E6%AD%BB&theme=b&theme=a")
        #expect(address["theme"] == ["a", "b"] && address["evil"].isEmpty)
    }

    @Test func `a choice is added and taken back`() {
        let address = ListAddress("/list").adding("way", "api").adding("way", "file")
        #expect(address.text == "/list?way=api&way=file")
        #expect(address.removing("way", "api").text == "/list?way=file")
        #expect(address.removing("way").text == "/list")
        #expect(address.at("/list.csv").text == "/list.csv?way=api&way=file")
    }

    @Test(arguments: ["\"><script>", "a&b=c", "#top", "%", "\r\nSet-Cookie: a", "\\..//x", "数 据"])
    func `whatever was typed stands percent-encoded`(_ typed: String) throws {
        let text = ListAddress("/catalogue").adding("q", typed).text
        #expect(text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>\\#".utf8.contains($0) })
        let query = try #require(text.split(separator: "?").last)
        #expect(try Form(encoded: query).exact("q") == typed)
    }

    @Test func `a facet shows what it counts, and what is chosen though nothing has it`() throws {
        let facet = Facet(
            name: "way", label: "共享方式",
            values: [
                Facet.Value(id: "api", label: "接口", count: 3), Facet.Value(id: "file", label: "文件", count: 0),
                Facet.Value(id: "table", label: "库表", count: 0),
            ])
        let address = ListAddress("/catalogue").adding("way", "file")
        guard case .fields(let view) = facet.view(address), case .list(let values)? = view["values"] else {
            Issue.record("no values")
            return
        }
        #expect(values.count == 2)
        #expect(
            values.last == [
                "label": "文件", "count": "0", "href": "/catalogue", "chosen": true,
            ])
        #expect(facet.chips(address) == [["facet": "共享方式", "label": "文件", "href": "/catalogue"]])
        let empty = Facet(name: "way", label: "", values: [Facet.Value(id: "api", label: "", count: 0)])
        #expect(empty.view(ListAddress("/catalogue")) == .none)
    }
}

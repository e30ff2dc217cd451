import Foundation
import NIOCore
import Standards
import Testing

@testable import Exchange

@Suite struct `The description of a dataset's service` {
    private func tree() throws -> JSONTree {
        let text = try #require(try World.dataset().service(of: World.registers).description)
        return try JSONTree(ByteBuffer(string: text), limits: .answer)
    }

    private func at(_ path: String) throws -> JSONTree? {
        try #require(JSONPointer(path)).value(in: try tree())
    }

    @Test func `names the three calls and nothing that is hidden`() throws {
        #expect(try at("/openapi") == "3.1.1")
        for path in ["verify", "match", "query"] { #expect(try at("/paths/~1\(path)/post/operationId") == .text(path)) }
        let text = try tree().canonical
        #expect(text.contains("date-of-death"))
        #expect(!text.contains("grant-money"))
    }

    @Test func `refers only to what it defines`() throws {
        let tree = try tree()
        for match in tree.canonical.matches(of: /"\$ref":"#([^"]+)"/) {
            #expect(JSONPointer(String(match.1))?.value(in: tree) != nil, "\(match.1)")
        }
    }

    @Test func `has examples that are made up`() throws {
        #expect(try at("/components/schemas/key/examples") == [.text(SharingPacks.person(0))])
        #expect(SharingPacks.person(0).contains("1880"))
        #expect(try at("/components/schemas/record/properties/age/type") == ["integer", "null"])
        #expect(try at("/components/schemas/facts/properties/age/type") == "integer")
        #expect(try at("/components/schemas/record/properties/place/enum") == ["home", "hospital", .null])
        // A sensitive item keeps its mask under any grant, so that its form is not promised.
        #expect(try at("/components/schemas/record/properties/cause-of-death/maxLength") == nil)
    }
}

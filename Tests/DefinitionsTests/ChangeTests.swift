import Definitions
import Foundation
import Standards
import Testing

@Suite struct `A change of packs` {
    private func changes(_ old: String, _ new: String) throws -> [DatasetChange] {
        let before = try #require(try PackFixture(SoundCity.files).check().packs)
        let files = SoundCity.files.mapValues { $0.replacingOccurrences(of: old, with: new) }
        let check = try PackFixture(files).check()
        return try #require(check.packs, "\(check.findings)").changes(against: before)
    }

    @Test func `of nothing is none`() throws {
        #expect(try changes("daily", "daily") == [])
    }

    @Test(arguments: [
        ("text: 40", "text: 80", DatasetChange.Cost.free),
        ("text: 40", "text: 20", .version),
        ("text: 40", "integer: [0, 9]", .version),
        ("find: [[name]]", "find: [[name], [name, number]]", .job),
        ("find: [[name]]", "find: []", .version),
        ("key: [number]", "key: [number, name]", .version),
        ("事物", "物品", .free),
        ("required: true, ", "", .free),
        ("level: 1", "level: 2", .free),
        ("dataset: thing", "dataset: object", .version),
    ])
    func `costs what it costs`(old: String, new: String, cost: DatasetChange.Cost) throws {
        #expect(try changes(old, new).map(\.cost).max() == cost)
    }
}

@Suite struct `A new pack` {
    @Test func `passes the check as it is written`() throws {
        let scaffold = try #require(PackScaffold.new("river-patrol", owner: "hall"))
        let fixture = try PackFixture(SoundCity.files)
        for file in scaffold.files {
            try fixture.write(file.path, file.text.replacingOccurrences(of: "needs: [city]", with: "needs: [town]"))
        }
        #expect(try fixture.check().findings == [])
    }

    @Test(arguments: ["", "River", "river_patrol", "../river", "river/", "-river", "river-", "1river"])
    func `has a name of lower-case words`(name: String) {
        #expect(PackScaffold.new(name) == nil)
    }
}

@Suite struct `The JSON Schema of each kind of file` {
    @Test(arguments: FileKind.allCases) func `is JSON of draft 2020-12 that allows no unknown key`(kind: FileKind)
        throws
    {
        let data = Data(kind.jsonSchema.utf8)
        let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(schema["additionalProperties"] as? Bool == false)
        #expect(!((schema["properties"] as? [String: Any]) ?? [:]).isEmpty)
    }

    @Test func `lists the keys of a dataset's file`() {
        let schema = FileKind.datasets.jsonSchema
        for key in ["dataset", "title", "key", "find", "sharing", "level", "update", "retention", "fields"] {
            #expect(schema.contains("\"\(key)\": {"))
        }
    }
}

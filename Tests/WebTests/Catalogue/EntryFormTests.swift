import Definitions
import Foundation
import HTTP
import Standards
import Testing

@testable import Web

@Suite struct EntryFormTests {
    private static let packs = try? PackSet.load(repository + "/packs").packs
    private static let strings = try? Strings(folder: repository + "/web/strings", language: .chinese)

    /// The form as a browser would send it back: every field of the page that shows it.
    private func sent(_ form: EntryForm) throws -> Form {
        var fields: [String: [String]] = ["themes": form.themes.sorted(), "ways": form.ways.sorted()]
        for (name, text) in form.texts { fields[name] = [text] }
        for (row, item) in form.items.enumerated() {
            for column in ItemForm.Column.allCases {
                fields[ItemForm.name(column.rawValue, row)] = [item[column]]
            }
        }
        return Form(fields)
    }

    private func reading(_ form: EntryForm) throws -> EntryReading {
        EntryReading(form, try #require(Self.packs), try #require(Self.strings))
    }

    @Test func `every entry of the packs comes back from its form as it was`() throws {
        let packs = try #require(Self.packs)
        for entry in packs.entries.values.sorted(by: { $0.id < $1.id }) {
            var reading = try reading(EntryForm(try sent(EntryForm(entry))))
            let made = reading.draft(of: entry)
            let draft = try #require(made, "\(entry.id): \(reading.faults)")
            #expect(draft.title == entry.title && draft.summary == entry.summary, "\(entry.id)")
            #expect(draft.sharing == entry.sharing && draft.conditions == entry.conditions, "\(entry.id)")
            #expect(draft.assessments == entry.assessments && draft.approval == entry.approval, "\(entry.id)")
            #expect(Set(draft.ways) == Set(entry.ways) && Set(draft.themes) == Set(entry.themes), "\(entry.id)")
            #expect(draft.items.map(\.id) == entry.items.map(\.id), "\(entry.id)")
            #expect(draft.items.map(\.title) == entry.items.map(\.title), "\(entry.id)")
            #expect(draft.items.map(\.audience) == entry.items.map(\.audience), "\(entry.id)")
            #expect(draft.items.map(\.sensitivity) == entry.items.map(\.sensitivity), "\(entry.id)")
            #expect(draft.level == entry.level && draft.update == entry.update, "\(entry.id)")
            #expect(draft.dataset == entry.dataset && draft.audience == entry.audience, "\(entry.id)")
        }
    }

    @Test func `an empty form names everything that no draft can do without, at once`() throws {
        var reading = try reading(EntryForm(provider: "public-security"))
        #expect(reading.draft(of: nil) == nil)
        for field in ["title-zh", "level", "update", "class", "category"] {
            #expect(reading.faults[field] != nil, "\(field)")
        }
    }

    @Test func `the name of an entry is not the form's to say`() throws {
        let entry = try #require(Self.packs?.entries.values.first)
        var fields = EntryForm(entry).texts.mapValues { [$0] }
        fields["id"] = ["another-entry"]
        var reading = try reading(EntryForm(Form(fields)))
        #expect(reading.draft(of: entry)?.id == entry.id)
        #expect(reading.draft(of: nil)?.id == "")
    }

    @Test func `rows are added and taken away without touching the others, up to the bound`() throws {
        var form = EntryForm(Form(["item-0-zh": ["一"], "item-1-zh": ["二"], "item-2-zh": ["三"]]))
        form.removeItem(1)
        form.removeItem(99)
        form.removeItem(-1)
        #expect(form.items.map { $0[.zh] } == ["一", "三"])
        for _ in 0..<100 { form.addItems(5) }
        #expect(form.items.count == EntryForm.mostItems)
        let many = Form(Dictionary(uniqueKeysWithValues: (0..<500).map { ("item-\($0)-zh", ["x"]) }))
        #expect(EntryForm(many).items.count == EntryForm.mostItems)
    }

    @Test(arguments: [
        ("item-0-element", "no-such-element"), ("item-0-length", "0"), ("item-0-length", "99999999999999999999"),
        ("secrecy-day", "2026-02-30"), ("approval-day", "yesterday"),
    ])
    func `what cannot be read is said beside its field`(_ field: String, _ typed: String) throws {
        var fields = ["item-0-zh": ["名称"]]
        fields[field] = [typed]
        var reading = try reading(EntryForm(Form(fields)))
        #expect(reading.draft(of: nil) == nil)
        #expect(reading.faults[field] != nil)
    }

    @Test func `an item bound to an element takes from it what was left empty`() throws {
        let packs = try #require(Self.packs)
        let entry = try #require(packs.entries.values.first)
        var fields = EntryForm(entry).texts.mapValues { [$0] }
        fields["item-0-zh"] = [""]
        fields["item-0-element"] = ["citizen-id"]
        var reading = try reading(EntryForm(Form(fields)))
        let draft = reading.draft(of: nil)
        let item = try #require(draft?.items.first)
        let element = try #require(packs.elements["citizen-id"])
        #expect(item.title == element.title && item.sensitivity == element.sensitivity && item.id == "citizen-id")
    }
}

import Authority
import Definitions
import HTTP
import Hummingbird
import Registry
import Standards

extension Web {
    func addRecords(to router: Router<CityContext>) {
        router.get("/datasets/:dataset/records", use: found)
        router.post("/datasets/:dataset/records", use: find)
        router.post("/datasets/:dataset/export", use: exportRecords)
        router.get("/datasets/:dataset/records/:record", use: record)
        router.get("/datasets/:dataset/records/:record/history", use: history)
        router.get("/datasets/:dataset/records/:record/plain", use: plainForm)
        router.post("/datasets/:dataset/records/:record/plain", use: plain)
    }

    /// Takes the conditions and sends the browser to the address of the list, where they stand sealed.
    private func find(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let form = try await form(request, signedIn)
        let conditions = FindConditions(form, elements: Self.findable(dataset))
        let sealed = try findSeal(dataset, signedIn).close(conditions.json)
        return try redirect(to: "/datasets/\(dataset.id)/records?q=\(sealed)")
    }

    /// The form alone, or the form with the page of records that its conditions admit.
    private func found(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let permit = try permit(.find, on: .dataset(dataset.id), signedIn)
        let asked = try request.query()
        guard let sealed = asked["q"] else {
            return try findPage(FindConditions(), dataset, permit, nil, for: request, in: context)
        }
        guard let conditions = findSeal(dataset, signedIn).open(sealed).flatMap(FindConditions.init(json:)) else {
            return try redirect(to: "/datasets/\(dataset.id)/records")
        }
        do {
            var query = try conditions.query(of: dataset, packs: kernel.packs, limit: 20)
            if let place = asked["at"] {
                guard let cursor = Cursor(place) else { throw Problem.malformed }
                query.cursor = cursor
            }
            let page = try await kernel.registry.page(dataset.id, query, under: permit)
            let count = try await kernel.registry.count(dataset.id, query, under: permit)
            let found = Found(page: page, count: count, sealed: sealed, isFirst: query.cursor == nil)
            return try findPage(conditions, dataset, permit, .success(found), for: request, in: context)
        } catch {
            let problem = Problem(error)
            guard problem.status.code < 500 else { throw error }
            return try findPage(conditions, dataset, permit, .failure(problem), for: request, in: context)
        }
    }

    /// What hides the conditions of a find in addresses and forms.
    func findSeal(_ dataset: DatasetDefinition, _ signedIn: SignedIn) -> Seal {
        Seal(signedIn.token, use: "find " + dataset.id)
    }

    /// A page of records with what the links around it need.
    private struct Found {
        let page: RecordPage
        let count: (count: Int, isExact: Bool)
        let sealed: String
        let isFirst: Bool
    }

    private func findPage(
        _ conditions: FindConditions, _ dataset: DatasetDefinition, _ permit: Permit, _ found: Result<Found, Problem>?,
        for request: Request, in context: CityContext
    ) throws -> Response {
        let strings = templates[context.language]
        let words = ElementWords(strings: strings, packs: kernel.packs)
        let title = dataset.title[context.language]
        let heading = strings("find.title", ["dataset": title])
        let action = "/datasets/\(dataset.id)/records"
        var view: [String: View] = [
            "heading": .text(heading), "action": .text(action),
            "fields": .list(
                Self.findable(dataset).filter(permit.fields.contains).map { id in
                    field(id, conditions.values[id], permit, dataset, words)
                }),
            "expert": true, "filter": .text(conditions.filter ?? ""), "filterOpen": .flag(conditions.filter != nil),
            "example": .text(Self.example(dataset)),
        ]
        var frame = Frame(title: heading, crumbs: [(title, "/datasets/\(dataset.id)"), (strings("dataset.find"), nil)])
        switch found {
        case nil: break
        case .failure(let problem):
            view["problem"] = self.problem(problem, context.language)
            frame.title = strings("form.errorprefix") + heading
            frame.status = problem.status
        case .success(let found):
            view["asked"] = true
            view.merge(results(found, dataset, permit, action, words, signedIn: try context.signedIn())) { $1 }
        }
        return try page("find", frame, view, for: request, in: context)
    }

    private func results(
        _ found: Found, _ dataset: DatasetDefinition, _ permit: Permit, _ action: String, _ words: ElementWords,
        signedIn: SignedIn
    ) -> [String: View] {
        let columns = Self.columns(of: dataset, permit)
        let address = "\(action)?q=\(found.sealed)"
        let mayOpen = allows(.view, on: .dataset(dataset.id), signedIn)
        let rows = found.page.rows.map { row -> View in
            [
                "cells": .list(columns.map { cell(row, $0, dataset, words) }),
                "href": mayOpen ? .text("\(action)/\(row.reference)") : .none,
                "name": .text(row.key.map { words.text($0, of: "", masked: true) }.joined(separator: " ")),
            ]
        }
        let shown = String(rows.count)
        let count = Self.grouped(Int64(found.count.count)) + (found.count.isExact ? "" : "+")
        return [
            "found": .flag(!rows.isEmpty), "rows": .list(rows),
            "columns": .list(columns.map { .text(words.title($0, in: dataset)) }),
            "summary": .text(words.strings("find.summary", ["shown": shown, "count": count])),
            "export": allows(.export, on: .dataset(dataset.id), signedIn)
                ? .text("/datasets/\(dataset.id)/export") : .none,
            "sealed": .text(found.sealed),
            "paged": .flag(found.page.next != nil || !found.isFirst),
            "first": found.isFirst ? .none : .text(address),
            "previous": View(found.page.previous.map { "\(address)&at=\($0)" }),
            "next": View(found.page.next.map { "\(address)&at=\($0)" }),
        ]
    }

    /// One value in a list or a record.
    func cell(
        _ row: RecordView, _ element: String, _ dataset: DatasetDefinition, _ words: ElementWords
    ) -> View {
        let cell = row.cells.first { $0.element == element }
        let masked = cell?.isMasked ?? false
        let text = words.text(cell?.value, of: element, masked: masked)
        return [
            "label": .text(words.title(element, in: dataset)), "text": .text(text),
            "masked": .flag(masked && !text.isEmpty), "empty": .flag(text.isEmpty),
        ]
    }

    private func field(
        _ id: String, _ value: String?, _ permit: Permit, _ dataset: DatasetDefinition, _ words: ElementWords
    ) -> View {
        var view: [String: View] = [
            "id": .text(id), "label": .text(words.title(id, in: dataset)), "value": .text(value ?? ""), "kind": "text",
            "exact": .flag(permit.exactOnly.contains(id)), "options": false,
        ]
        guard let element = kernel.packs.elements[id] else { return .fields(view) }
        switch element.type {
        case .day: view["kind"] = "date"
        case .code(let list):
            view["options"] = true
            view["choices"] = .list(
                (kernel.packs.codeLists[list]?.codes ?? []).map { code in
                    [
                        "value": .text(code.code), "label": .text(code.title[words.strings.language]),
                        "selected": .flag(code.code == value),
                    ]
                })
        default: break
        }
        return .fields(view)
    }

    /// The elements that the form offers: the key's and those of the declared finds, in the order of the fields.
    private static func findable(_ dataset: DatasetDefinition) -> [String] {
        let named = Set(dataset.key + dataset.finds.flatMap { $0 })
        return dataset.fields.map(\.element).filter(named.contains)
    }

    /// What a list shows: at most seven fields, those that can be looked for before others, none that is hidden wholly.
    private static func columns(of dataset: DatasetDefinition, _ permit: Permit) -> [String] {
        let open = dataset.fields.map(\.element).filter { permit.fields.contains($0) && permit.masks[$0] != .whole }
        let findable = Set(findable(dataset))
        let chosen = Set((open.filter(findable.contains) + open.filter { !findable.contains($0) }).prefix(7))
        return open.filter(chosen.contains)
    }

    private static func example(_ dataset: DatasetDefinition) -> String {
        let element = dataset.finds.first?.first ?? dataset.key.first ?? "id"
        return "\"\(element)\" = '…'"
    }
}

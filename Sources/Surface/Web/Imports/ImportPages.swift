import Authority
import Definitions
import Files
import HTTP
import Hummingbird
import Identity
import Jobs
import Journal
import Registry
import Standards
import Store

extension Web {
    func addImports(to router: Router<CityContext>) {
        router.get("/imports", use: imports)
        router.get("/datasets/:dataset/import", use: importForm)
        router.post("/datasets/:dataset/import", use: upload)
        router.get("/datasets/:dataset/imports/:job", use: importJob)
        router.post("/datasets/:dataset/imports/:job/stop", use: stopImport)
        router.post("/datasets/:dataset/imports/:job/resume", use: resumeImport)
        router.get("/datasets/:dataset/imports/:job/refused", use: refusedFile)
    }

    private func importForm(_ request: Request, _ context: CityContext) async throws -> Response {
        try importForm(nil, for: request, in: context)
    }

    private func importForm(_ problem: Problem?, for request: Request, in context: CityContext) throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        _ = try permit(.import, on: .dataset(dataset.id), signedIn)
        let strings = templates[context.language]
        let words = ElementWords(strings: strings, packs: kernel.packs)
        let title = dataset.title[context.language]
        let heading = strings("import.title", ["dataset": title])
        let path = "/datasets/\(dataset.id)"
        let view: [String: View] = [
            "heading": .text(heading), "problem": self.problem(problem, context.language),
            "template": .text(path + "/template"), "action": .text(path + "/import"),
            "command": try command("import " + dataset.id, signedIn),
            "limit": .text(strings("import.limit", ["limit": ByteSize.text(Limits.upload)])),
            "columns": .list(
                dataset.fields.compactMap { field in
                    guard let element = kernel.packs.elements[field.element] else { return nil }
                    let list = words.list(element)
                    return [
                        "id": .text(element.id), "name": .text(words.title(field)), "required": .flag(field.required),
                        "type": .text(words.type(element) + (list.isEmpty ? "" : " · " + list)),
                    ]
                }),
        ]
        var frame = Frame(title: heading, crumbs: [(title, path), (strings("dataset.import"), nil)])
        if let problem {
            frame.title = strings("form.errorprefix") + heading
            frame.status = problem.status
        }
        return try page("import", frame, view, for: request, in: context)
    }

    /// Takes the file as it arrives, straight to Files, and starts the import; the fields stand before the file.
    private func upload(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let permit = try permit(.import, on: .dataset(dataset.id), signedIn)
        try refuseForeign(request)
        let reader = try MultipartReader(request, limit: Limits.upload)
        var fields: [String: String] = [:]
        while let part = try await reader.nextPart() {
            guard part.name == "file", let name = part.filename else {
                fields[part.name] = try await reader.text()
                continue
            }
            guard let token = fields["token"], signedIn.session.accepts(csrf: token) else { throw Problem.foreignForm }
            let command = try command(fields["command"], "import " + dataset.id, signedIn)
            guard !name.isEmpty else { break }
            do {
                let file = try await kernel.files.spool(
                    PartBytes(reader), name: name, mediaType: part.mediaType ?? "text/csv",
                    owner: signedIn.actor.organisation, limit: Int64(Limits.upload))
                let job = try await kernel.registry.importFile(
                    file.id, into: dataset.id, format: Self.format(fields["encoding"]), command: command, under: permit)
                return try redirect(to: "/datasets/\(dataset.id)/imports/\(job)")
            } catch {
                let problem = Problem(error)
                guard problem.status.code < 500 else { throw error }
                return try importForm(problem, for: request, in: context)
            }
        }
        let strings = (zh: templates[.chinese], en: templates[.english])
        let problem = Problem.invalid.saying(
            Localized(zh: strings.zh("import.nofile"), en: strings.en("import.nofile")),
            next: Localized(zh: strings.zh("import.nofileNext"), en: strings.en("import.nofileNext")))
        return try importForm(problem, for: request, in: context)
    }

    private static func format(_ encoding: String?) -> CSVFormat {
        switch encoding {
        case "utf-8": CSVFormat(encoding: .utf8)
        case "gb18030": CSVFormat(encoding: .gb18030)
        default: CSVFormat()
        }
    }

    private func stopImport(_ request: Request, _ context: CityContext) async throws -> Response {
        try await change(request, context, "job.stop") { jobs, job, transaction in
            try jobs.stop(job, in: transaction)
        }
    }

    private func resumeImport(_ request: Request, _ context: CityContext) async throws -> Response {
        try await change(request, context, "job.resume") { jobs, job, transaction in
            try jobs.resume(job, in: transaction)
        }
    }

    /// Stops or resumes an import once per form, however often it is sent.
    private func change(
        _ request: Request, _ context: CityContext, _ kind: String,
        _ body: @escaping @Sendable (Jobs, ID<Job>, Transaction) throws -> Bool
    ) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let job = try Self.job(of: context)
        let permit = try permit(.import, on: .dataset(dataset.id), signedIn)
        let form = try await form(request, signedIn)
        let command = try command(form.exact("command"), "\(kind) \(job)", signedIn)
        let (registry, jobs, journal) = (kernel.registry, kernel.jobs, kernel.journal)
        _ = try await kernel.store.write { transaction in
            guard try registry.importReport(job, under: permit, in: transaction) != nil else { throw Problem.notFound }
            return try journal.perform(command, kind: kind, in: transaction) { try body(jobs, job, $0) }
        }
        jobs.announce()
        return try redirect(to: "/datasets/\(dataset.id)/imports/\(job)")
    }

    /// The job that an address names.
    static func job(of context: CityContext) throws -> ID<Job> {
        guard let job = context.parameters.get("job"), job.utf8.count <= 64 else { throw Problem.notFound }
        return ID(rawValue: job)
    }
}

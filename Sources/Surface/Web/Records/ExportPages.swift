import Authority
import Definitions
import HTTP
import Hummingbird
import Registry
import Standards

extension Web {
    /// Sends the records that the conditions of a list admit, as the permit for exports shows them.
    ///
    /// The conditions come sealed, as they stand in the address of the list. The access record is durable before the
    /// first byte leaves.
    func exportRecords(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let dataset = try dataset(of: context)
        let form = try await form(request, signedIn)
        let permit = try permit(.export, on: .dataset(dataset.id), signedIn)
        guard
            let conditions = form.exact("q").flatMap(findSeal(dataset, signedIn).open)
                .flatMap(FindConditions.init(json:))
        else { throw Problem.malformed }
        let query = try conditions.query(of: dataset, packs: kernel.packs, limit: 1)
        let export = try await kernel.registry.export(dataset.id, query, language: context.language, under: permit)
        let title = "\(dataset.title[context.language])-\(kernel.today)"
        return download(
            title, plain: "\(dataset.id)-\(kernel.today)",
            ResponseBody { writer in
                for try await bytes in export { try await writer.write(ByteBuffer(bytes: bytes)) }
                try await writer.finish(nil)
            })
    }
}

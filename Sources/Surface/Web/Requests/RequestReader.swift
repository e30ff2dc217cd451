import Authority
import Files
import HTTP
import Hummingbird
import Identity
import Standards

extension Web {
    /// Reads the form of a request, its letter straight into Files; `fault` says why the letter was not taken.
    func requestForm(
        _ request: Request, _ signedIn: SignedIn
    ) async throws -> (form: RequestForm, letterFault: Bool) {
        try refuseForeign(request)
        let reader = try MultipartReader(request, limit: SentLetter.limit + Limits.body * 4)
        var fields: [String: [String]] = [:]
        var (letter, isRefused): (SentLetter?, Bool) = (nil, false)
        while let part = try await reader.nextPart() {
            guard part.name == "letter", let name = part.filename else {
                fields[part.name, default: []].append(try await reader.text())
                continue
            }
            try Self.checkToken(fields, signedIn)
            guard !name.isEmpty else { continue }
            guard SentLetter.takes(name) else {
                isRefused = true
                continue
            }
            let file = try await kernel.files.spool(
                PartBytes(reader), name: name, mediaType: part.mediaType ?? "application/octet-stream",
                owner: letterOwner(fields["post"]?.first, signedIn), limit: Int64(SentLetter.limit))
            letter = SentLetter(file)
        }
        try Self.checkToken(fields, signedIn)
        let kept = fields["kept"]?.first.flatMap { SentLetter($0, signedIn) }
        return (RequestForm(Form(fields), letter: letter ?? kept), isRefused)
    }

    /// The organisation that asks keeps the letter: that of the post that was chosen.
    private func letterOwner(_ post: String?, _ signedIn: SignedIn) -> String {
        let posts = requestPosts(signedIn)
        return (posts.first { Asking.text($0) == post } ?? posts.first)?.organisation ?? signedIn.actor.organisation
    }

    private static func checkToken(_ fields: [String: [String]], _ signedIn: SignedIn) throws {
        guard let token = fields["token"]?.first, signedIn.session.accepts(csrf: token) else {
            throw Problem.foreignForm
        }
    }
}

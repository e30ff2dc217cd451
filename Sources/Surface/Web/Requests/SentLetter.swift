import Files
import HTTP
import Standards

/// A letter that was uploaded with a form, kept while the form goes back and forth.
///
/// The page carries it sealed: nobody can attach a file that she did not send herself.
struct SentLetter: Sendable, Hashable {
    /// The file.
    let file: ID<File>
    /// Its name, as it was sent.
    let name: String
    /// Its length in bytes.
    let size: Int64

    /// The largest letter, in bytes.
    static let limit = 20 * 1024 * 1024
    private static let endings: Set<String> = ["pdf", "ofd", "jpg", "jpeg", "png"]

    init(_ file: StoredFile) {
        (self.file, name, size) = (file.id, file.name, file.size)
    }

    /// Whether a file of this name is taken: a document or a picture.
    static func takes(_ name: String) -> Bool {
        guard let ending = name.split(separator: ".").last, name.contains(".") else { return false }
        return endings.contains(ending.lowercased())
    }

    /// Reads what `sealed` wrote in the same session; nil for anything else.
    init?(_ text: String, _ signedIn: SignedIn) {
        let parts = Seal(signedIn.token, use: "letter").open(text)?.split(separator: "|", maxSplits: 2)
            .map(String.init)
        guard let parts, parts.count == 3, let size = Int64(parts[1]) else { return nil }
        (file, name, self.size) = (ID(rawValue: parts[0]), parts[2], size)
    }

    /// For a hidden field of the form.
    func sealed(_ signedIn: SignedIn) throws -> String {
        try Seal(signedIn.token, use: "letter").close("\(file.rawValue)|\(size)|\(name)")
    }
}

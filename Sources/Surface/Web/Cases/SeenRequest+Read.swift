import Authority
import Casework
import Catalogue
import Definitions
import Files
import HTTP
import Standards
import Store

extension SeenRequest {
    /// What a case asks for, with the entry and the letter; nil where it asks for no data.
    static func of(
        _ file: CaseFile, for actor: Actor, _ kernel: Kernel, in snapshot: Snapshot
    ) throws -> SeenRequest? {
        guard let content = kernel.catalogue.request(in: file) else { return nil }
        let entry =
            try kernel.catalogue.entry(content.entry, version: content.entryVersion, for: actor, in: snapshot)
        // What the asking organisation does not keep itself is no letter of its own, whatever the content names.
        let letter = try content.letter.flatMap { try kernel.files.file(ID(rawValue: $0), in: snapshot) }
            .flatMap { $0.owner == file.parties["consumer"] ? $0 : nil }
        return SeenRequest(
            content: content, items: entry?.definition.items ?? [], entry: entry, letter: letter,
            decision: kernel.catalogue.decision(in: file),
            precedents: try kernel.catalogue.precedents(for: content, for: actor, in: snapshot),
            sample: try? kernel.catalogue.sample(of: content, for: actor, in: snapshot).first)
    }
}

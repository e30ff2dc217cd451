import Foundation
import Standards

/// Walks a folder of packs and reads its files, bounded in number and size; follows no link.
struct PackFolder {
    /// A file with its bytes.
    struct File: Sendable {
        let pack: String
        /// Path below the pack's folder.
        let path: String
        let bytes: [UInt8]
    }

    let path: String
    let limits: PackLimits
    private(set) var files: [File] = []
    private(set) var findings: [Finding] = []

    init(path: String, limits: PackLimits) throws(PackFolderError) {
        self.path = path
        self.limits = limits
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw PackFolderError(folder: path)
        }
        for name in names.sorted() where isDirectory(name) && !name.hasPrefix(".") {
            walk(pack: name)
        }
    }

    private mutating func walk(pack: String) {
        for name in children(of: pack) {
            let child = pack + "/" + name
            switch kind(of: child) {
            case .typeRegular: read(pack: pack, path: name)
            case .typeDirectory:
                for inner in children(of: child) {
                    switch kind(of: child + "/" + inner) {
                    case .typeRegular: read(pack: pack, path: name + "/" + inner)
                    case .typeDirectory: unknown(child + "/" + inner)
                    default: link(child + "/" + inner)
                    }
                }
            default: link(child)
            }
        }
    }

    private mutating func read(pack: String, path: String) {
        let file = pack + "/" + path
        guard FileKind(path: path) != nil else {
            if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { unknown(file) }
            return
        }
        guard files.count < limits.files else {
            if files.count == limits.files, !findings.contains(where: { $0.code == "folder.files" }) {
                add(
                    file, .error, "folder.files",
                    Localized(zh: "文件多于 \(limits.files) 个", en: "there are more than \(limits.files) files"),
                    mend: Localized(zh: "合并文件", en: "join files"))
            }
            return
        }
        guard let handle = FileHandle(forReadingAtPath: self.path + "/" + file),
            let data = try? handle.read(upToCount: limits.yaml.bytes + 1) ?? Data()
        else {
            add(
                file, .error, "file.unreadable", Localized(zh: "无法读取文件", en: "the file cannot be read"),
                mend: Localized(zh: "检查文件权限", en: "look at its permissions"))
            return
        }
        guard data.count <= limits.yaml.bytes else {
            add(
                file, .error, "file.size",
                Localized(zh: "文件大于 \(limits.yaml.bytes) 字节", en: "the file is larger than \(limits.yaml.bytes) bytes"),
                mend: Localized(zh: "拆分为多个文件", en: "split it into several files"))
            return
        }
        files.append(File(pack: pack, path: path, bytes: Array(data)))
    }

    private mutating func unknown(_ file: String) {
        add(
            file, .warning, "file.unknown",
            Localized(zh: "系统包格式中没有这个文件，已忽略", en: "the pack format knows no such file; it is ignored"),
            mend: Localized(
                zh: "放入 elements、datasets、organisations、roles、rules、catalogue 或 chains 目录，扩展名为 .yaml",
                en: "put it into elements, datasets, organisations, roles, rules, catalogue or chains, ending in .yaml")
        )
    }

    private mutating func link(_ file: String) {
        add(
            file, .warning, "file.link",
            Localized(zh: "不是普通文件（例如链接），已忽略", en: "not an ordinary file (a link, say); it is ignored"),
            mend: Localized(zh: "换成文件本身", en: "put the file itself in its place"))
    }

    private mutating func add(
        _ file: String, _ severity: Finding.Severity, _ code: String, _ message: Localized, mend: Localized
    ) {
        findings.append(
            Finding(file: file, line: 0, severity: severity, code: code, message: message, mend: mend))
    }

    private func children(of folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/" + folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    private func isDirectory(_ name: String) -> Bool {
        kind(of: name) == .typeDirectory
    }

    private func kind(of name: String) -> FileAttributeType? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + "/" + name)
        return attributes?[.type] as? FileAttributeType
    }
}

/// How much of a folder of packs is read at most.
package struct PackLimits: Sendable, Hashable {
    /// Files of all packs together.
    package var files = 2_000
    /// What one file may hold.
    package var yaml = YAMLLimits()

    /// The limits of the pack format.
    package init() {}
}

/// The folder of packs cannot be read.
package struct PackFolderError: Error, Sendable, Hashable, CustomDebugStringConvertible {
    /// The folder that was asked for.
    package let folder: String

    package var debugDescription: String { "cannot read the packs folder \(folder)" }
}

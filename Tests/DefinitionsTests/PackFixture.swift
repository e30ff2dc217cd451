import Definitions
import Foundation
import Standards
import Testing

/// A folder of packs that lives as long as one test.
struct PackFixture: ~Copyable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "packs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, text) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ text: String) throws {
        try write(name, bytes: Array(text.utf8))
    }

    func write(_ name: String, bytes: [UInt8]) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func check(limits: PackLimits = PackLimits()) throws -> PackCheck {
        try PackSet.load(path, limits: limits)
    }

    /// The city's own packs.
    static let cityPacks = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "packs").path
}

/// A small sound city that tests break in one place.
enum SoundCity {
    static let pack = """
        pack: town
        title: {zh: 小镇, en: Town}
        owner: hall
        """

    static let organisations = """
        organisations:
          - organisation: hall
            kind: town
            names:
              - {title: {zh: 镇政府, en: Town hall}, from: "2000-01-01"}
        """

    static let elements = """
        elements:
          - element: number
            title: {zh: 编号, en: Number}
            definition: {zh: 编号。, en: The number.}
            type: {text: 20}
            sensitivity: internal
            mask: none
          - element: name
            title: {zh: 名称, en: Name}
            definition: {zh: 名称。, en: The name.}
            type: {text: 40}
            sensitivity: personal
            mask: name
        """

    static let dataset = """
        dataset: thing
        title: {zh: 事物, en: Things}
        key: [number]
        find: [[name]]
        sharing: {class: unconditional}
        level: 1
        update: daily
        fields:
          - {element: number, authority: [hall]}
          - {element: name, required: true, authority: [hall]}
        """

    static let files = [
        "town/pack.yaml": pack, "town/organisations/hall.yaml": organisations, "town/elements/all.yaml": elements,
        "town/datasets/thing.yaml": dataset,
    ]

    /// The city with other or more files.
    static func with(_ changes: [String: String]) -> [String: String] {
        files.merging(changes) { _, new in new }
    }

    /// What is found when one file is changed by replacing a text in it.
    static func findings(in file: String, replacing old: String, with new: String) throws -> [Finding] {
        let text = try #require(files[file])
        try #require(text.contains(old))
        let fixture = try PackFixture(with([file: text.replacingOccurrences(of: old, with: new)]))
        return try fixture.check().findings
    }
}

extension [Finding] {
    var codes: [String] { map(\.code) }
}

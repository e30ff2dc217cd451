/// The files of a new pack: a small register that passes the check and shows what goes where.
package struct PackScaffold: Sendable, Hashable {
    /// One file to be written.
    package struct File: Sendable, Hashable {
        /// Path below the packs folder.
        package let path: String
        /// What it holds.
        package let text: String
    }

    /// The files, `pack.yaml` first.
    package let files: [File]

    /// The files of a pack of that name, or nil where the name is not lower-case words with hyphens.
    ///
    /// - Parameters:
    ///   - id: Name of the pack and its folder; at most 40 characters, so that names made from it are legal too.
    ///   - owner: Code of the organisation that answers for it.
    package static func new(_ id: String, owner: String = "data-bureau") -> PackScaffold? {
        guard Names.isName(id), id.utf8.count <= 40, Names.isName(owner) else { return nil }
        return PackScaffold(files: [
            File(path: "\(id)/pack.yaml", text: pack(id, owner)),
            File(path: "\(id)/elements/\(id).yaml", text: elements(id)),
            File(path: "\(id)/datasets/\(id).yaml", text: dataset(id, owner)),
            File(path: "\(id)/roles/\(id).yaml", text: roles(id)),
        ])
    }

    private static func pack(_ id: String, _ owner: String) -> String {
        """
        # What the pack is, who answers for it, what it needs, and where it stands in the menu.
        pack: \(id)
        title: {zh: 新系统, en: New system}
        description: {zh: 用一两句话说明它做什么。, en: Say in a sentence or two what it is for.}
        owner: \(owner)
        needs: [city]
        menu:
          - {title: {zh: 新数据集, en: New dataset}, dataset: \(id), order: 500}

        """
    }

    private static func elements(_ id: String) -> String {
        """
        # Data elements (数据元): look first whether the standard or another pack has the one you want.
        elements:
          - element: \(id)-number
            title: {zh: 编号, en: Number}
            definition: {zh: 唯一标识一条记录的编号。, en: The number that tells one record from another.}
            type: {text: 32}
            sensitivity: internal
            mask: none
          - element: \(id)-name
            title: {zh: 名称, en: Name}
            definition: {zh: 人们如何称呼它。, en: What people call it.}
            type: {text: 100}
            sensitivity: internal
            mask: none

        """
    }

    private static func dataset(_ id: String, _ owner: String) -> String {
        """
        dataset: \(id)
        title: {zh: 新数据集, en: New dataset}
        description: {zh: 说明它收录什么、为什么。, en: Say what it holds and why.}
        key: [\(id)-number]
        find: [[\(id)-name]]
        sharing: {class: conditional, reason: {zh: 写明依据, en: name the legal ground}}
        level: 2
        update: daily
        retention: 10-years
        fields:
          - {element: \(id)-number, authority: [\(owner)]}
          - {element: \(id)-name, required: true, authority: [\(owner)]}
        # Its entry of the catalogue: a draft until it has assessments, approval and published.
        catalogue:
          category: unclassified
          source-system: {zh: 写明来源系统, en: name the system it comes from}
          duty: {zh: 写明对应职责或事项, en: name the duty it arises from}
          ways: [api, table]

        """
    }

    private static func roles(_ id: String) -> String {
        """
        roles:
          - role: \(id)-officer
            title: {zh: 新系统经办, en: Officer of the new system}
            description: {zh: 查询、查看和导入。, en: "Finds, views and imports."}
            scope: organisation
            permissions:
              - {acts: [find, view, history, import], dataset: \(id)}

        """
    }
}

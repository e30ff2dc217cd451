package import Standards

/// In what form the data of an entry is kept 格式.
package struct EntryFormat: Sendable, Hashable, Codable {
    /// The forms that the national guide tells apart.
    package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// Tables of a database 数据库.
        case database
        /// An interface 服务接口.
        case api
        /// Documents and spreadsheets 电子文件.
        case file
        /// Scans, drawings and photographs 图形图像.
        case image
        /// Anything else 其他.
        case other

        /// What people call it.
        package var title: Localized {
            switch self {
            case .database: Localized(zh: "数据库", en: "Database")
            case .api: Localized(zh: "服务接口", en: "Interface")
            case .file: Localized(zh: "电子文件", en: "Files")
            case .image: Localized(zh: "图形图像", en: "Images")
            case .other: Localized(zh: "其他", en: "Other")
            }
        }
    }

    /// The form.
    package let kind: Kind
    /// More about it, such as `MySQL` or `GeoTIFF`.
    package let note: String?

    /// A form.
    package init(kind: Kind, note: String? = nil) {
        self.kind = kind
        self.note = note
    }
}

/// A way of handing data over 共享方式; the kind of an attached resource as well.
package enum SharingWay: String, Sendable, Hashable, CaseIterable, Codable {
    /// Questions one by one 服务接口.
    case api
    /// Rows in bulk, from table to table 批量交换（库表）.
    case table
    /// A file to fetch 文件下载.
    case file
    /// A message whenever something happens 消息推送.
    case message

    /// What people call it.
    package var title: Localized {
        switch self {
        case .api: Localized(zh: "服务接口", en: "Interface")
        case .table: Localized(zh: "批量交换（库表）", en: "Bulk exchange")
        case .file: Localized(zh: "文件下载", en: "File")
        case .message: Localized(zh: "消息推送", en: "Messages")
        }
    }
}

/// Whether the public may have the data 开放属性.
package struct Opening: Sendable, Hashable, Codable {
    /// The classes of opening.
    package enum Class: String, Sendable, Hashable, CaseIterable, Codable {
        /// Not open 不予开放.
        case none
        /// Open on conditions 有条件开放.
        case conditional
        /// Open to everybody 无条件开放.
        case open

        /// What people call it.
        package var title: Localized {
            switch self {
            case .none: Localized(zh: "不予开放", en: "Not open")
            case .conditional: Localized(zh: "有条件开放", en: "Open on conditions")
            case .open: Localized(zh: "无条件开放", en: "Open")
            }
        }
    }

    /// The class.
    package let `class`: Class
    /// On what conditions; nil: none are named.
    package let conditions: Localized?

    /// Opening of a class.
    package init(class: Class, conditions: Localized? = nil) {
        self.class = `class`
        self.conditions = conditions
    }

    /// Not open.
    package static let none = Opening(class: .none)
}

/// Who may know that an entry or an item exists.
package enum Audience: String, Sendable, Hashable, CaseIterable, Codable {
    /// Every official of the city.
    case city
    /// The provider and the data bureau alone.
    case provider
}

/// Something attached to an entry through which the data is had 挂接资源.
package struct ResourceDefinition: Sendable, Hashable, Codable {
    /// Name within the entry, such as `api`.
    package let id: String
    /// The way it is handed over.
    package let kind: SharingWay
    /// What people call it.
    package let title: Localized
    /// The day on which its data last changed; nil: not known, or told by the dataset itself.
    package let updated: Day?

    /// A resource.
    package init(id: String, kind: SharingWay, title: Localized, updated: Day? = nil) {
        self.id = id
        self.kind = kind
        self.title = title
        self.updated = updated
    }
}

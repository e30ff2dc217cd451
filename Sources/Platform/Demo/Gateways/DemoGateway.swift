import Standards

/// One gateway of the demonstration: whose it is, what stands behind it, and where it listens (contract: ports 8280–8284, 8480–8484).
struct DemoGateway: Sendable, Hashable {
    /// Its id, which is the code of the department.
    let id: String
    /// What people call it.
    let title: Localized
    /// The code of the one system behind it.
    let subsystem: String
    /// What people call the system.
    let system: Localized
    /// The datasets that the system serves.
    let datasets: [String]

    /// The five, in the order of their ports.
    static let all = [
        DemoGateway(
            id: "data-bureau", title: Localized(zh: "市政务和数据局网关", en: "Gateway of the data bureau"),
            subsystem: "registers", system: Localized(zh: "基础信息库", en: "Base registers"), datasets: ["deceased"]),
        DemoGateway(
            id: "public-security", title: Localized(zh: "市公安局网关", en: "Gateway of public security"),
            subsystem: "population", system: Localized(zh: "人口信息管理系统", en: "Population information system"),
            datasets: ["resident", "death-deregistration"]),
        DemoGateway(
            id: "social-security", title: Localized(zh: "市人社局网关", en: "Gateway of social security"),
            subsystem: "pension", system: Localized(zh: "养老待遇系统", en: "Pension system"),
            datasets: ["pension-recipient"]),
        DemoGateway(
            id: "civil-affairs", title: Localized(zh: "市民政局网关", en: "Gateway of civil affairs"),
            subsystem: "funeral", system: Localized(zh: "殡葬管理系统", en: "Funeral system"), datasets: ["cremation"]),
        DemoGateway(
            id: "health", title: Localized(zh: "市卫生健康局网关", en: "Gateway of health"),
            subsystem: "death-certificate",
            system: Localized(zh: "死亡医学证明系统", en: "Death certificate system"), datasets: ["death-certificate"]),
    ]
}

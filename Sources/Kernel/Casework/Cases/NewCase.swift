package import Standards

/// A case to be opened.
package struct NewCase: Sendable, Hashable {
    /// The chain.
    package let chain: String
    /// What it is about, in a line: 1–200 characters in each language.
    package let title: Localized
    /// What it concerns: 1–200 characters, such as `entry:vehicle-registration`.
    package let object: String
    /// An organisation for every party that the chain names.
    package let parties: [String: String]
    /// The feature's JSON, at most 256 KiB.
    package let content: String
    /// What a search finds it by, besides number and title; at most 20 texts of 1,000 characters.
    package let text: [String]

    /// A case to be opened.
    package init(
        chain: String, title: Localized, object: String, parties: [String: String], content: String = "{}",
        text: [String] = []
    ) {
        self.chain = chain
        self.title = title
        self.object = object
        self.parties = parties
        self.content = content
        self.text = text
    }
}

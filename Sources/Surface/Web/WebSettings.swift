package import Standards

/// What the operator decides about the pages.
package struct WebSettings: Sendable {
    /// The folder with `templates`, `styles` and `strings`.
    package let folder: String
    /// The name of the city, such as 中山市.
    package let city: Localized
    /// Whether every page says that all data are fictional.
    package let demo: Bool
    /// Whether the site is reached over TLS, so that cookies are only sent there.
    package let secure: Bool
    /// The version of the program, for the about page.
    package let version: String

    /// Settings of the pages.
    package init(folder: String, city: Localized, demo: Bool, secure: Bool, version: String = "0") {
        self.folder = folder
        self.city = city
        self.demo = demo
        self.secure = secure
        self.version = version
    }
}

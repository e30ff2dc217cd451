import Authority
import Definitions
import HTTP
import HTTPTypes
import Hummingbird
import Identity
import Standards

/// What stands around every page: its title, where it is, and what it needs of the browser.
struct Frame: Sendable {
    /// The title of the page, for the window and the history.
    var title: String
    /// Where it stands, from the home page down; the last has no address.
    var crumbs: [(label: String, href: String?)] = []
    /// The status of the answer.
    var status = HTTPResponse.Status.ok
    /// Seconds after which the browser loads the page again; nil: never.
    var refresh: Int?
}

extension Web {
    /// A page: the template filled with `view`, inside the frame.
    func page(
        _ template: String, _ frame: Frame, _ view: [String: View], for request: Request, in context: CityContext
    ) throws -> Response {
        let strings = templates[context.language]
        var fields = view
        fields["lang"] = .text(context.language.tag)
        fields["title"] = .text(frame.title)
        fields["city"] = .text(settings.city[context.language])
        fields["demo"] = .flag(settings.demo)
        fields["style"] = .text(styleVersion)
        fields["refresh"] = View(frame.refresh.map(String.init))
        fields["switch"] = languageSwitch(request, context, strings)
        fields["crumbed"] = .flag(!frame.crumbs.isEmpty)
        fields["crumbs"] = .list(
            [["label": .text(strings("site.home")), "href": "/"]]
                + frame.crumbs.map { ["label": .text($0.label), "href": View($0.href)] })
        if let signedIn = context.session {
            fields["person"] = person(signedIn, context.language)
            fields["printed"] = .text(printed(signedIn, strings))
            fields["menu"] = menu(for: signedIn, at: request.uri.path, strings)
            fields["token"] = .text(signedIn.session.csrf)
        }
        let html = try templates.render(template, .fields(fields), in: context.language)
        return Response(
            status: frame.status,
            headers: [
                .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
                .contentLanguage: context.language.tag,
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// Sends the browser to another page of this site after a form (303, so that reloading repeats nothing).
    func redirect(to path: LocalPath) -> Response {
        Response(status: .seeOther, headers: [.location: path.text, .cacheControl: "no-store"])
    }

    /// The same for an address that the program itself makes of parts without characters that need care.
    func redirect(to path: String) throws -> Response {
        guard let path = LocalPath(path) else { throw Problem.internal }
        return redirect(to: path)
    }

    /// The short name of an organisation today; its code only where the packs do not know it.
    func organisation(_ code: String, _ language: Language) -> String {
        kernel.identity.organisations.name(of: code, on: kernel.today)?.short[language] ?? code
    }

    /// What stands above a printed page alone: where it is from, and who had it shown when.
    private func printed(_ signedIn: SignedIn, _ strings: Strings) -> String {
        strings(
            "site.printed",
            [
                "city": settings.city[strings.language],
                "name": signedIn.actor.name.isEmpty ? signedIn.actor.account : signedIn.actor.name,
                "organisation": organisation(signedIn.actor.organisation, strings.language),
                "time": BeijingTime.textWithSeconds(kernel.clock.now()),
            ])
    }

    private func person(_ signedIn: SignedIn, _ language: Language) -> View {
        [
            "name": .text(signedIn.actor.name.isEmpty ? signedIn.actor.account : signedIn.actor.name),
            "organisation": .text(organisation(signedIn.actor.organisation, language)),
        ]
    }

    private func menu(for signedIn: SignedIn, at path: String, _ strings: Strings) -> View {
        let items = [Duty(label: strings("site.home"), href: "/")] + duties(of: signedIn, strings.language)
        return .list(
            items.map { item in
                let current = item.href == "/" ? path == "/" : path == item.href || path.hasPrefix(item.href + "/")
                return ["label": .text(item.label), "href": .text(item.href), "current": .flag(current)]
            })
    }

    /// The same page in the other language: the address with `lang` set, every other part of the query kept.
    private func languageSwitch(_ request: Request, _ context: CityContext, _ strings: Strings) -> View {
        let other: Language = context.language == .chinese ? .english : .chinese
        let kept = (request.uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("lang=") }
        let query = (kept.map(String.init) + ["lang=\(other.rawValue)"]).joined(separator: "&")
        let path = LocalPath(request.uri.path + "?" + query)?.text ?? "/?lang=\(other.rawValue)"
        return ["href": .text(path), "tag": .text(other.tag), "label": .text(strings("site.other"))]
    }
}

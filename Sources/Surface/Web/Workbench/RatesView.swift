import Catalogue
import Standards

/// The figures of a department beside the city's mean, as bars with their numbers in words.
struct RatesView {
    let rates: Rates
    let users: [TopUser]
    /// What the department is called.
    let name: String
    let strings: Strings
    let web: Web

    /// What the workbench shows.
    var view: View {
        let (own, city) = (rates.own, rates.city)
        return [
            "heading": .text(strings("rates.title", ["name": name])), "own": .text(name),
            "city": .text(strings("rates.city", ["count": String(rates.departments)])),
            "items": .list([
                share("attachment", own.attachment, city.attachment, own.attached, own.published),
                share("timeliness", own.timeliness, city.timeliness, own.timely, own.promised),
                share("satisfaction", own.satisfaction, city.satisfaction, own.granted, own.decided),
                subscriptions,
            ]),
            "users": users.isEmpty
                ? .none
                : [
                    "items": .list(
                        users.map { user in
                            [
                                "name": .text(web.organisation(user.consumer, strings.language)),
                                "grants": .text(strings("rates.grants", ["count": String(user.grants)])),
                            ]
                        })
                ],
        ]
    }

    private func share(_ name: String, _ own: Double?, _ city: Double?, _ part: Int, _ whole: Int) -> View {
        [
            "label": .text(strings("rates." + name)), "own": .text(Self.percent(own) ?? strings("rates.none")),
            "mean": .text(strings("rates.mean", ["value": Self.percent(city) ?? strings("rates.none")])),
            "detail": .text(
                whole == 0
                    ? strings("rates.no" + name)
                    : strings("rates.of", ["part": String(part), "whole": String(whole)])),
            "bars": whole == 0
                ? .none : ["ownwidth": .text(Self.width(own)), "citywidth": .text(Self.width(city))],
        ]
    }

    /// Grants in force: a number, beside the mean of all departments.
    private var subscriptions: View {
        let mean = rates.departments == 0 ? 0 : Double(rates.city.subscriptions) / Double(rates.departments)
        let most = max(Double(rates.own.subscriptions), mean)
        return [
            "label": .text(strings("rates.subscriptions")), "own": View(rates.own.subscriptions),
            "mean": .text(strings("rates.mean", ["value": Self.decimal(mean)])),
            "detail": .text(strings("rates.insum", ["count": String(rates.city.subscriptions)])),
            "bars": most == 0
                ? .none
                : [
                    "ownwidth": .text(Self.width(Double(rates.own.subscriptions) / most)),
                    "citywidth": .text(Self.width(mean / most)),
                ],
        ]
    }

    private static func percent(_ share: Double?) -> String? { share.map { decimal($0 * 100) + "%" } }

    /// One digit after the point, and none where it is zero.
    private static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }

    private static func width(_ share: Double?) -> String { decimal(min(max(share ?? 0, 0), 1) * 100) }
}

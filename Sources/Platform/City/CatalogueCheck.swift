import Catalogue
import Journal
import Standards

/// What verification finds about the catalogue: entries, their versions and grants against the journal.
struct CatalogueCheck: Verifiable {
    let catalogue: Catalogue
    let name = "catalogue"

    func verify(_ pass: VerifyPass) async throws {
        let result = try await catalogue.verify { pass.progress(name, done: $0, total: $1) }
        for finding in result.findings {
            pass.found(
                VerifyFinding(
                    .defect, code: finding.code.rawValue, place: finding.place, message: Self.message(finding.code)))
        }
    }

    private static func message(_ code: CatalogueFinding.Code) -> Localized {
        switch code {
        case .entry: Localized(zh: "目录的登记内容与日志不符。", en: "What is stored of the entry is not what the journal tells.")
        case .version: Localized(zh: "已发布的目录版本与发布时不同。", en: "The published version is not what was published.")
        case .grant: Localized(zh: "共享授权与作出决定时不同。", en: "The grant is not what was decided.")
        case .stale:
            Localized(zh: "内容被恢复为较早的状态。", en: "An earlier state was put back: the journal tells of later ones.")
        case .missing:
            Localized(zh: "日志记载的目录或版本缺失。", en: "The journal tells of an entry or a version that is not there.")
        case .grantMissing: Localized(zh: "日志记载的共享授权缺失。", en: "The journal tells of a grant that is not there.")
        case .need: Localized(zh: "需求或其答复与登记时不同。", en: "The need, or its answer, is not what was written.")
        case .needMissing: Localized(zh: "日志记载的需求缺失。", en: "The journal tells of a need that is not there.")
        case .unknown: Localized(zh: "日志中没有相应的事件。", en: "The journal does not tell of what is there.")
        }
    }
}

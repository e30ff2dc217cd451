import Standards

extension RequestContent {
    /// Reads the content of a case; nil where it is no request.
    package init?(json: String) {
        guard json.utf8.count <= RequestLimits.content,
            let read = try? JSONText.value(json, as: RequestContent.self)
        else { return nil }
        self = read.withoutEmptyParts
    }

    /// What a form leaves empty is not there.
    private var withoutEmptyParts: RequestContent {
        var content = self
        if content.rows?.isEmpty == true { content.rows = nil }
        if content.letter?.isEmpty == true { content.letter = nil }
        return content
    }
}

extension ProviderDecision {
    /// Reads a decision of a case; nil where it is none.
    package init?(json: String) {
        guard json.utf8.count <= RequestLimits.content,
            let read = try? JSONText.value(json, as: ProviderDecision.self)
        else { return nil }
        self = read
        if rows?.isEmpty == true { rows = nil }
    }
}

extension RenewalContent {
    /// Reads the content of a case, or a decision on one; nil where it is none.
    package init?(json: String) {
        guard json.utf8.count <= RequestLimits.content,
            let read = try? JSONText.value(json, as: RenewalContent.self)
        else { return nil }
        self = read
    }
}

extension DisputeContent {
    /// Reads the content of a case; nil where it is none.
    package init?(json: String) {
        guard json.utf8.count <= RequestLimits.content,
            let read = try? JSONText.value(json, as: DisputeContent.self)
        else { return nil }
        self = read
    }
}

/// Bounds of what is read from cases.
enum RequestLimits {
    /// The most bytes of a content, as cases keep it.
    static let content = 256 << 10
}

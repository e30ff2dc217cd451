extension Mask {
    /// What a reader without a purpose sees instead of `text`; empty stays empty.
    package func apply(to text: String) -> String {
        guard self != .none, !text.isEmpty else { return text }
        return "****"
    }

    /// What a reader without a purpose sees instead of a value; nothing stays nothing, and what is masked is text.
    package func apply(to datum: Datum) -> Datum {
        switch datum {
        case .null: .null
        case _ where self == .none: datum
        case .text(let text): .text(apply(to: text))
        case .day(let day): .text(apply(to: day.description))
        case .instant(let instant): .text(apply(to: BeijingTime.text(instant)))
        case .integer, .boolean: .text(Mask.whole.apply(to: "*"))
        }
    }
}

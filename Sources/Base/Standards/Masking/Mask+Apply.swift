extension Mask {
    /// What stands for hidden characters whose number is nobody's business.
    static let hidden = "****"

    /// What a reader without a purpose sees instead of `text`; empty stays empty, for that nothing is known is no
    /// secret.
    ///
    /// What cannot be recognised is hidden whole. Never more is shown than the first characters (and for identity
    /// numbers and telephones the last) that the kind of mask names.
    package func apply(to text: String) -> String {
        if text.isEmpty { return text }
        return switch self {
        case .none: text
        case .name: NameMask.apply(text)
        case .identity: NumberMask.identity(text)
        case .phone: NumberMask.phone(text)
        case .address: AddressMask.apply(text)
        case .date: NumberMask.date(text)
        case .whole: Self.hidden
        }
    }

    /// What a reader without a purpose sees instead of a value; nothing stays nothing, and what is masked is text.
    package func apply(to datum: Datum) -> Datum {
        switch datum {
        case .null: .null
        case _ where self == .none: datum
        case .text(let text): .text(apply(to: text))
        case .day(let day): .text(self == .date ? apply(to: day.description) : Self.hidden)
        case .instant(let instant): .text(self == .date ? apply(to: BeijingTime.text(instant)) : Self.hidden)
        case .integer, .boolean: .text(Self.hidden)
        }
    }
}

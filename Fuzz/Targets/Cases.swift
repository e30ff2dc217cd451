@testable import Casework

extension FuzzTarget {
    /// The seat of a form, the cursor of a to-do list, and what somebody wrote in a case.
    static let cases = FuzzTarget("cases") { bytes in
        guard let text = text(bytes) else { return }
        if let seat = Seat(text) { require(seat.text == text, "a seat has one spelling") }
        if let cursor = ToDoCursor(text) { require(cursor.text == text, "a cursor has one spelling") }
        guard case .refuse(let reason)? = try? CaseAct.refuse(reason: text).cleaned() else { return }
        require((1...2_000).contains(reason.unicodeScalars.count), "a reason is bounded")
        require(!reason.utf8.contains(0) && !reason.utf8.contains(0x1B), "a reason holds no control characters")
        require(
            (try? CaseAct.refuse(reason: reason).cleaned()) == .refuse(reason: reason), "a clean text stays as it is")
    }
}

import Casework
import Standards

extension Web {
    /// A seat as people read it: the post, and for whom.
    func seat(_ seat: Seat, _ names: [String: String], _ strings: Strings) -> String {
        let post = post(seat.post, strings.language)
        guard let absent = seat.actingFor else { return post }
        return strings("act.seatacting", ["post": post, "name": names[absent] ?? absent])
    }
}

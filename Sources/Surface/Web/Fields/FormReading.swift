import HTTP
import Standards

/// Reads values of a form, and says beside the field what cannot be read.
enum FormReading {
    /// A civil day as `2026-11-24`; `otherwise` where it is none.
    static func day(
        _ name: String, in form: Form, otherwise: Day, _ strings: Strings, _ faults: inout FormFaults
    ) -> Day {
        guard let day = form[name].flatMap({ Day($0) }) else {
            faults.add(name, strings("ask.day"))
            return otherwise
        }
        return day
    }

    /// A whole number above 0; 1 where it is none.
    static func count(_ name: String, in form: Form, _ strings: Strings, _ faults: inout FormFaults) -> Int {
        guard let count = form[name].flatMap({ Int($0) }), count > 0 else {
            faults.add(name, strings("ask.number"))
            return 1
        }
        return count
    }
}

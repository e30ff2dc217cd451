import HTTP
import Standards

/// Reads values of a form, and says beside the field what cannot be read.
struct FormReading {
    let form: Form
    let strings: Strings

    /// A civil day as `2026-11-24`; `otherwise` where it is none.
    func day(_ name: String, _ label: String, otherwise: Day, _ faults: inout FormFaults) -> Day {
        guard let day = form[name].flatMap({ Day($0) }) else {
            faults.add(name, strings("ask.day", ["field": strings(label)]))
            return otherwise
        }
        return day
    }

    /// A whole number above 0; 1 where it is none.
    func count(_ name: String, _ label: String, _ faults: inout FormFaults) -> Int {
        guard let count = form[name].flatMap({ Int($0) }), count > 0 else {
            faults.add(name, strings("ask.number", ["field": strings(label)]))
            return 1
        }
        return count
    }
}

import Foundation
import Glibc

/// What the kernel counts about processes (`/proc`, proc(5)).
enum ProcessFacts {
    /// User and system time of a process so far, in steps of 10 ms; zero where it is gone.
    static func cpu(of process: Int32) -> Duration {
        guard let fields = fields(of: process) else { return .zero }
        return ticks(fields, 13, 14)
    }

    /// The same of a process, its living children and those that it has waited for: a PostgreSQL server's.
    static func cpu(ofServer parent: Int32) -> Duration {
        guard let own = fields(of: parent) else { return .zero }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap { Int32($0) }.compactMap(fields(of:)).reduce(ticks(own, 13, 14, 15, 16)) { sum, child in
            child[3] == "\(parent)" ? sum + ticks(child, 13, 14) : sum
        }
    }

    /// Resident memory of a process in MB (`VmRSS`), or the most it ever was (`VmHWM`).
    static func memory(of process: Int32, _ key: String = "VmRSS") -> Double {
        let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(key + ":") } ?? ""
        return Double(line.filter(\.isNumber)).map { $0 / 1_024 } ?? 0
    }

    /// Forgets how much memory this process once had, so that `VmHWM` begins anew.
    static func forgetPeak() {
        try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    }

    /// How busy the machine is: the load of the last minute.
    static var load: String {
        ((try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "").prefix { $0 != " " }.description
    }

    /// The model of the processor.
    static var processor: String {
        let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = facts.split(separator: "\n").first { $0.hasPrefix("model name") } ?? ""
        return line.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }

    /// The fields of `/proc/PID/stat`; the name, which may hold spaces, is one of them.
    private static func fields(of process: Int32) -> [Substring]? {
        guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
            let end = stat.lastIndex(of: ")")
        else { return nil }
        return [Substring("\(process)"), "name"] + stat[stat.index(after: end)...].split(separator: " ")
    }

    private static func ticks(_ fields: [Substring], _ places: Int...) -> Duration {
        let ticks = places.reduce(0) { $0 + (Int($1 < fields.count ? fields[$1] : "") ?? 0) }
        return .milliseconds(ticks * 1_000 / sysconf(Int32(_SC_CLK_TCK)))
    }
}

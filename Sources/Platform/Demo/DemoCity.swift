import Authority
import Definitions
import Files
import Foundation
import HTTP
import Identity
import Jobs
import Journal
import Registry
import Standards
import Store

/// The demonstration in a city: its people with one password, and a crowd with its registers, imported as anybody would.
package struct DemoCity: Sendable {
    private let city: City
    private let residents: Int
    private let password: DemoPassword

    /// The demonstration of `city`, with so many residents at its first start.
    package init(city: City, residents: Int) throws {
        self.city = city
        self.residents = residents
        password = try DemoPassword(folder: city.configuration.data, entropy: city.kernel.entropy)
    }

    /// Makes the accounts that do not exist yet; those of residents belong to people of the crowd.
    package func loadPeople() async throws {
        let subjects = DemoCrowd(count: residents).subjects
        let people = city.packs.people.map {
            LoadedPerson($0, password: password.text, subject: subjects[$0.account])
        }
        try await city.kernel.identity.load(people: people)
    }

    /// Fills the registers, in a city that runs; whether there was anything to do.
    ///
    /// Interrupted anywhere, the next start goes on: the import into each dataset is one command. What the packs do not
    /// declare, or nobody of the demonstration may import, is left out.
    /// - Parameter progress: told how many residents of how many are there.
    package func loadRegisters(_ progress: (_ done: Int64, _ total: Int64) -> Void) async throws -> Bool {
        guard residents > 0 else { return false }
        var hasWaited = false
        for set in DemoSet.allCases {
            guard let dataset = city.packs.datasets[set.rawValue], let permit = importPermit(set.rawValue) else {
                continue
            }
            let job = try await startImport(dataset, permit)
            let hadToWait = try await wait(for: job, permit) { done, total in
                if set == .residents { progress(done, total) }
            }
            hasWaited = hasWaited || hadToWait
        }
        return hasWaited
    }

    /// Asks for and decides the first grants, and writes the body of the first match; after the registers.
    package func loadExchange() async throws {
        try await DemoGrants(kernel: city.kernel).load()
        try DemoPensioners.write(DemoCrowd(count: residents), to: city.configuration.data)
    }

    /// What a newcomer wants to read first.
    package var introduction: [String] {
        let address = "http://\(city.configuration.http.host):\(city.configuration.http.port)"
        let officials = city.packs.people.filter { !$0.assignments.isEmpty }
        let accounts = officials.prefix(Self.listed).map { person in
            "    " + person.account.padding(toLength: 16, withPad: " ", startingAt: 0) + person.name.zh + "  "
                + organisation(person) + " " + person.post.zh + " · " + person.post.en
        }
        let others = max(0, officials.count - Self.listed)
        let more = others > 0 ? ["    … and \(others) more, in packs/*/demo/people.yaml"] : []
        return [
            "", "一通 Yitong · \(city.configuration.city.zh) \(city.configuration.city.en)",
            "演示环境，数据均为虚构 · A demonstration: all data is fictional",
            "", "  \(address)", "", "  Sign in as (password of all: \(password.text), kept in \(password.path)):",
        ] + accounts + more + [
            "", "  First things to try, as chen.jing: find a resident, ask for the plain view, import a file.",
            "  As li.xiaomei: look for 死亡 in the catalogue and ask for it; zhong.jianguo approves, huang.zhiming checks the",
            "  form, feng.qian of health proposes and wen.shuyi decides.",
            "  README.md walks through it in ten minutes. Ctrl-C stops the city; nothing acknowledged is lost.", "",
        ]
    }

    /// As many accounts as a terminal shows at once.
    private static let listed = 28

    private func organisation(_ person: DemoPerson) -> String {
        city.packs.organisation(person.organisation)?.name(on: city.kernel.today)?.short.zh ?? ""
    }

    /// The permit of the first person of the demonstration who may import into a dataset.
    private func importPermit(_ dataset: String) -> Permit? {
        for person in city.packs.people where person.kind == .official {
            if case .success(let permit) = city.kernel.authority.permit(Actor(person), .import, on: .dataset(dataset)) {
                return permit
            }
        }
        return nil
    }

    private func startImport(_ dataset: DatasetDefinition, _ permit: Permit) async throws -> ID<Job> {
        let command = try CommandID("demo:\(dataset.id)")
        if let job = try await submitted(command) { return job }
        let csv = DemoCSV(DemoCrowd(count: residents), dataset: dataset)
        let file = try await city.kernel.files.spool(
            DemoPieces(csv), name: "演示\(dataset.title.zh).csv", mediaType: "text/csv",
            owner: permit.actor.organisation)
        return try await city.kernel.registry.importFile(file.id, into: dataset.id, command: command, under: permit)
    }

    /// The job that an earlier start submitted.
    private func submitted(_ command: CommandID) async throws -> ID<Job>? {
        let jobs = city.kernel.jobs
        return try await city.kernel.store.read { try jobs.submitted(by: command, in: $0) }
    }

    /// Waits until the import is over; whether there was anything to wait for.
    private func wait(
        for job: ID<Job>, _ permit: Permit, _ progress: (Int64, Int64) -> Void
    ) async throws -> Bool {
        var hasWaited = false
        while true {
            let registry = city.kernel.registry
            let report = try await city.kernel.store.read { snapshot in
                try registry.importReport(job, under: permit, in: snapshot)
            }
            guard let report else { throw DemoError.noImport }
            switch report.state {
            case .done:
                if hasWaited { progress(report.accepted, report.accepted) }
                return hasWaited
            case .failed, .stopped:
                return hasWaited
            case .waiting, .running:
                hasWaited = true
                progress(report.accepted, Int64(residents))
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}

/// Why the demonstration cannot be made.
enum DemoError: Error {
    /// The import that was submitted cannot be found.
    case noImport
}

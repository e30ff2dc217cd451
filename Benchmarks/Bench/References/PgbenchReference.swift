import Foundation
import Store

/// pgbench doing the same statements, each transaction durable on its own.
enum PgbenchReference {
    private static let script = """
        \\set account random(0, 9999)
        BEGIN;
        UPDATE bench_account SET balance = balance + 1 WHERE id = :account;
        INSERT INTO bench_movement (id, account, amount) VALUES (gen_random_uuid()::text, :account, 1);
        INSERT INTO journal_pending (id, leaf, salt, kind, actor, organisation, dataset, subjects, purpose,
            case_number, payload, retention, at)
            VALUES (gen_random_uuid()::text, '\\x07070707'::bytea, '\\x0909'::bytea, 'bench.movement', 'bench',
            'data-bureau', NULL, '', NULL, NULL, '{"amount":1}', 'p3y', 0);
        COMMIT;
        """

    /// Transactions per second of `clients` clients, `total` in all; what it left in the journal's table is removed.
    ///
    /// By number and not by time (`-T`): pgbench ends by SIGALRM, which a child of one of Dispatch's threads never gets.
    static func run(url: String, clients: Int, total: Int) async throws -> Double {
        let path = FileManager.default.temporaryDirectory.path + "/yitong-pgbench.sql"
        try script.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let output = try Program.run(
            Program.postgres("pgbench"),
            [
                "-n", "-M", "prepared", "-c", "\(clients)", "-j", "2", "-t", "\(max(1, total / clients))", "-f", path,
                url,
            ])
        try Program.run("/usr/bin/psql", ["-q", url, "-c", "TRUNCATE journal_pending, bench_movement"])
        guard let line = output.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
            let rate = Double(line.dropFirst(6).prefix { $0 != " " })
        else { throw BenchError("pgbench said no rate:\n\(output)") }
        return rate
    }
}

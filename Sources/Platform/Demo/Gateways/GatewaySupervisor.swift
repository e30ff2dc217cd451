import Foundation
import Logging
import ServiceLifecycle

/// Keeps the gateways of the demonstration running, each a process of its own.
///
/// One that ends is started again, ever later up to half a minute. When the demonstration ends they end; when it is killed they go on
/// for a while without it, as real ones would, and the next start takes over from them.
struct GatewaySupervisor: Service {
    /// What is started.
    struct Plan: Sendable {
        let id: String
        /// Its configuration file.
        let configuration: String
        /// Its data folder, where it holds a lock while it runs.
        let folder: String
    }

    let program: String
    let plans: [Plan]
    let logger: Logger

    /// Runs them until the graceful shutdown.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                for plan in plans { group.addTask { await keepRunning(plan) } }
            }
        }
    }

    private func keepRunning(_ plan: Plan) async {
        var pause = Duration.milliseconds(500)
        while !Task.isCancelled {
            await endFormer(plan)
            let start = ContinuousClock.now
            await runOnce(plan)
            if Task.isCancelled { return }
            pause = ContinuousClock.now - start > .seconds(30) ? .milliseconds(500) : min(pause * 2, .seconds(30))
            logger.notice("a gateway ended and is started again", metadata: ["gateway": .string(plan.id)])
            try? await Task.sleep(for: pause)
        }
    }

    /// Runs it until it ends by itself or the demonstration does.
    private func runOnce(_ plan: Plan) async {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["gateway", "run", "--config", plan.configuration, "--supervised"]
        process.standardInput = FileHandle.nullDevice
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        do {
            try process.run()
        } catch {
            logger.error(
                "a gateway cannot be started", metadata: ["gateway": .string(plan.id), "error": .string("\(error)")])
            return
        }
        let id = process.processIdentifier
        await withTaskCancellationHandler {
            for await _ in ends {}
        } onCancel: {
            kill(id, SIGTERM)
        }
        // Cancelled: the stream ended at once, the process has yet to.
        for _ in 0..<200 where process.isRunning { await Self.pause() }
        if process.isRunning { kill(id, SIGKILL) }
    }

    /// Ends a gateway that an earlier demonstration left behind.
    private func endFormer(_ plan: Plan) async {
        for attempt in 0..<100 {
            guard let holder = InstanceLock.holder(folder: plan.folder, of: "gateway") else { return }
            if attempt == 0 { kill(holder, SIGTERM) }
            if attempt == 80 { kill(holder, SIGKILL) }
            await Self.pause()
        }
    }

    /// A tenth of a second, in a cancelled task too.
    private static func pause() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(100)) { continuation.resume() }
        }
    }
}

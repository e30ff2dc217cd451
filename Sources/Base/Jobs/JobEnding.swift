import Standards

/// What becomes of a job after a run: a pure function of how the run ended.
///
/// Nil: the lease is another's, leave it.
struct JobEnding: Sendable, Hashable {
    let state: JobState
    /// How long until it may be taken again; nil: not by itself.
    let pause: Duration?
    let attempts: Int
    let message: Localized?

    init?(_ outcome: Result<Void, any Error>, attempts: Int, settings: JobSettings) {
        switch outcome {
        case .success:
            (state, pause, self.attempts, message) = (.done, nil, 0, nil)
        case .failure(let stop as JobStopped):
            guard stop.reason == .asked else { return nil }
            (state, pause, self.attempts, message) = (.stopped, nil, 0, nil)
        case .failure(let failure as JobFailure):
            (state, pause, self.attempts, message) = (.failed, nil, attempts, failure.message)
        case .failure(is CancellationError):
            // The node is shutting down: whoever looks next goes on from what was saved.
            (state, pause, self.attempts, message) = (.waiting, .zero, attempts - 1, nil)
        case .failure:
            self.attempts = attempts
            if attempts >= settings.attempts {
                (state, pause) = (.failed, nil)
                message = Localized(
                    zh: "多次尝试仍未成功，任务已停止；已完成的部分有效。请联系系统管理员，排除故障后可继续。",
                    en:
                        "Gave up after several attempts; what was done stays done. Ask the system administrator; it can be resumed."
                )
            } else {
                let doubled = settings.pause * (1 << min(attempts - 1, 20))
                (state, pause) = (.waiting, min(doubled, settings.longestPause))
                message = Localized(
                    zh: "暂时出错，系统将自动重试。", en: "It failed for now and will be tried again.")
            }
        }
    }
}

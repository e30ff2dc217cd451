package import Standards

/// What a gateway tells the hub once a minute: figures and evidence, never a payload or a person.
package struct GatewayReport: Sendable, Hashable, Codable {
    /// The most rows of calls in one report.
    package static let rowLimit = 2_000
    /// The most leaves of the journal in one report.
    package static let leafLimit = 8_192

    /// Grows with every report of a gateway; one that is not above the last was taken already.
    package var number: Int64
    /// How it is.
    package var health: GatewayHealth
    /// The calls since the report before.
    package var calls: [CallCount]
    /// The journal since the report before; nil: it has none yet.
    package var journal: JournalPiece?

    /// A report by its parts.
    package init(number: Int64, health: GatewayHealth, calls: [CallCount], journal: JournalPiece?) {
        self.number = number
        self.health = health
        self.calls = calls
        self.journal = journal
    }
}

/// How a gateway is, by its own account.
package struct GatewayHealth: Sendable, Hashable, Codable {
    /// The version of its program.
    package var version: String
    /// Whether it can serve.
    package var ready: Bool
    /// Why not, or what is not as it should be, in stable words; at most 20.
    package var reasons: [String]
    /// The serial of the configuration that it uses.
    package var configuration: Int64
    /// When that configuration was written.
    package var configurationIssuedAt: Instant
    /// Until when its certificate is good.
    package var certificateNotAfter: Instant
    /// How many messages its journal holds.
    package var records: Int64
    /// Bytes left on its disk; nil: not known.
    package var room: Int64?

    /// Health by its parts.
    package init(
        version: String, ready: Bool, reasons: [String] = [], configuration: Int64, configurationIssuedAt: Instant,
        certificateNotAfter: Instant, records: Int64, room: Int64? = nil
    ) {
        self.version = version
        self.ready = ready
        self.reasons = reasons
        self.configuration = configuration
        self.configurationIssuedAt = configurationIssuedAt
        self.certificateNotAfter = certificateNotAfter
        self.records = records
        self.room = room
    }
}

/// Calls of one minute that are alike in everything but time.
package struct CallCount: Sendable, Hashable, Codable {
    /// Whole minutes since 1970-01-01T00:00Z.
    package var minute: Int64
    /// Whether the gateway spoke for the asker or for the provider.
    package var side: CallSide
    /// Who called, as `X-Road-Client` says it.
    package var client: String
    /// What was called, as the address says it.
    package var service: String
    /// The number of the grant; empty where there was none, or none was needed.
    package var grant: String
    /// `ok`, or the stable code of the refusal.
    package var outcome: String
    /// How long they took; their number is its total.
    package var durations: LatencyHistogram

    /// A count by its parts.
    package init(
        minute: Int64, side: CallSide, client: String, service: String, grant: String, outcome: String,
        durations: LatencyHistogram
    ) {
        self.minute = minute
        self.side = side
        self.client = client
        self.service = service
        self.grant = grant
        self.outcome = outcome
        self.durations = durations
    }

    /// The outcome of a call that was answered.
    package static let ok = "ok"

    /// The minute of a moment.
    package static func minute(of instant: Instant) -> Int64 {
        Int64((Double(instant.microseconds) / 60_000_000).rounded(.down))
    }
}

/// For whom a gateway took part in a call.
package enum CallSide: String, Sendable, Hashable, CaseIterable, Codable {
    /// For the asker.
    case consumer
    /// For the provider.
    case provider
}

/// What is new in the journal of a gateway: a checkpoint, and the hashes of the leaves that lead to it.
///
/// The hub holds the same tree; adding the leaves must give the checkpoint's root, else the gateway tells two stories.
package struct JournalPiece: Sendable, Hashable, Codable {
    /// The newest checkpoint, a signed note, at most 4 KiB.
    package var checkpoint: String
    /// The position of the first leaf, which is how many the hub has.
    package var from: Int64
    /// The hashes of the leaves one after another, 32 bytes each, in Base64; at most `leafLimit`.
    package var leaves: String

    /// A piece by its parts.
    package init(checkpoint: String, from: Int64, leaves: String) {
        self.checkpoint = checkpoint
        self.from = from
        self.leaves = leaves
    }
}

/// What the hub answers to a report.
package struct ReportAnswer: Sendable, Hashable, Codable {
    /// How many leaves of the gateway's journal the hub has: the next report begins there.
    ///
    /// Where it is below the checkpoint's size, the
    /// next one may follow at once.
    package var mirrored: Int64
    /// The serial of the configuration that is in force for the gateway, as far as it was made; a hint to poll.
    package var configuration: Int64

    /// An answer by its parts.
    package init(mirrored: Int64, configuration: Int64) {
        self.mirrored = mirrored
        self.configuration = configuration
    }
}

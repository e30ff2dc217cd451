import Authority
package import Exchange
package import NIOCore
import Standards
import Trust

/// What a gateway does for calls of others: believes, decides, keeps, asks dataset or system, keeps, answers.
package struct ProviderSide: Sendable {
    let core: GatewayCore

    /// The provider's side of a gateway.
    package init(_ core: GatewayCore) {
        self.core = core
    }

    /// Answers a request of another gateway; a refusal is a signed answer too.
    ///
    /// Fails only where the request's head cannot be read, or nothing can be kept: then the other gateway is told nothing but that.
    package func answer(_ request: SealedRequest, from peer: PeerIdentity) -> EventLoopFuture<SealedAnswer> {
        core.parts.loop.flatSubmit {
            do {
                let head = try RequestHead(parsing: request.head)
                return IncomingCall(core, head, request, peer).run()
            } catch {
                return core.parts.loop.makeFailedFuture(error)
            }
        }
    }
}

/// One call of another gateway; lives on the event loop.
private struct IncomingCall: Sendable {
    private let core: GatewayCore
    private let head: RequestHead
    private let request: SealedRequest
    private let peer: PeerIdentity
    private let digest: Hash32
    private let kept: KeptCall

    init(_ core: GatewayCore, _ head: RequestHead, _ request: SealedRequest, _ peer: PeerIdentity) {
        self.core = core
        self.head = head
        self.request = request
        self.peer = peer
        kept = KeptCall(head, as: .provider)
        digest = request.body.digest
    }

    private var loop: any EventLoop { core.parts.loop }

    func run() -> EventLoopFuture<SealedAnswer> {
        core.state.value.underWay += 1
        let answer = answered()
        answer.whenComplete { _ in core.state.value.underWay -= 1 }
        return answer
    }

    private func answered() -> EventLoopFuture<SealedAnswer> {
        let decision: ProviderDecision
        do throws(ExchangeRefusal) {
            try believe()
            decision = decide()
        } catch {
            decision = .refused(error)
        }
        let terms = Terms(decision)
        let evidence = EvidenceService.requested(by: head)
        return core.parts.keeper.keep(received(terms), on: loop)
            .flatMapErrorThrowing { error in
                if let reservation = decision.reservation { core.state.value.quotas.release(reservation) }
                throw error
            }
            .flatMap { _ in
                (evidence.map { half(of: $0, decision) } ?? perform(decision)).flatMapErrorThrowing { error in
                    Outcome(refusal: error as? ExchangeRefusal ?? .inputOutput(.unexplained))
                }
            }
            .flatMap { outcome in reply(outcome, terms) }
    }

    /// Throws where signature or moment do not hold, or the request has been here.
    private func believe() throws(ExchangeRefusal) {
        do throws(SignatureRefusal) {
            let facts = try MessageSignature.verify(
                head, body: digest, parameters: request.parameters, proof: request.proof, from: peer,
                by: &core.state.value.batches)
            try core.state.value.replays.admit(facts, from: peer.gateway, now: core.now())
            core.remember(peer)
        } catch {
            throw error.refusal(at: .provider)
        }
    }

    private func decide() -> ProviderDecision {
        guard let gate = core.state.value.gate else { return .refused(.configurationOutdated(since: "")) }
        let call = ProviderCall(
            peer: peer.gateway, client: head.client, service: head.service, method: head.method,
            path: head.text(head.servicePath), query: head.query.map { head.text($0) }, caseNumber: head.issue,
            operatorName: head.userID, body: request.body)
        return gate.decide(call, quotas: &core.state.value.quotas, now: core.now())
    }

    /// This gateway's half of the evidence of a call that came from the same gateway.
    private func half(of requestID: String, _ decision: ProviderDecision) -> EventLoopFuture<Outcome> {
        // Nobody grants evidence: what is decided of it is that the service is unknown. Any other refusal stands.
        guard case .refused(let refusal) = decision, refusal == .unknownService(head.service) else {
            return perform(decision)
        }
        let half = core.parts.keeper.evidenceHalf(of: requestID, as: .provider, for: peer.gateway, on: loop)
        return half.flatMapThrowing { half in
            guard let half else { return Outcome(refusal: refusal) }
            return Outcome(json: Array(try JSONText.of(half).utf8))
        }
    }

    // MARK: Asking

    private func perform(_ decision: ProviderDecision) -> EventLoopFuture<Outcome> {
        switch decision {
        case .refused(let refusal): loop.makeSucceededFuture(Outcome(refusal: refusal))
        case .metadata(let call): metadata(call)
        case .dataset(let call): ask(call)
        case .foreign(let call): ask(call)
        }
    }

    private func metadata(_ call: MetadataCall) -> EventLoopFuture<Outcome> {
        loop.makeCompletedFuture {
            guard let gate = core.state.value.gate else { throw ExchangeRefusal.configurationOutdated(since: "") }
            return try Outcome(json: ServiceDesk(gate: gate).answer(call, to: head, now: core.now()))
        }
    }

    private func ask(_ call: DatasetCall) -> EventLoopFuture<Outcome> {
        guard let datasets = core.parts.datasets else {
            return releasing(call.reservation, on: loop.makeFailedFuture(ExchangeRefusal.unknownService(call.service)))
        }
        let asked = loop.makeFutureWithTask { try await datasets.answer(call) }
        return releasing(call.reservation, on: asked).flatMapThrowing { answer in
            try core.state.value.quotas.settle(call.reservation, rows: answer.rows, of: call.grant)
            return Outcome(
                status: 200, headers: .json, body: answer.body, rows: answer.rows,
                subjects: Array(Set(answer.asked).union(answer.hit)))
        }
    }

    private func ask(_ call: Exchange.ForeignCall) -> EventLoopFuture<Outcome> {
        let asked = listed(call).flatMapThrowing { try foreignRequest(call) }.flatMap { core.parts.foreign.call($0) }
        return releasing(call.reservation, on: asked).flatMapThrowing { answer in
            guard let narrowing = call.narrowing else {
                try core.state.value.quotas.settle(call.reservation, rows: call.reservation.rows, of: call.grant)
                return Outcome(answer)
            }
            let narrow: AnswerNarrowing.Answer
            do throws(ExchangeRefusal) {
                narrow = try narrowing.answer(status: answer.status, answer.body)
            } catch {
                core.state.value.quotas.close(call.reservation)
                throw error
            }
            try core.state.value.quotas.settle(call.reservation, rows: narrow.rows, of: call.grant)
            return Outcome(
                status: answer.status, headers: .json, body: narrow.body, rows: narrow.rows, subjects: narrow.subjects)
        }
    }

    /// The request that the provider's system gets: the caller's fields as they stand, the path behind the service's address.
    private func foreignRequest(_ call: Exchange.ForeignCall) throws -> ForeignRequest {
        guard let address = ForeignAddress(call.system.url) else { throw ExchangeRefusal.unknownService(call.service) }
        let whole = TimeAmount.milliseconds(call.system.timeoutMilliseconds)
        guard
            let request = ForeignRequest(
                head, body: request.body, address: address, timeouts: ForeignTimeouts(firstByte: whole, whole: whole),
                tls: core.parts.foreignTLS)
        else { throw ExchangeRefusal.invalidPath(call.service) }
        return request
    }

    /// Whether the asked keys are on the asker's own list, where the grant has one.
    private func listed(_ call: Exchange.ForeignCall) -> EventLoopFuture<Void> {
        guard let listed = call.listed else { return loop.makeSucceededVoidFuture() }
        guard let datasets = core.parts.datasets else {
            return loop.makeFailedFuture(ExchangeRefusal.inputOutput(.unexplained))
        }
        return loop.makeFutureWithTask { try await datasets.check(listed, under: call.grant) }
    }

    /// Gives back what was set aside where nothing came; a call off the list counts, or lists could be probed for free.
    private func releasing<Answer: Sendable>(
        _ reservation: QuotaReservation, on answer: EventLoopFuture<Answer>
    ) -> EventLoopFuture<Answer> {
        answer.flatMapErrorThrowing { error in
            if (error as? ExchangeRefusal)?.code == ExchangeRefusal.notListedCode {
                core.state.value.quotas.close(reservation)
            } else {
                core.state.value.quotas.release(reservation)
            }
            throw error
        }
    }

    // MARK: Keeping and answering

    /// What of the decision is kept with the messages.
    private struct Terms: Sendable {
        let grant: String?
        let refusal: String?

        init(_ decision: ProviderDecision) {
            switch decision {
            case .dataset(let call): (grant, refusal) = (call.grant.number, nil)
            case .foreign(let call): (grant, refusal) = (call.grant.number, nil)
            case .metadata: (grant, refusal) = (nil, nil)
            case .refused(let reason): (grant, refusal) = (nil, reason.code)
            }
        }
    }

    private func received(_ terms: Terms) -> MessageRecord {
        var record = record(.request, head: request.head, body: request.body, digest: digest)
        record.parameters = request.parameters
        record.proof = request.proof
        record.grant = terms.grant
        record.refusal = terms.refusal
        return record
    }

    private func reply(_ outcome: Outcome, _ terms: Terms) -> EventLoopFuture<SealedAnswer> {
        let response: ResponseHead
        let body: ByteBuffer
        let hash = RequestHash.text(head: head.bytes, body: request.body)
        do {
            (response, body) = try outcome.response(
                to: head, hash: hash, dialect: core.parts.dialect, ids: core.parts.ids)
        } catch {
            return loop.makeFailedFuture(error)
        }
        let answerDigest = body.digest
        let signing = MessageSignature.sign(
            response, body: answerDigest, answering: head, requestBody: digest,
            as: core.state.value.identity.facts(of: head.requestID, at: core.now()))
        var record = record(.answer, head: response.bytes, body: body, digest: answerDigest)
        record.parameters = signing.parameters
        record.grant = terms.grant
        record.status = response.status
        record.refusal = outcome.refusal?.code
        record.rows = outcome.rows
        record.subjects = outcome.subjects
        record.duration = kept.elapsed
        return core.parts.keeper.keep(record, signing: signing.base, on: loop).map { recorded in
            count(outcome, terms)
            return SealedAnswer(
                head: response.bytes, body: body, parameters: signing.parameters, proof: recorded.proof ?? [])
        }
    }

    private func record(
        _ kind: MessageRecord.Kind, head bytes: [UInt8], body: ByteBuffer, digest: Hash32
    ) -> MessageRecord {
        kept.record(kind, gateway: peer.gateway, head: bytes, body: body, digest: digest, at: core.now())
    }

    private func count(_ outcome: Outcome, _ terms: Terms) {
        kept.count(
            outcome.refusal?.code ?? CallCount.ok, grant: terms.grant, in: &core.state.value.meter, at: core.now())
    }
}

extension Localized {
    static let unexplained = Localized(zh: "提供方系统的应答无法读取。", en: "The provider's system could not be asked.")
}

package import Exchange
import Logging
package import NIOCore
import Standards
import Trust

/// What a gateway does for the systems behind it: finds the provider's gateway, keeps, signs, sends, verifies, keeps, answers.
package struct ConsumerSide: ConsumerCalls {
    let core: GatewayCore

    /// The consumer's side of a gateway.
    package init(_ core: GatewayCore) {
        self.core = core
    }

    package func call(_ head: RequestHead, body: ByteBuffer, access: ClientAccess) -> EventLoopFuture<Answer> {
        core.parts.loop.flatSubmit { OutgoingCall(core, head, body).run() }
    }

    /// A call that the gateway itself makes in the name of a client.
    func ask(_ head: RequestHead) -> EventLoopFuture<Answer> {
        core.parts.loop.flatSubmit { OutgoingCall(core, head, ByteBuffer()).run() }
    }

    package func refused(_ refusal: ExchangeRefusal, head: RequestHead?, access: ClientAccess, detail: String) {
        let (core, now) = (core, core.now())
        core.parts.loop.execute {
            core.state.value.meter.add(
                .consumer, client: head?.client.description ?? "", service: head?.service.description ?? "",
                grant: nil, outcome: refusal.code, microseconds: 0, at: now)
        }
        core.parts.logger.info(
            "a call was refused at the door",
            metadata: ["refusal": .string(refusal.code), "detail": .string(detail), "address": .string(access.address)])
    }
}

/// One call on its way to the provider's gateway and back; lives on the event loop.
private struct OutgoingCall: Sendable {
    private let core: GatewayCore
    private let head: RequestHead
    private let body: ByteBuffer
    private let digest: Hash32
    private let kept: KeptCall

    init(_ core: GatewayCore, _ head: RequestHead, _ body: ByteBuffer) {
        self.core = core
        self.head = head
        self.body = body
        kept = KeptCall(head, as: .consumer)
        digest = body.digest
    }

    private var loop: any EventLoop { core.parts.loop }

    func run() -> EventLoopFuture<Answer> {
        let peer: GatewayEntry
        do throws(ExchangeRefusal) {
            peer = try provider()
        } catch {
            return ended(refused: error, by: "")
        }
        core.state.value.underWay += 1
        let answer = exchange(with: peer)
        answer.whenComplete { _ in core.state.value.underWay -= 1 }
        return answer
    }

    /// The gateway behind which the provider stands.
    private func provider() throws(ExchangeRefusal) -> GatewayEntry {
        guard let view = core.state.value.gate?.view else { throw .configurationOutdated(since: "") }
        guard view.isGood(at: core.now()) else {
            throw .configurationOutdated(since: view.configuration.expiresAt.description)
        }
        guard view.stands(head.client, behind: view.configuration.gateway) == true else {
            throw .unknownClient(head.client)
        }
        guard let gateway = view.gateway(of: head.service.subsystem) else { throw .unknownProvider(head.service) }
        if let server = head.securityServer, server.code != gateway.id { throw .wrongSecurityServer(server) }
        if let notice = gateway.maintenance { throw .maintenance(gateway: gateway.id, notice: notice) }
        if let notice = view.own?.maintenance {
            throw .maintenance(gateway: view.configuration.gateway, notice: notice)
        }
        return gateway
    }

    private func exchange(with peer: GatewayEntry) -> EventLoopFuture<Answer> {
        let signing = MessageSignature.sign(
            head, body: digest, as: core.state.value.identity.facts(of: head.requestID, at: core.now()))
        var record = record(.request, gateway: peer.id, head: head.bytes, body: body, digest: digest)
        record.parameters = signing.parameters
        return core.parts.keeper.keep(record, signing: signing.base, on: loop)
            .flatMapErrorThrowing { _ in throw ExchangeRefusal.unrecorded(at: .consumer) }
            .flatMap { recorded in
                core.parts.link.call(
                    SealedRequest(
                        head: head.bytes, body: body, parameters: signing.parameters, proof: recorded.proof ?? []),
                    to: peer, timeout: core.parts.patience
                ).flatMapErrorThrowing { error in
                    throw (error as? LinkError)?.refusal(to: peer.title) ?? ExchangeRefusal.peer(peer.id, peer.title)
                }
            }
            .flatMapThrowing { answer in try believed(answer) }
            .flatMap { answer in keep(answer, from: peer) }
            .flatMapError { error in
                ended(refused: error as? ExchangeRefusal ?? .peer(peer.id, peer.title), by: peer.id)
            }
    }

    /// An answer whose signature, moment and reference to this request hold.
    private struct Believed: Sendable {
        let head: ResponseHead
        let message: SealedAnswer
        let digest: Hash32
    }

    private func believed(_ answer: LinkAnswer) throws -> Believed {
        let message = answer.answer
        do {
            let response = try ResponseHead(parsing: message.head)
            let digest = message.body.digest
            let facts = try MessageSignature.verify(
                response, body: digest, answering: head, requestBody: self.digest, parameters: message.parameters,
                proof: message.proof, from: answer.peer, by: &core.state.value.batches)
            try core.state.value.replays.checkClock(facts, now: core.now())
            core.remember(answer.peer)
            let hash = RequestHash.text(head: head.bytes, body: body)
            try AnswerCheck.verify(response, answers: head, requestHash: hash)
            return Believed(head: response, message: message, digest: digest)
        } catch let error as SignatureRefusal {
            throw error.refusal(at: .consumer)
        } catch let error as HeadFault {
            throw ExchangeRefusal.malformedHead(error)
        }
    }

    private func keep(_ answer: Believed, from peer: GatewayEntry) -> EventLoopFuture<Answer> {
        var record = record(
            .answer, gateway: peer.id, head: answer.message.head, body: answer.message.body, digest: answer.digest)
        record.parameters = answer.message.parameters
        record.proof = answer.message.proof
        record.status = answer.head.status
        record.refusal = answer.head.refusal
        record.duration = kept.elapsed
        return core.parts.keeper.keep(record, on: loop)
            .flatMapErrorThrowing { _ in throw ExchangeRefusal.unrecorded(at: .consumer) }
            .map { _ in
                count(outcome: answer.head.refusal ?? CallCount.ok)
                return Answer(head: answer.head, body: answer.message.body)
            }
    }

    /// The call ends here: the refusal is kept as its answer, where the log takes it, and told.
    private func ended(refused refusal: ExchangeRefusal, by peer: String) -> EventLoopFuture<Answer> {
        count(outcome: refusal.code)
        var record = record(.answer, gateway: peer, head: [], body: ByteBuffer(), digest: ByteBuffer().digest)
        record.refusal = refusal.code
        record.duration = kept.elapsed
        return core.parts.keeper.keep(record, on: loop)
            .map { _ in }
            .recover { _ in }
            .flatMapThrowing { throw refusal }
    }

    private func record(
        _ kind: MessageRecord.Kind, gateway: String, head bytes: [UInt8], body: ByteBuffer, digest: Hash32
    ) -> MessageRecord {
        kept.record(kind, gateway: gateway, head: bytes, body: body, digest: digest, at: core.now())
    }

    private func count(outcome: String) {
        kept.count(outcome, in: &core.state.value.meter, at: core.now())
    }
}

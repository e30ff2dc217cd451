import Exchange
import NIOCore
import Standards
import Trust

/// How one gateway asks another for its half of the evidence of a call: an ordinary signed call of a reserved service.
enum EvidenceService {
    /// Its code in every subsystem; like the metadata services it needs no grant, and like them no own service may have it.
    static let code = "yitongEvidence"
    private static let parameter = "requestId="

    /// The call whose half is asked for; nil: another service is called.
    static func requested(by head: RequestHead) -> String? {
        guard head.service.code == code, head.method == .get, let query = head.query.map({ head.text($0) }),
            query.hasPrefix(parameter)
        else { return nil }
        let id = query.dropFirst(parameter.utf8.count)
        return CallIDs.isUUID(id.utf8) ? String(id) : nil
    }

    /// The head of the request for the half of a call that went to `service`.
    static func head(
        for requestID: String, of service: ServiceID, client: ClientID, ids: CallIDs
    ) throws(ExchangeRefusal) -> RequestHead {
        let target = "/r1/\(ServiceID(service.subsystem, code).description)?\(parameter)\(requestID)"
        return try RequestHead(
            method: Array("GET".utf8)[...], target: Array(target.utf8)[...],
            headers: HeaderList([("x-road-client", client.description)]),
            ids: ids)
    }
}

extension GatewayCore {
    /// The evidence of a call of a client, by its message id or request id, with the other gateway's half where that can be reached.
    ///
    /// Nil where the client made no such call through this gateway.
    func evidence(of query: String, for client: ClientID, on loop: any EventLoop) -> EventLoopFuture<[UInt8]?> {
        let (name, side) = (client.description, MessageRecord.Side.consumer)
        return parts.keeper.read(on: loop) { reader -> MessageRecord? in
            for key in [RecordKey.request(query), .message(query)] {
                let found = try reader.find(key, limit: 8).compactMap(\.message)
                if let record = found.first(where: { $0.client == name && $0.side == side && !$0.gateway.isEmpty }) {
                    return record
                }
            }
            return nil
        }.flatMap { record in
            guard let record else { return loop.makeSucceededFuture(nil) }
            return self.otherHalf(of: record, for: client, on: loop).flatMap { half in
                self.parts.keeper.evidence(
                    of: record.requestID,
                    authorities: self.state.value.gate?.view.configuration.authorities ?? [], provider: half,
                    at: self.now(), on: loop)
            }.flatMapThrowing { file in try file.map { Array(try $0.text().utf8) } }
        }
    }

    private func otherHalf(
        of record: MessageRecord, for client: ClientID, on loop: any EventLoop
    ) -> EventLoopFuture<EvidenceHalf?> {
        guard let service = ServiceID(record.service),
            let head = try? EvidenceService.head(for: record.requestID, of: service, client: client, ids: parts.ids)
        else { return loop.makeSucceededFuture(nil) }
        return ConsumerSide(self).ask(head).map { answer in
            guard answer.head.status == 200 else { return nil }
            return try? JSONText.value(String(buffer: answer.body), as: EvidenceHalf.self)
        }.recover { _ in nil }.hop(to: loop)
    }
}

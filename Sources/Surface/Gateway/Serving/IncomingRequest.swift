import Exchange
import NIOCore
import Standards

/// A request of a client while it is being read and answered.
struct IncomingRequest {
    /// What it asks for.
    private enum Aim {
        case call(Result<RequestHead, ExchangeRefusal>)
        case desk
    }

    private let head: HTTPRequestHead
    private let access: ClientAccess
    private let aim: Aim
    private var reserved = 0
    private(set) var body = ByteBuffer()
    let began = NIODeadline.now()

    /// Everything below `/r1/` is a call: its head is read and its client checked before its body has come.
    init(_ head: HTTPRequestHead, access: ClientAccess, on server: ServerContext) {
        self.head = head
        self.access = access
        guard head[head.target].starts(with: "/r1/".utf8) else {
            aim = .desk
            return
        }
        do throws(ExchangeRefusal) {
            let call = try RequestHead(
                method: head[head.method], target: head[head.target], headers: head.headers, ids: server.ids)
            do throws(ExchangeRefusal) {
                try server.clients.check(call.client, came: access)
                aim = .call(.success(call))
            } catch {
                aim = .call(.failure(error))
            }
        } catch {
            aim = .call(.failure(error))
        }
    }

    var isHead: Bool { head[head.method].elementsEqual("HEAD".utf8) }

    /// Why the call is refused, where that is known from its head alone.
    var refusal: ExchangeRefusal? {
        if case .call(.failure(let refusal)) = aim { refusal } else { nil }
    }

    // MARK: Its body

    /// Takes room for a body of so many bytes in all; false: there is none.
    mutating func reserve(_ bytes: Int, of budget: BodyBudget) -> Bool {
        guard bytes > reserved else { return true }
        guard budget.take(bytes - reserved) else { return false }
        reserved = bytes
        return true
    }

    mutating func append(_ piece: inout ByteBuffer) {
        if body.readableBytes == 0 { body = piece } else { body.writeBuffer(&piece) }
    }

    func release(_ budget: BodyBudget) { budget.give(reserved) }

    // MARK: Its answer

    func answer(_ server: ServerContext, on loop: any EventLoop) -> EventLoopFuture<HTTPAnswer> {
        switch aim {
        case .desk: return DeskAnswers(head, access: access, server: server).answer(on: loop)
        case .call(.success(let call)):
            return server.calls.call(call, body: body, access: access).map { HTTPAnswer($0) }
        case .call(.failure(let refusal)): return loop.makeFailedFuture(refusal)
        }
    }

    /// A refusal as this client wants to read it; the gateway is told of it.
    func refused(_ refusal: ExchangeRefusal, status: Int? = nil, server: ServerContext) -> HTTPAnswer {
        let detail = server.ids.uuid()
        var call: RequestHead?
        if case .call(.success(let head)) = aim { call = head }
        server.calls.refused(refusal, head: call, access: access, detail: detail)
        return HTTPAnswer(
            RenderedRefusal(refusal, dialect: server.dialect, asked: head.headers, detail: detail), status: status)
    }
}

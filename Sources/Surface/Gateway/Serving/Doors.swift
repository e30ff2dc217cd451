import NIOCore
import Synchronization

/// The connections of a server: how many there are, in all and from each address, and how to reach them at its end.
final class Doors: Sendable {
    private struct State {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var byAddress: [String: Int] = [:]
        var listeners: [any Channel] = []
        var isClosing = false
        var whenEmpty: EventLoopPromise<Void>?
    }

    private let total: Int
    private let perAddress: Int
    private let state = Mutex(State())

    init(total: Int, perAddress: Int) {
        self.total = total
        self.perAddress = perAddress
    }

    var count: Int { state.withLock { $0.channels.count } }

    /// Lets a connection in; false: there are too many, or the server is closing.
    func enter(_ channel: any Channel, from address: String) -> Bool {
        let isIn = state.withLock { state in
            guard !state.isClosing, state.channels.count < total, state.byAddress[address, default: 0] < perAddress
            else {
                return false
            }
            state.channels[ObjectIdentifier(channel)] = channel
            state.byAddress[address, default: 0] += 1
            return true
        }
        if isIn { channel.closeFuture.whenComplete { _ in self.leave(channel, from: address) } }
        return isIn
    }

    private func leave(_ channel: any Channel, from address: String) {
        let emptied = state.withLock { state -> EventLoopPromise<Void>? in
            state.channels[ObjectIdentifier(channel)] = nil
            let left = state.byAddress[address, default: 1] - 1
            state.byAddress[address] = left > 0 ? left : nil
            guard state.channels.isEmpty else { return nil }
            defer { state.whenEmpty = nil }
            return state.whenEmpty
        }
        emptied?.succeed()
    }

    func listens(_ channel: any Channel) { state.withLock { $0.listeners.append(channel) } }

    /// Lets nobody in any more, asks those inside to finish, and after `grace` closes on them; once only.
    func close(grace: TimeAmount, on loop: any EventLoop) -> EventLoopFuture<Void> {
        let empty = loop.makePromise(of: Void.self)
        let (listeners, channels, isFirst) = state.withLock { state in
            defer { state.isClosing = true }
            guard !state.isClosing else { return ([any Channel](), [any Channel](), false) }
            if !state.channels.isEmpty { state.whenEmpty = empty }
            return (state.listeners, Array(state.channels.values), true)
        }
        guard isFirst, !channels.isEmpty else {
            for listener in listeners { listener.close(promise: nil) }
            empty.succeed()
            return empty.futureResult
        }
        for listener in listeners { listener.close(promise: nil) }
        for channel in channels { channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent()) }
        let end = loop.scheduleTask(in: grace) { for channel in channels { channel.close(promise: nil) } }
        empty.futureResult.whenComplete { _ in end.cancel() }
        return empty.futureResult
    }
}

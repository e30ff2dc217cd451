import NIOPosix

/// Event loops of these tests alone, so that nobody else's work holds them up.
enum TestLoops {
    static let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
}

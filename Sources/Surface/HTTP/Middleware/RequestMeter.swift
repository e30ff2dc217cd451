package import Hummingbird
import Logging

/// Records every answer in `RequestMetrics`; stands outside everything else.
package struct RequestMeter: RouterMiddleware {
    package typealias Context = CityContext

    private let metrics: RequestMetrics

    /// A meter that counts into `metrics`.
    package init(_ metrics: RequestMetrics) {
        self.metrics = metrics
    }

    @concurrent
    package func handle(
        _ request: Request, context: CityContext, next: @concurrent (Request, CityContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let duration = ContinuousClock.now - start
        metrics.record(
            route: context.endpointPath ?? "none", method: request.method, status: response.status.code,
            duration: duration)
        context.logger.debug(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
                "status": "\(response.status.code)", "duration": "\(duration)",
            ])
        return response
    }
}

import Standards

/// What `getOpenAPI` answers when it cannot: clients match these texts, so nothing is added to them.
extension ExchangeRefusal {
    private static func metadata(_ code: String, type: String = "internal_error", _ text: String) -> ExchangeRefusal {
        ExchangeRefusal(
            type, at: .provider, code: code, fixed: text, reason: Localized(zh: text, en: text),
            next: Localized(zh: "", en: ""))
    }

    /// No `serviceCode` in the query.
    package static var serviceCodeMissing: ExchangeRefusal {
        metadata("metadata.service-code", type: "invalid_request", "Missing serviceCode in message body")
    }

    /// The subsystem has no such service.
    package static func describedServiceUnknown(_ service: ServiceID) -> ExchangeRefusal {
        metadata("metadata.service", "Service not found: \(service.objectText)")
    }

    /// The service has no description.
    package static var notDescribed: ExchangeRefusal {
        metadata("metadata.type", "Invalid service type: REST")
    }

    /// The description's source answered otherwise than with 200.
    package static func descriptionUnread(from address: String, status: Int, reason: String) -> ExchangeRefusal {
        metadata(
            "metadata.read",
            "Failed reading service description from \(address). Status: \(status) Reason: \(reason)")
    }

    /// The description is none whose servers we could hide.
    package static func descriptionNotCut(from address: String) -> ExchangeRefusal {
        metadata(
            "metadata.servers", "Failed overwriting origin URL for the openapi servers for \(address)")
    }
}

package import Authority
package import Standards

/// What becomes of a call at the provider's gateway.
package enum ProviderDecision: Sendable {
    /// It is answered from a dataset.
    case dataset(DatasetCall)
    /// It goes to a system of the provider.
    case foreign(ForeignCall)
    /// It asks about services, for which no grant is needed.
    case metadata(MetadataCall)
    /// It ends here.
    case refused(ExchangeRefusal)

    /// What was set aside for it; nil: nothing.
    package var reservation: QuotaReservation? {
        switch self {
        case .dataset(let call): call.reservation
        case .foreign(let call): call.reservation
        case .metadata, .refused: nil
        }
    }
}

/// A question to a dataset that a grant admits; its quota is reserved.
package struct DatasetCall: Sendable {
    /// The service.
    package let service: ServiceID
    /// The dataset.
    package let dataset: ServedDataset
    /// The grant under which it is asked.
    package let grant: Grant
    /// What is asked.
    package let question: DatasetQuestion
    /// What was set aside of the grant's quota.
    package let reservation: QuotaReservation
    /// The number of the matter at hand, where the call has one.
    package let caseNumber: String?
    /// Who sits at the consumer's system, as that system says.
    package let operatorName: String?
}

/// A call that goes to a system of the provider; its quota is reserved.
package struct ForeignCall: Sendable {
    /// The service.
    package let service: ServiceID
    /// The system that it goes to; `ServiceAddress` makes the address.
    package let system: ForeignSystem
    /// The grant under which it is asked.
    package let grant: Grant
    /// How the answer is cut down to the grant; nil: the grant opens all of it.
    package let narrowing: AnswerNarrowing?
    /// The keys that must stand on the asker's own list before anything is sent; nil: the grant has no list.
    package let listed: ListedKeys?
    /// What was set aside of the grant's quota.
    package let reservation: QuotaReservation
}

/// Keys of a call, and the asker's own list on which all of them must stand.
package struct ListedKeys: Sendable {
    /// The list.
    package let list: OwnList
    /// The keys, each once.
    package let keys: [Datum]
}

/// A question about the services of a subsystem (PR-MREST 0.8).
package struct MetadataCall: Sendable, Hashable {
    /// The subsystem.
    package let subsystem: SubsystemID
    /// What is asked.
    package let kind: MetadataService
    /// Who asks.
    package let client: ClientID
    /// What followed the question mark, as it was written.
    package let query: String?
}

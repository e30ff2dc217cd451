/// What somebody wants to do with an object.
///
/// The raw value is the word that packs write.
package enum Act: String, Sendable, Hashable, CaseIterable, Codable {
    /// List, filter, sort and count.
    case find
    /// See one record, masked.
    case view
    /// See one record with chosen masks lifted (明文查看): needs a purpose and a case number.
    case plain
    /// See how a record came to be what it is.
    case history
    /// Bring data in.
    case `import`
    /// Take data out.
    case export
    /// Ask for a change that somebody else decides on.
    case propose
    /// Decide on what somebody else proposed.
    case approve
    /// Lift a lock or end somebody's sessions.
    case unlock
    /// Stop and resume what runs.
    case operate
    /// Check evidence.
    case verify
}

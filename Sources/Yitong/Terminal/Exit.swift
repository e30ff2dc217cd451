import ArgumentParser

/// Exit codes by sysexits.h, so that scripts can tell what happened.
enum Exit {
    /// The input was read but some of it was refused (EX_DATAERR).
    static let refusedRows = ExitCode(65)
    /// Something that must exist does not, or cannot be opened (EX_NOINPUT).
    static let noInput = ExitCode(66)
    /// The server could not be reached (EX_UNAVAILABLE).
    static let unavailable = ExitCode(69)
    /// The account may not do this, or could not sign in (EX_NOPERM).
    static let notPermitted = ExitCode(77)
    /// The configuration cannot be meant (EX_CONFIG).
    static let configuration = ExitCode(78)
    /// Verification found something.
    static let findings = ExitCode(1)
}

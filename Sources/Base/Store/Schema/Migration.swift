/// One step of a module's tables, forward only.
///
/// What was released is never changed: add a step.
package struct Migration: Sendable {
    /// The module, as its target is called, in lower case.
    package let module: String
    /// 1, 2, 3 … without a gap.
    package let version: Int
    /// What it does, in a few words.
    package let name: String
    /// Does it.
    ///
    /// May run more than once, like every closure of the store.
    package let apply: @Sendable (SchemaEditor) throws -> Void

    /// Step `version` of `module`.
    package init(
        module: String, version: Int, name: String, apply: @escaping @Sendable (SchemaEditor) throws -> Void
    ) {
        self.module = module
        self.version = version
        self.name = name
        self.apply = apply
    }
}

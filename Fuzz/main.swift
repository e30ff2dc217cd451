// One program for all targets: `YITONG_FUZZ_TARGET=csv-reader fuzz [libFuzzer's options]`; `scripts/fuzz` builds and runs it.

/// Where libFuzzer begins once a program has its own `main` (declared in FuzzerInterface.h of compiler-rt).
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ argc: UnsafeMutablePointer<Int32>,
    _ argv: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

if CommandLine.arguments.dropFirst().first == "--list" {
    for target in FuzzTarget.all { write(target.name) }
} else if FuzzTarget.chosen == nil {
    write("fuzz: name a target in YITONG_FUZZ_TARGET; --list lists them")
    leave(64)
} else {
    var argc = CommandLine.argc
    var argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    leave(
        runDriver(&argc, &argv) { bytes, count in
            FuzzTarget.chosen?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
            return 0
        })
}

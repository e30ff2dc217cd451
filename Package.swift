// swift-tools-version: 6.2
import PackageDescription

// The drawing of the house. Targets stand in floor order and import only what stands above them in this file;
// `docs/modules.md` says what each is for and what does not belong in it.

// MARK: What we take (exact versions: a build of today and one of next year are the same)

let packages: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: ["YAML", "JSON"]),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-structured-headers", exact: "1.7.0"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioTLS = Target.Dependency.product(name: "NIOTLS", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let rawStructuredFields = Target.Dependency.product(
    name: "RawStructuredFieldValues", package: "swift-http-structured-headers")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let swiftASN1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let x509 = Target.Dependency.product(name: "X509", package: "swift-certificates")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

// MARK: Base, in this order

let base: [Target] = [
    .target(name: "Standards", path: "Sources/Base/Standards"),
    .target(name: "Expressions", dependencies: ["Standards"], path: "Sources/Base/Expressions"),
    .target(
        name: "Definitions", dependencies: ["Standards", "Expressions", yams], path: "Sources/Base/Definitions"),
    .systemLibrary(
        name: "CPostgres", path: "Sources/Base/CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
        name: "Store", dependencies: ["Standards", "CPostgres", grdb, sqlite, logging], path: "Sources/Base/Store"),
    .target(
        name: "Trust", dependencies: ["Standards", crypto, rawStructuredFields, swiftASN1, x509],
        path: "Sources/Base/Trust"),
    .target(
        name: "Journal", dependencies: ["Standards", "Store", "Trust", crypto, logging, serviceLifecycle],
        path: "Sources/Base/Journal"),
    .target(name: "Files", dependencies: ["Standards", "Store", crypto], path: "Sources/Base/Files"),
    .target(
        name: "Jobs", dependencies: ["Standards", "Store", "Journal", logging, serviceLifecycle],
        path: "Sources/Base/Jobs"),
    .target(name: "Search", dependencies: ["Standards", "Store"], path: "Sources/Base/Search"),
    .target(
        name: "Authority", dependencies: ["Standards", "Expressions", "Definitions", "Store", "Journal"],
        path: "Sources/Base/Authority"),
]

// MARK: Kernel, side by side

let kernel: [Target] = [
    .target(
        name: "Identity",
        dependencies: ["Standards", "Definitions", "Store", "Journal", "Authority", crypto, cryptoExtras],
        path: "Sources/Kernel/Identity"),
    .target(
        name: "Registry",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Journal", "Files", "Jobs", "Authority", crypto,
            logging,
        ],
        path: "Sources/Kernel/Registry"),
    .target(
        name: "Notices", dependencies: ["Standards", "Store", "Journal"], path: "Sources/Kernel/Notices"),
    // Imports its neighbour Notices: what happens to a case is written into the inboxes of those whom it concerns.
    .target(
        name: "Casework",
        dependencies: [
            "Standards", "Definitions", "Store", "Journal", "Jobs", "Search", "Authority", "Notices", crypto,
        ],
        path: "Sources/Kernel/Casework"),
    // Imports its neighbours Casework and Notices: publishing, asking and objecting are cases, and a need's answer is told.
    .target(
        name: "Catalogue",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Journal", "Files", "Jobs", "Search", "Authority",
            "Notices", "Casework", crypto,
        ],
        path: "Sources/Kernel/Catalogue"),
    // Imports its neighbour Registry: a gateway serves datasets under grants.
    .target(
        name: "Exchange",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Jobs", "Search", "Authority",
            "Registry", crypto, logging, nioCore, serviceLifecycle,
        ],
        path: "Sources/Kernel/Exchange"),
]

// MARK: Surface

let surface: [Target] = [
    .target(
        name: "Gateway",
        dependencies: [
            "Standards", "Definitions", "Store", "Trust", "Journal", "Authority", "Registry", "Exchange", crypto,
            logging, nioCore, nioHTTP1, nioPosix, nioSSL, nioTLS, serviceLifecycle,
        ],
        path: "Sources/Surface/Gateway"),
    // What pages and interfaces share, hence the one target on this floor that its neighbours import.
    .target(
        name: "HTTP",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Journal", "Files", "Jobs", "Authority", "Identity",
            "Registry", "Notices", "Casework", "Catalogue", "Exchange", hummingbird, hummingbirdCore, httpTypes,
            nioCore,
            nioHTTP1, nioHTTPTypes, logging,
        ],
        path: "Sources/Surface/HTTP"),
    .target(
        name: "Web",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Authority",
            "Identity", "Registry", "Notices", "Casework", "Catalogue", "Exchange", "HTTP", hummingbird, httpTypes,
            mustache, nioCore, logging, crypto,
        ],
        path: "Sources/Surface/Web"),
    .target(
        name: "API",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Search",
            "Authority", "Identity", "Registry", "Notices", "Casework", "Catalogue", "Exchange", "HTTP", hummingbird,
            httpTypes, nioCore, logging,
        ],
        path: "Sources/Surface/API"),
]

// MARK: The composition root and the command line

let program: [Target] = [
    .target(
        name: "Platform",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Authority",
            "Search", "Identity", "Registry", "Notices", "Casework", "Catalogue", "Exchange", "Gateway", "HTTP", "Web",
            "API", asyncHTTPClient, hummingbird, configuration, logging, nioCore, nioHTTP1, nioPosix, serviceLifecycle,
            systemPackage, unixSignals, yams,
        ],
        path: "Sources/Platform"),
    .executableTarget(
        name: "yitong",
        dependencies: [
            "Standards", "Definitions", "Trust", "Journal", "Identity", "Exchange", "Gateway", "Platform",
            argumentParser,
            asyncHTTPClient, logging,
            nioCore, nioHTTP1,
        ],
        path: "Sources/Yitong"),
]

// MARK: Measurements, built for release by `make bench`

let benchmarks: [Target] = [
    .executableTarget(
        name: "bench",
        dependencies: [
            "Standards", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Search", "Authority",
            "Identity", "Registry",
            "Casework", "Exchange", "Gateway", "HTTP", "Platform", argumentParser, asyncHTTPClient, grdb, logging,
            nioCore,
            nioHTTP1, nioPosix, nioSSL, serviceLifecycle,
        ],
        path: "Benchmarks/Bench")
]

// MARK: Tests mirror Sources; contract suites and fixtures are in TestSupport

let tests: [Target] = [
    .target(
        name: "TestSupport", dependencies: ["Standards", "Definitions", "Store", logging], path: "Tests/TestSupport"),
    .testTarget(name: "StandardsTests", dependencies: ["Standards"]),
    .testTarget(name: "ExpressionsTests", dependencies: ["Standards", "Expressions", "Store", "TestSupport"]),
    .testTarget(name: "DefinitionsTests", dependencies: ["Standards", "Expressions", "Definitions", "TestSupport"]),
    .executableTarget(name: "store-probe", dependencies: ["Store", logging], path: "Tests/StoreProbe"),
    .testTarget(name: "StoreTests", dependencies: ["Standards", "Store", "TestSupport", "store-probe", grdb, logging]),
    .testTarget(name: "TrustTests", dependencies: ["Standards", "Trust", "TestSupport", crypto]),
    .testTarget(
        name: "JournalTests",
        dependencies: ["Standards", "Store", "Trust", "Journal", "TestSupport", crypto, logging, serviceLifecycle]),
    .testTarget(name: "SearchTests", dependencies: ["Standards", "Store", "Search", "TestSupport"]),
    .testTarget(
        name: "IdentityTests",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Authority", "Identity",
            "TestSupport", logging,
        ]),
    .testTarget(
        name: "RegistryTests",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Journal", "Files", "Jobs", "Authority", "Registry",
            "TestSupport", "Trust", grdb, logging,
        ]),
    .testTarget(
        name: "NoticesTests",
        dependencies: ["Standards", "Store", "Trust", "Journal", "Notices", "TestSupport", logging]),
    .testTarget(
        name: "CaseworkTests",
        dependencies: [
            "Standards", "Definitions", "Store", "Trust", "Journal", "Jobs", "Search", "Authority", "Notices",
            "Casework", "TestSupport", logging,
        ]),
    .testTarget(
        name: "CatalogueTests",
        dependencies: [
            "Standards", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Search", "Authority", "Notices",
            "Casework", "Catalogue", "TestSupport", grdb, logging,
        ]),
    .testTarget(
        name: "ExchangeTests",
        dependencies: [
            "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Authority",
            "Registry", "Exchange", "TestSupport", crypto, logging, nioCore,
        ]),
    .executableTarget(
        name: "records-probe",
        dependencies: ["Standards", "Trust", "Exchange", "Gateway", logging, nioCore, nioPosix],
        path: "Tests/RecordsProbe"),
    .testTarget(
        name: "GatewayTests",
        dependencies: [
            "Standards", "Definitions", "Store", "Trust", "Journal", "Authority", "Registry", "Exchange", "Gateway",
            "TestSupport", "records-probe", logging, nioCore, nioHTTP1, nioPosix, nioSSL,
        ]),
    .testTarget(
        name: "WebTests",
        dependencies: [
            "Standards", "Definitions", "Store", "Trust", "Journal", "Files", "Jobs", "Authority", "Identity",
            "Registry", "Notices", "Casework", "Catalogue", "Exchange", "HTTP", "Web", "API", "Platform", "TestSupport",
            hummingbird, hummingbirdTesting, httpTypes, nioCore, logging,
        ]),
    .testTarget(
        name: "PlatformTests",
        dependencies: [
            "Standards", "Definitions", "Store", "Journal", "Files", "Jobs", "Authority", "Identity", "Registry",
            "Catalogue", "HTTP", "Platform", "Trust", "Web", "TestSupport", configuration, logging,
        ]),
    .testTarget(name: "RepositoryTests"),
]

// MARK: The package

let package = Package(
    name: "yitong",
    products: [.executable(name: "yitong", targets: ["yitong"])],
    dependencies: packages,
    targets: base + kernel + surface + program + benchmarks + tests
)

/// One language mode for the whole house: Swift 6, every warning an error, imports internal unless said otherwise.
let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

for target in package.targets where target.type != .system {
    target.swiftSettings = settings
}

// MARK: Fuzzing

// `scripts/fuzz` alone names libFuzzer's archive here; every module is then built to tell it which branches were taken.
if let libFuzzer = Context.environment["YITONG_FUZZ"] {
    let instrumented = settings + [.unsafeFlags(["-sanitize=fuzzer", "-enable-testing"])]
    for target in package.targets where target.type != .system { target.swiftSettings = instrumented }
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Standards", "Expressions", "Definitions", "Store", "Trust", "Journal", "Search", "Identity",
                "Registry", "Casework", "Catalogue",
                "Exchange", "Gateway", "HTTP", "API", hummingbird, httpTypes, nioCore,
            ],
            path: "Fuzz", exclude: ["Seeds"], swiftSettings: instrumented,
            linkerSettings: [.unsafeFlags([libFuzzer, "-lstdc++", "-lm"])]))
}

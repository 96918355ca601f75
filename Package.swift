// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// Its types are read and written as JSON by what the build writes (ops/decisions/0037).
let coded: [Target.PluginUsage] = [.plugin(name: "ContractCode")]

/// A library target of this package: a room whose walls the compiler keeps.
func room(
    _ name: String,
    _ path: String,
    _ dependencies: [Target.Dependency] = [],
    exclude: [String] = [],
    resources: [Resource] = [],
    plugins: [Target.PluginUsage] = []
) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: path,
        exclude: exclude,
        resources: resources,
        swiftSettings: strict,
        plugins: plugins
    )
}

func program(_ name: String, _ path: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: strict)
}

/// The rule book knows which tests hold which rule before it is compiled; a rule without a test fails its build.
func ruleBook(_ name: String, _ path: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: path,
        swiftSettings: strict,
        plugins: [.plugin(name: "RuleRecord")]
    )
}

func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    exclude: [String] = [],
    plugins: [Target.PluginUsage] = []
) -> Target {
    .testTarget(
        name: name,
        dependencies: dependencies,
        path: "Tests/\(name)",
        exclude: exclude,
        swiftSettings: strict,
        plugins: plugins
    )
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let http: [Target.Dependency] = ["NIOCore", "NIOHTTP1", "NIOPosix"].map { .product(name: $0, package: "swift-nio") }
let webServer: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "HTTPTypes", package: "swift-http-types"),
]
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let campaignTests: [Target.Dependency] = [
    "Campaign", "RegistrationDomain", "RegistrationService", "EvaluationDomain", "EvaluationService", "JuryDomain",
    "JuryService", "CertificationDomain", "CertificationService", "CorrespondenceDomain", "CorrespondenceService",
    "Contracts", "Messaging", "RuleTrait", "Scheme",
    "SchemeLoading", "CertificateNote", crypto,
]

let package = Package(
    name: "ccs",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    ],
    targets: [
        // Shared
        room(
            "Contracts",
            "Shared/Contracts",
            ["JSONCoding"],
            exclude: ["AnyHolder", "Certification", "Correspondence", "Evaluation", "Jury", "Registration", "Values"],
            plugins: coded
        ),
        room("ContractReading", "Shared/ContractCode/Reading"),
        program("contract-code", "Shared/ContractCode/Tool", ["ContractReading"]),
        .plugin(
            name: "ContractCode",
            capability: .buildTool(),
            dependencies: ["contract-code"],
            path: "Shared/ContractCode/Plugin"
        ),
        .plugin(
            name: "ContractRecord",
            capability: .buildTool(),
            dependencies: ["contract-code"],
            path: "Shared/ContractCode/RecordPlugin"
        ),
        room(
            "ContractBook",
            "Shared/ContractCode/Book",
            ["ContractReading", "Contracts"],
            plugins: [.plugin(name: "ContractRecord")]
        ),
        room(
            "ContractReference",
            "Shared/ContractCode/Reference",
            ["ContractBook", "ContractReading", "Contracts", mustache],
            resources: ["head", "fields", "index", "message", "envelope"].map {
                .embedInCode("Templates/\($0).mustache")
            }
                + [.embedInCode("Templates/style.css"), .embedInCode("Templates/search.js")]
        ),
        room("JSONCoding", "Shared/JSONCoding"),
        room("Kernel", "Shared/Kernel", ["Contracts", crypto]),
        room(
            "Messaging",
            "Shared/Messaging",
            ["Contracts", "JSONCoding", "Kernel", grdb, sqlite, crypto],
            plugins: coded
        ),
        .systemLibrary(
            name: "CRabbitMQ",
            path: "Shared/CRabbitMQ",
            pkgConfig: "librabbitmq",
            providers: [.apt(["librabbitmq-dev"])]
        ),
        .systemLibrary(name: "CClock", path: "Shared/CClock"),
        room("RabbitMQ", "Shared/RabbitMQ/Transport", ["Contracts", "Messaging", "CRabbitMQ"]),
        room("RabbitMQManagement", "Shared/RabbitMQ/Management", ["RabbitMQ", crypto]),
        room("Topology", "Shared/Topology", ["Contracts", "RabbitMQ"]),
        room("Scheme", "Shared/Scheme/Model", ["Contracts", "JSONCoding"], plugins: coded),
        room(
            "SchemeLoading",
            "Shared/Scheme/Loading",
            ["Contracts", "Kernel", "Scheme", yams, crypto],
            resources: [.copy("Data")]
        ),
        room(
            "Sending",
            "Shared/Sending",
            [
                "ContractBook", "ContractReading", "Contracts", "Messaging", "RabbitMQ", "SchemeLoading", crypto, yams,
            ]
        ),
        room("Vouching", "Shared/Vouching", ["Contracts", "JSONCoding", "Kernel", "Messaging", "Scheme", crypto]),
        room("Metering", "Shared/Metering", [coreMetrics]),
        room(
            "ServiceKit",
            "Shared/ServiceKit",
            ["CClock", "Contracts", "Messaging", "Metering", "RabbitMQ", "Scheme", logging, coreMetrics] + http
        ),

        // Services
        room(
            "RegistrationDomain",
            "Services/Registration/Domain",
            ["Contracts", "JSONCoding", "Kernel", "Scheme"],
            plugins: coded
        ),
        room(
            "RegistrationService",
            "Services/Registration/Service",
            ["RegistrationDomain", "Contracts", "Kernel", "Messaging", "Scheme", "Vouching"]
        ),
        program("registration", "Services/Registration/Main", ["RegistrationService", "SchemeLoading", "ServiceKit"]),
        room(
            "EvaluationDomain",
            "Services/Evaluation/Domain",
            ["Contracts", "JSONCoding", "Kernel", "Scheme"],
            plugins: coded
        ),
        room(
            "EvaluationService",
            "Services/Evaluation/Service",
            ["EvaluationDomain", "Contracts", "Kernel", "Messaging", "Scheme", "Vouching"]
        ),
        program("evaluation", "Services/Evaluation/Main", ["EvaluationService", "SchemeLoading", "ServiceKit"]),
        room(
            "JuryDomain",
            "Services/Jury/Domain",
            ["Contracts", "JSONCoding", "Kernel", "Scheme"],
            plugins: coded
        ),
        room(
            "JuryService",
            "Services/Jury/Service",
            ["JuryDomain", "Contracts", "Kernel", "Messaging", "Scheme", "Vouching"]
        ),
        program(
            "jury",
            "Services/Jury/Main",
            ["JuryService", "Contracts", "Scheme", "SchemeLoading", "ServiceKit"]
        ),
        room(
            "CertificationDomain",
            "Services/Certification/Domain",
            ["Contracts", "JSONCoding", "Kernel", "Scheme"],
            plugins: coded
        ),
        room(
            "CertificationService",
            "Services/Certification/Service",
            ["CertificationDomain", "Contracts", "Kernel", "Messaging", "Scheme", "Vouching", crypto]
        ),
        program(
            "certification",
            "Services/Certification/Main",
            ["CertificationService", "SchemeLoading", "ServiceKit"]
        ),

        room("PortalStore", "Services/Portal/Store", ["Contracts", "JSONCoding", grdb, crypto, cryptoExtras]),
        room(
            "PortalSite",
            "Services/Portal/Site",
            [
                "PortalStore", "ContractBook", "Contracts", "Messaging", "RabbitMQ", "RuleBook", "Scheme", "Sending",
                crypto,
                logging, mustache,
            ] + webServer,
            resources: [
                "page.mustache", "block.mustache", "form.mustache", "field.mustache", "portal.css", "marque.svg",
            ]
            .map { .embedInCode("Look/\($0)") }
        ),
        program(
            "portal",
            "Services/Portal/Main",
            ["PortalSite", "PortalStore", "Contracts", "SchemeLoading", arguments]
        ),
        room(
            "CorrespondenceDomain",
            "Services/Correspondence/Domain",
            ["Contracts", "JSONCoding", "Kernel", "Scheme"],
            plugins: coded
        ),
        room(
            "CorrespondenceService",
            "Services/Correspondence/Service",
            ["CorrespondenceDomain", "Contracts", "Kernel", "Messaging", "Scheme"]
        ),
        program(
            "correspondence",
            "Services/Correspondence/Main",
            ["CorrespondenceService", "Contracts", "Messaging", "RabbitMQ", "SchemeLoading", "ServiceKit", logging]
        ),

        // The operator's tools
        room("RuleReading", "ops/rulebook/Reading"),
        program("rule-record", "ops/rulebook/Record", ["RuleReading"]),
        .plugin(
            name: "RuleRecord",
            capability: .buildTool(),
            dependencies: ["rule-record"],
            path: "ops/rulebook/Plugin"
        ),
        ruleBook(
            "RuleBook",
            "ops/rulebook/Book",
            [
                "RegistrationDomain", "EvaluationDomain", "JuryDomain", "CertificationDomain", "CorrespondenceDomain",
                "Contracts", "Scheme",
            ]
        ),
        room(
            "CertificateNote",
            "ops/ccs/Note",
            ["CertificationDomain", "Contracts", "Kernel", "Scheme", crypto],
            resources: ["page.html", "page.css", "page.js"].map { .embedInCode("Page/\($0)") }
        ),
        room(
            "OperatorClient",
            "ops/ccs/Client",
            [
                "CertificateNote", "CertificationDomain", "ContractBook", "ContractReading", "Contracts", "JSONCoding",
                "Kernel", "Messaging", "RabbitMQ", "RabbitMQManagement", "Scheme", "SchemeLoading", "Sending",
                "Topology",
                "Vouching", arguments, crypto, cryptoExtras, yams,
            ]
        ),
        program(
            "ccs",
            "ops/ccs/Commands",
            [
                "OperatorClient", "CertificateNote", "ContractBook", "ContractReading", "ContractReference", "RuleBook",
                "Contracts", "Messaging", "RabbitMQ", "RabbitMQManagement", "Scheme", "SchemeLoading", "Topology",
                arguments,
            ]
        ),

        // The proving ground
        room("Simulation", "ops/proof/World", ["Contracts", "Messaging"]),
        room(
            "ToyServices",
            "ops/proof/Toy",
            ["Contracts", "JSONCoding", "Messaging", "Simulation"],
            plugins: coded
        ),
        room(
            "Campaign",
            "ops/proof/People",
            ["CertificationDomain", "Contracts", "JSONCoding", "Kernel", "Messaging", "Scheme", "Vouching", crypto]
        ),
        room("CampaignReading", "ops/proof/PeopleReading", ["Campaign", "Contracts", yams]),
        room(
            "Demonstration",
            "ops/demo",
            ["Campaign", "CampaignReading"],
            exclude: ["scheme"],
            resources: [.embedInCode("campaign.yaml")]
        ),
        room(
            "CCSSimulation",
            "ops/proof/System",
            [
                "Simulation", "Campaign", "RegistrationService", "EvaluationService", "EvaluationDomain", "JuryService",
                "CertificationService", "CorrespondenceService", "Contracts", "Messaging", "Scheme",
            ]
        ),
        room(
            "Playing",
            "ops/proof/Playing",
            ["Campaign", "OperatorClient", "Contracts", "JSONCoding", "Messaging", "RabbitMQ", "Vouching"]
        ),
        program(
            "ccs-proof",
            "ops/proof/Program",
            [
                "Campaign", "CampaignReading", "CCSSimulation", "Demonstration", "OperatorClient", "Playing",
                "Simulation",
                "ToyServices", "RegistrationService", "EvaluationService", "JuryService", "CertificationService",
                "CorrespondenceService", "RuleBook", "Contracts", "Messaging", "RabbitMQ", "Scheme", arguments,
            ]
        ),

        // Tests
        room("RuleTrait", "Tests/RuleTrait"),
        tests("ContractCodeTests", ["ContractBook", "ContractReading", "ContractReference", "Contracts"]),
        tests("ContractsTests", ["Contracts", "JSONCoding"], exclude: ["Golden"]),
        tests(
            "BoundaryTests",
            [
                "Contracts", "Messaging", "Scheme", "SchemeLoading", "RegistrationService", "EvaluationService",
                "JuryService", "CertificationService", "CorrespondenceService",
            ]
        ),
        tests(
            "SimulationTests",
            [
                "Campaign", "Contracts", "Demonstration", "Messaging", "Simulation", "CCSSimulation", "ToyServices",
                "Scheme", "SchemeLoading",
            ]
        ),
        tests("JSONCodingTests", ["JSONCoding"], plugins: coded),
        tests(
            "MessagingTests",
            ["Contracts", "JSONCoding", "Kernel", "Messaging", "ToyServices", grdb],
            plugins: coded
        ),
        tests("SchemeTests", ["Contracts", "RuleTrait", "Scheme", "SchemeLoading"]),
        tests(
            "RegistrationDomainTests",
            ["RegistrationDomain", "Contracts", "JSONCoding", "Kernel", "RuleTrait", "Scheme"]
        ),
        tests(
            "EvaluationDomainTests",
            ["EvaluationDomain", "Contracts", "JSONCoding", "Kernel", "RuleTrait", "Scheme"]
        ),
        tests("VouchingTests", ["Contracts", "RuleTrait", "Scheme", "Vouching", crypto], exclude: ["Golden"]),
        tests(
            "RabbitMQTests",
            ["RabbitMQ", "RabbitMQManagement", "CRabbitMQ", "Messaging", "Contracts", "ToyServices"]
        ),
        tests(
            "ProcessTests",
            [
                "registration", "evaluation", "jury", "certification", "correspondence", "ccs", "Campaign",
                "ContractBook", "Contracts",
                "Messaging", "OperatorClient", "RabbitMQ", "RabbitMQManagement", "Scheme", "SchemeLoading", "Topology",
                "Vouching", crypto,
            ]
        ),
        tests("JuryDomainTests", ["JuryDomain", "Contracts", "JSONCoding", "Kernel", "RuleTrait", "Scheme"]),
        tests(
            "CertificationDomainTests",
            ["CertificationDomain", "Contracts", "JSONCoding", "Kernel", "RuleTrait", "Scheme"]
        ),
        tests(
            "CertificateNoteTests",
            ["CertificateNote", "CertificationDomain", "Contracts", "Kernel", "Scheme", "SchemeLoading", crypto],
            exclude: ["Golden"]
        ),
        tests(
            "PortalTests",
            [
                "PortalSite", "PortalStore", "ContractBook", "ContractReading", "Contracts", "JSONCoding", "RabbitMQ",
                "RuleBook", "Scheme", "SchemeLoading", "Sending",
                logging, .product(name: "NIOEmbedded", package: "swift-nio"),
            ] + webServer
        ),
        tests(
            "CorrespondenceDomainTests",
            ["CorrespondenceDomain", "JuryDomain", "Contracts", "Kernel", "RuleTrait", "Scheme"]
        ),
        tests("CampaignTests", campaignTests),
        tests(
            "ServiceKitTests",
            ["Contracts", "Messaging", "Metering", "ServiceKit", coreMetrics, logging]
                + [
                    .product(name: "NIOCore", package: "swift-nio"),
                    .product(name: "NIOEmbedded", package: "swift-nio"),
                ]
        ),
        tests("RuleBookTests", ["Contracts", "RuleBook", "RuleReading"]),
        tests(
            "CcsTests",
            [
                "Campaign", "CampaignReading", "ContractBook", "ContractReading", "OperatorClient", "Playing",
                "Contracts",
                "Messaging", "RabbitMQ", "RuleTrait", "Scheme", "SchemeLoading", "Vouching",
            ]
        ),
    ]
)

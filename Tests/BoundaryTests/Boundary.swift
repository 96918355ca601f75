import Foundation

/// A wall between parts of the system: says of one file what crosses it.
struct Boundary: Sendable, CustomStringConvertible {
    let description: String
    /// What of the file crosses the wall; empty when nothing does.
    let crossings: @Sendable (SourceFile) -> Set<String>

    static let services = ["Registration", "Evaluation", "Jury", "Certification", "Correspondence"]

    static let all = [
        Boundary("Un service n'en importe pas un autre") { file in
            guard let own = service(of: file) else { return [] }
            let others = services.filter { $0 != own }.flatMap { ["\($0)Domain", "\($0)Service"] }
            return file.imports.intersection(others)
        },
        Boundary("Un domaine n'importe que le noyau, les contrats, leur codage et le dispositif") { file in
            guard service(of: file) != nil, file.path.contains("/Domain/") else { return [] }
            return file.imports.subtracting(["Contracts", "JSONCoding", "Kernel", "Scheme", "Foundation"])
        },
        Boundary("Un domaine ne lit ni heure, ni hasard, ni fichier") { file in
            guard service(of: file) != nil, file.path.contains("/Domain/") else { return [] }
            return found(
                [
                    "Date(", "Date.now", ".now()", "UUID(", ".random(", "RandomNumberGenerator", "ProcessInfo",
                    "FileManager", "TimeZone", "Calendar", "Task {", "Thread",
                ],
                in: file
            )
        },
        Boundary("Un domaine ne reçoit que des valeurs : aucune fonction qui lise ailleurs") { file in
            guard service(of: file) != nil, file.path.contains("/Domain/") else { return [] }
            // What it is given to change a part of itself with, or to be called with each of something, reads nothing.
            let parameter = /(?:func|init)\b[^{}]*?:\s*(?:@\w+\s+)*\([^()]*\)\s*(?:re)?(?:throws\s*)?->\s*\w*/
            let found = file.code.matches(of: parameter).map { String($0.0) }
            return Set(found.filter { !$0.contains("inout") && !$0.hasSuffix("Void") })
        },
        Boundary("Les contrats n'importent que le codage") { file in
            file.path.hasPrefix("Shared/Contracts/") ? file.imports.subtracting(["JSONCoding"]) : []
        },
        Boundary("Le modèle du dispositif n'importe que les contrats et leur codage") { file in
            file.path.hasPrefix("Shared/Scheme/Model/")
                ? file.imports.subtracting(["Contracts", "JSONCoding"]) : []
        },
        Boundary("Seul Shared/RabbitMQ importe CRabbitMQ") { file in
            file.path.hasPrefix("Shared/RabbitMQ/") ? [] : file.imports.intersection(["CRabbitMQ"])
        },
        Boundary("Seuls Shared/Messaging et le magasin du portail importent GRDB") { file in
            file.path.hasPrefix("Shared/Messaging/") || file.path.hasPrefix("Services/Portal/Store/")
                ? [] : file.imports.intersection(["GRDB", "GRDBSQLite", "SQLite3", "CSQLite"])
        },
        Boundary("La messagerie ne connaît ni transport ni domaine") { file in
            guard file.path.hasPrefix("Shared/Messaging/") else { return [] }
            return file.imports.filter {
                $0.contains("Rabbit") || $0.hasSuffix("Domain") || $0.hasSuffix("Service") || $0.hasPrefix("Scheme")
                    || ["ServiceKit", "Topology"].contains($0)
            }
        },
        Boundary("Rien n'arrête le programme : ni try!, ni fatalError") { file in
            isProduct(file) ? found(["try!", "fatalError("], in: file) : []
        },
        Boundary("Seul Shared/RabbitMQ échappe au contrôle de concurrence") { file in
            guard isProduct(file), !file.path.hasPrefix("Shared/RabbitMQ/") else { return [] }
            return found(["@unchecked Sendable", "nonisolated(unsafe)"], in: file)
        },
        Boundary("Ce qui attend n'attend pas par l'horloge du mur") { file in
            guard isProduct(file), !file.path.hasPrefix("ops/") else { return [] }
            // The one place where a worker reads it; there it is held against what bears it out.
            guard file.path != "Shared/Messaging/Shell/Moment.swift" else { return [] }
            return found(
                ["Date()", "Date.now", "Date(timeIntervalSinceNow", "CLOCK_REALTIME", "gettimeofday"],
                in: file
            )
        },
        Boundary("Un tableau ne s'imprime pas comme une seule ligne") { file in
            guard file.path.hasPrefix("ops/ccs/Commands/") else { return [] }
            return Set(
                file.code.matches(of: /Output\.line\([^\n]*([Tt]able|[Ss]heet)[^\n]*\.text\)/).map { String($0.0) }
            )
        },
    ]

    private init(_ description: String, _ crossings: @escaping @Sendable (SourceFile) -> Set<String>) {
        self.description = description
        self.crossings = crossings
    }

    /// The service that a file belongs to, as `Jury`.
    private static func service(of file: SourceFile) -> String? {
        let parts = file.path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Services" else { return nil }
        return String(parts[1])
    }

    private static func isProduct(_ file: SourceFile) -> Bool {
        ["Shared/", "Services/", "ops/"].contains { file.path.hasPrefix($0) }
    }

    private static func found(_ words: [String], in file: SourceFile) -> Set<String> {
        let code = file.code
        return Set(
            words.filter { word in
                code.ranges(of: word).contains { range in
                    // `birthDate(` is no `Date(`.
                    guard word.first?.isLetter == true, range.lowerBound > code.startIndex else { return true }
                    let before = code[code.index(before: range.lowerBound)]
                    return !(before.isLetter || before.isNumber || before == "_")
                }
            }
        )
    }
}

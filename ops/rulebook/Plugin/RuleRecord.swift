import Foundation
import PackagePlugin

/// Before the rule book is compiled, writes down which tests hold which rule. A rule without a test fails the build.
@main struct RuleRecord: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "TestsOfRules.swift")
        let folders = ["Services", "Shared/Scheme/Model/Rules", "Tests"]
        let inputs = folders.flatMap { folder -> [URL] in
            let found = FileManager.default.enumerator(
                atPath: root.appending(path: folder).resolvingSymlinksInPath().path()
            )
            return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }
                .filter { folder != "Services" || $0.contains("/Rules/") }
                .map { root.appending(path: "\(folder)/\($0)") }
        }
        return [
            .buildCommand(
                displayName: "Reading which tests hold which rule",
                executable: try context.tool(named: "rule-record").url,
                arguments: [root.path(), output.path()],
                inputFiles: inputs.sorted { $0.path() < $1.path() },
                outputFiles: [output]
            )
        ]
    }
}

import Foundation
import PackagePlugin

/// Before the book of contracts is compiled, writes down what the sources of the contracts declare.
@main struct ContractRecord: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let output = context.pluginWorkDirectoryURL.appending(path: "RecordedContracts.swift")
        let inputs = [("Shared/Contracts", ".swift"), ("Tests/ContractsTests/Golden", ".json")].flatMap {
            folder,
            ending in
            let found = FileManager.default.enumerator(
                atPath: root.appending(path: folder).resolvingSymlinksInPath().path()
            )
            return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) }
                .map { root.appending(path: "\(folder)/\($0)") }
        }
        return [
            .buildCommand(
                displayName: "Reading what the contracts declare",
                executable: try context.tool(named: "contract-code").url,
                arguments: ["record", root.path(), output.path()],
                inputFiles: inputs.sorted { $0.path() < $1.path() },
                outputFiles: [output]
            )
        ]
    }
}

import Foundation
import PackagePlugin

/// Writes how the types of a target are read and written as JSON, before they are compiled; and completes the declarations
/// in those of its folders that are excluded from it: what is compiled is the completed source of each of their files.
@main struct ContractCode: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let tool = try context.tool(named: "contract-code").url
        let root = target.directoryURL.resolvingSymlinksInPath()
        let compiled = ((target as? any SourceModuleTarget)?.sourceFiles.map { $0.url.resolvingSymlinksInPath() } ?? [])
            .filter { $0.pathExtension == "swift" && $0.path().hasPrefix(root.path()) }
            .sorted { $0.path() < $1.path() }
        let coding = context.pluginWorkDirectoryURL.appending(path: "\(target.name)+JSON.swift")
        let paths = (FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".swift") }.sorted()
        return [
            .buildCommand(
                displayName: "Coding \(target.name)",
                executable: tool,
                arguments: ["coding", coding.path()] + compiled.map { $0.path() },
                inputFiles: compiled,
                outputFiles: [coding]
            )
        ]
            + paths.filter { !compiled.contains(root.appending(path: $0)) }.map { path in
                let source = root.appending(path: path)
                let output = context.pluginWorkDirectoryURL.appending(path: path.replacing("/", with: "-"))
                return .buildCommand(
                    displayName: "Completing \(path)",
                    executable: tool,
                    arguments: ["complete", source.path(), output.path()],
                    inputFiles: [source],
                    outputFiles: [output]
                )
            }
    }
}

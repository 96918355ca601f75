import Foundation
import PackagePlugin

/// Completes the declarations in the folders of a target before they are compiled. Those folders are excluded from the
/// target: what is compiled is the completed source of each file.
@main struct ContractCode: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let tool = try context.tool(named: "contract-code").url
        let root = target.directoryURL.resolvingSymlinksInPath()
        let compiled = Set(
            (target as? any SourceModuleTarget)?.sourceFiles.map { $0.url.resolvingSymlinksInPath() } ?? []
        )
        let paths = (FileManager.default.enumerator(atPath: root.path())?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".swift") }.sorted()
        return paths.filter { !compiled.contains(root.appending(path: $0)) }.map { path in
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

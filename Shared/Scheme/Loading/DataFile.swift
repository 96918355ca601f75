import Foundation

/// One data file as it was read.
struct DataFile {
    /// The folders of a scheme's directory, in the order in which they are read.
    enum Folder: String, CaseIterable {
        case kinds, standards
        case occupationalStandards = "occupational-standards"
        case branches, policies
    }

    let folder: Folder
    /// Relative to the scheme's directory, with the folder.
    let name: String
    let bytes: [UInt8]

    /// The name without folder and extension, which is the code of the file's subject.
    var stem: String { DataFile.stem(of: name) }

    static func stem(of name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.hasSuffix(".yaml") ? String(last.dropLast(5)) : last
    }

    /// Every data file below a directory, in the order of the bytes of their names. Whatever else lies there is
    /// reported, so that a file with a slip in its name is not passed over; hidden files and README.md are not meant.
    static func all(in directory: String, _ findings: Findings) -> [DataFile] {
        guard let entries = names(in: directory) else {
            findings.report(.unreadable, file: directory, expected: "a directory with the scheme's data")
            return []
        }
        let folders = Folder.allCases.map(\.rawValue)
        for entry in entries where !folders.contains(entry) && entry != "README.md" {
            findings.report(
                .unknownFile,
                file: entry,
                expected: "the folders \(folders.joined(separator: ", ")), and README.md"
            )
        }
        var files: [DataFile] = []
        for folder in Folder.allCases {
            guard let entries = names(in: "\(directory)/\(folder.rawValue)") else {
                findings.report(.unreadable, file: folder.rawValue, expected: "a folder with one file at least")
                continue
            }
            for entry in entries {
                let name = "\(folder.rawValue)/\(entry)"
                guard entry.hasSuffix(".yaml") else {
                    findings.report(.unknownFile, file: name, expected: "a name that ends in .yaml")
                    continue
                }
                guard let data = FileManager.default.contents(atPath: "\(directory)/\(name)") else {
                    findings.report(.unreadable, file: name, expected: "a file that this program may read")
                    continue
                }
                files.append(DataFile(folder: folder, name: name, bytes: [UInt8](data)))
            }
        }
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func names(in directory: String) -> [String]? {
        try? FileManager.default.contentsOfDirectory(atPath: directory).filter { !$0.hasPrefix(".") }.sorted()
    }
}

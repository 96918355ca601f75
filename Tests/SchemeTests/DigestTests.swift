import Foundation
import Scheme
import SchemeLoading
import Testing

/// The digest by which two services know that they work with the same rules.
struct DigestTests {
    @Test("L'empreinte ne dépend que des noms et des octets des fichiers")
    func sameBytesSameDigest() throws {
        let digest = try SchemeLoader.bundled(environment: [:]).digest
        let copy = try SchemeCopy()
        #expect(try SchemeLoader.load(directory: copy.directory.path).digest == digest)
        try copy.write("remarque", to: "README.md")
        #expect(try SchemeLoader.load(directory: copy.directory.path).digest == digest)
        #expect(digest.count == 64)
        #expect(digest.allSatisfy { $0.isHexDigit && !$0.isUppercase })
    }

    @Test("Un octet de plus, où que ce soit, change l'empreinte", arguments: SchemeCopy.files)
    func anyByteChangesTheDigest(_ file: String) throws {
        let copy = try SchemeCopy()
        let before = try SchemeLoader.load(directory: copy.directory.path).digest
        let text = try copy.text(file)
        // A space at the end of a comment and one at the end of the file mean nothing in YAML.
        for changed in [text + "\n", text.replacing("\n", with: " \n", maxReplacements: 1)] {
            try copy.write(changed, to: file)
            #expect(try SchemeLoader.load(directory: copy.directory.path).digest != before)
        }
    }

    @Test("Le nom d'un fichier compte dans l'empreinte")
    func namesCount() throws {
        let copy = try SchemeCopy()
        let before = try SchemeLoader.load(directory: copy.directory.path).digest
        let file = "occupational-standards/relation-client-activities-demo-1.yaml"
        let text = try copy.text(file)
        try copy.remove(file)
        let renamed = text.replacing(
            "id: relation-client-activities-demo-1",
            with: "id: relation-client-activities-demo-2"
        )
        try copy.write(renamed, to: "occupational-standards/relation-client-activities-demo-2.yaml")
        #expect(try SchemeLoader.load(directory: copy.directory.path).digest != before)
    }
}

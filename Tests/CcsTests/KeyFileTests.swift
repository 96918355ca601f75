import Contracts
import Foundation
import OperatorClient
import Scheme
import Testing
import Vouching

@Suite("Le fichier de clé d'une personne") struct KeyFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "ccs-key-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    @Test("Écrite, elle se relit, ne se lit que de son titulaire, n'en écrase aucune, et signe")
    func writtenAndRead() throws {
        let path = folder.appending(path: "a.pem").path
        let key = KeyFile()
        try key.write(to: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let read = try KeyFile(path: path)
        #expect(read.id == key.id && read.publicKey == key.publicKey)
        #expect(throws: Complaint.self) { try KeyFile().write(to: path) }
        #expect(try KeyFile(path: path).id == key.id)
        var envelope = Envelope(id: "m-1", type: CastBallot.type, source: "x", time: Instant(milliseconds: 0))
        envelope.actor = Actor(.juryMember, "P-1")
        let statement = try #require(ActStatement(envelope, sentBy: "u", to: "s", bodyDigest: "d"))
        let signature = try read.sign(statement: statement.bytes)
        let publicKey = try #require(PublicKey(.file, base64: key.publicKey))
        #expect(signature.key == publicKey.id)
        #expect(signatureFault(of: signature, over: statement, by: publicKey, site: nil) == nil)
    }

    @Test("Celle qu'un autre programme a écrite se lit ; ce qui n'en est pas une se dit")
    func othersFiles() throws {
        // openssl genpkey -algorithm ed25519
        let pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """
        let path = folder.appending(path: "b.pem").path
        try pem.write(toFile: path, atomically: true, encoding: .utf8)
        // RFC 8410, 10.3 and 10.1: this private key, and its public half.
        #expect(try KeyFile(path: path).publicKey == "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
        for text in ["", "x", pem.replacing("MC4C", with: "MC4D"), pem.replacing("PRIVATE", with: "PUBLIC")] {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(throws: Complaint.self, "\(text)") { try KeyFile(path: path) }
        }
    }
}

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

    @Test("Sous une phrase secrète, elle ne se lit qu'avec elle ; OpenSSL lit la nôtre, et nous la sienne")
    func underAPassphrase() throws {
        let path = folder.appending(path: "secret.pem").path
        let key = KeyFile()
        try key.write(to: path, under: "quatre mots bien à moi")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"))
        #expect(text.split(separator: "\n").allSatisfy { $0.utf8.count <= 64 })
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // An à of two characters is the same à.
        #expect(try KeyFile(path: path) { "quatre mots bien a\u{300} moi" }.publicKey == key.publicKey)
        for wrong in ["", "quatre mots bien a moi"] {
            let said = try #require(throws: Complaint.self) { try KeyFile(path: path) { wrong } }
            #expect(said.description == "\(path): that is not its passphrase")
        }
        let words = "pass:quatre mots bien à moi"
        let clear = folder.appending(path: "clear.pem").path
        #expect(try openssl(["pkey", "-in", path, "-passin", words, "-out", clear]) == 0)
        #expect(try KeyFile(path: clear).publicKey == key.publicKey)
        let theirs = folder.appending(path: "theirs.pem").path
        #expect(try openssl(["pkcs8", "-topk8", "-scrypt", "-in", clear, "-passout", words, "-out", theirs]) == 0)
        #expect(try KeyFile(path: theirs) { "quatre mots bien à moi" }.publicKey == key.publicKey)
        let old = folder.appending(path: "old.pem").path
        #expect(try openssl(["pkcs8", "-topk8", "-in", clear, "-passout", words, "-out", old]) == 0)
        let said = try #require(throws: Complaint.self) { try KeyFile(path: old) { "quatre mots bien à moi" } }
        #expect(said.description.contains("expected scrypt"))
    }

    @Test("La preuve d'une clé dit de qui elle est, et ne se change pas")
    func proofOfAKey() throws {
        let holder = Actor(.juryMember, "P-12", of: "p2st")
        let key = KeyFile()
        let text = try KeyProof(key, of: holder, at: Instant(milliseconds: 1_000)).text
        let read = try KeyProof(text)
        #expect(read.holder == holder && read.key == key.id && read.publicKey == key.publicKey)
        #expect(read.text == text)
        let other = KeyFile()
        let wrongs = [
            text.replacing("P-12", with: "P-13"), text.replacing("p2st", with: "logi"),
            text.replacing("1970-01-01", with: "1970-01-02"), text.replacing(key.publicKey, with: other.publicKey),
            text.replacing(key.publicKey, with: other.publicKey).replacing(key.id.value, with: other.id.value),
            text.replacing(key.publicKey, with: String(repeating: "A", count: 43) + "="), String(text.dropLast(10)), "",
        ]
        for wrong in wrongs { #expect(throws: Complaint.self) { try KeyProof(wrong) } }
    }

    private func openssl(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/openssl")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
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

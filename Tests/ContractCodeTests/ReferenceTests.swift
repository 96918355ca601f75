import ContractBook
import ContractReading
import Contracts
import Foundation
import Testing

@testable import ContractReference

/// The contracts as pages.
struct ReferenceTests {
    private func files(_ source: String) throws -> [String: String] {
        let book = ContractBook(
            DeclarationReader.read(source, at: "Jury/X.swift"),
            examples: ["jury.a.v1": "{\"x\":\"<i>\"}"]
        )
        let files = try ContractReference(book, by: Routes(listeners: [:], senders: [:], panels: [])).files()
        return Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
    }

    private let event = """
        /// Somebody <script>alert(1)</script> & `co<de>` said *vrai*.
        public struct A: Event {
            public static let type: MessageType = "jury.a.v1"
            /// What "was" said.
            public var x: String?
            public var personal: Personal?
        }
        extension A { public struct Personal: Codable { public var name: String } }
        """

    @Test("Ce qu'un commentaire dit est du texte, jamais du balisage") func commentsAreText() throws {
        let page = try #require(files(event)["message/jury.a.v1.html"])
        #expect(!page.contains("<script>") && !page.contains("<i>") && page.contains("&lt;script&gt;"))
        #expect(page.contains("<code>co&lt;de&gt;</code>") && page.contains("<em lang=\"fr\">vrai</em>"))
        #expect(page.contains("What &quot;was&quot; said."))
    }

    @Test("Une page dit ce qui peut manquer, ce qui est personnel, et qui n'écoute pas") func pageTellsAll() throws {
        let page = try #require(files(event)["message/jury.a.v1.html"])
        #expect(page.contains("<code>x</code> <span class=\"mark\">may be absent</span>"))
        #expect(page.contains("<span class=\"mark personal\">personal</span>"))
        #expect(page.contains("href=\"#A.Personal\"") && page.contains("id=\"A.Personal\""))
        #expect(page.contains("<dd>no service</dd>"))
    }

    @Test("Chaque message a sa page, son schéma, et sa ligne dans l'index") func everyMessageIsThere() throws {
        let book = try ContractBook()
        let files = try ContractReference(book, by: Routes.ccs(panels: ["p2st-1"])).files()
        let paths = Set(files.map(\.path))
        #expect(paths.count == files.count)
        let index = try #require(files.first { $0.path == "index.html" }).text
        for message in book.catalogue.messages {
            #expect(paths.isSuperset(of: ["message/\(message.type).html", "schema/\(message.type).json"]))
            #expect(index.contains("href=\"message/\(message.type).html\""))
        }
        let envelope = try #require(files.first { $0.path == "envelope.html" }).text
        for header in EnvelopeHeaders.all.flatMap(\.headers) {
            #expect(envelope.contains("<code>\(header.name)</code>"))
        }
    }
}

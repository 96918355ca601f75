public import ContractBook
import ContractReading
public import Contracts
import Foundation
import Mustache

/// The contracts as pages: static HTML that asks nothing of any server. A page a message, one for the headers, and an
/// index that can be searched.
public struct ContractReference {
    private let book: ContractBook
    private let routes: Routes
    private let templates: MustacheLibrary

    /// The pages of these contracts.
    ///
    /// - Parameter routes: who sends and who hears what.
    public init(_ book: ContractBook, by routes: Routes) throws {
        self.book = book
        self.routes = routes
        templates = MustacheLibrary(templates: [
            "head": try MustacheTemplate(string: Self.text(PackageResources.head_mustache)),
            "fields": try MustacheTemplate(string: Self.text(PackageResources.fields_mustache)),
            "index": try MustacheTemplate(string: Self.text(PackageResources.index_mustache)),
            "message": try MustacheTemplate(string: Self.text(PackageResources.message_mustache)),
            "envelope": try MustacheTemplate(string: Self.text(PackageResources.envelope_mustache)),
        ])
    }

    /// A file of the reference.
    public struct File: Sendable, Equatable {
        /// Where it stands, below the folder of the reference.
        public let path: String
        /// What is in it.
        public let text: String
    }

    /// Every file: pages, schemas, examples, the AsyncAPI document, style and search.
    public func files() throws -> [File] {
        var files = [
            File(path: "index.html", text: try page("index", IndexPage(book))),
            File(path: "envelope.html", text: try page("envelope", EnvelopePage(book))),
            File(path: "asyncapi.json", text: book.asyncAPI(by: routes).text() + "\n"),
            File(path: "style.css", text: Self.text(PackageResources.style_css)),
            File(path: "search.js", text: Self.text(PackageResources.search_js)),
        ]
        for message in book.catalogue.messages {
            files.append(
                File(path: Self.page(of: message.type), text: try page("message", MessagePage(message, book, routes)))
            )
            if let schema = book.schema(of: message.type) {
                files.append(File(path: "schema/\(message.type).json", text: schema.text() + "\n"))
            }
            if let schema = book.replySchema(of: message.type) {
                files.append(File(path: "schema/\(message.type).reply.json", text: schema.text() + "\n"))
            }
            if let example = book.example(of: message.type) {
                files.append(File(path: "example/\(message.type).json", text: example))
            }
        }
        return files
    }

    static func page(of type: String) -> String { "message/\(type).html" }

    private func page(_ template: String, _ content: Any) throws -> String {
        guard let page = templates.render(content, withTemplate: template) else {
            throw TemplateMissing(name: template)
        }
        return page
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private struct TemplateMissing: Error { let name: String }
}

import ContractReading
import Foundation

/// Doc comments and forms of fields as HTML.
enum Prose {
    /// A doc comment: `code` and *emphasis* are marked, all else stands as it is.
    static func html(_ comment: String) -> String {
        escaped(comment)
            .replacing(/`([^`]+)`/) { "<code>\($0.output.1)</code>" }
            .replacing(/(^|[\s(])\*([^*\s][^*]*)\*/) { "\($0.output.1)<em lang=\"fr\">\($0.output.2)</em>" }
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// What a field is on the wire.
    static func html(_ form: Form) -> String {
        switch form {
        case .integer: "integer"
        case .boolean: "<code>true</code> or <code>false</code>"
        case .text(let pattern, let format, let says):
            [
                format == "date-time" ? "moment" : format == "date" ? "day" : "text",
                pattern.map { "<span class=pattern>matches <code>\(escaped($0))</code></span>" } ?? "",
                says.isEmpty ? "" : "<span class=note>\(html(says))</span>",
            ].filter { !$0.isEmpty }.joined(separator: "<br>")
        case .choice(let cases):
            "<ul class=choice>"
                + cases.map { "<li><code>\(escaped($0.value))</code>\($0.doc.isEmpty ? "" : " \(html($0.doc))")</li>" }
                .joined() + "</ul>"
        case .list(let element): "list of: \(html(element))"
        case .table(let key, let value): "object; each name: \(html(key)); each value: \(html(value))"
        case .object(let name): "<a href=\"#\(escaped(name))\">\(escaped(name))</a>"
        }
    }
}

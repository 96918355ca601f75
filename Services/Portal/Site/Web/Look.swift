import Crypto
import Foundation
import Mustache

/// The templates and the stylesheet. Those that are built in, or those of a folder that somebody has changed.
struct Look: Sendable {
    private let templates: MustacheLibrary
    /// The stylesheet.
    let style: String
    /// The mark.
    let mark: String
    /// By what a browser knows that the stylesheet has changed.
    let styleVersion: String

    /// - Parameter folder: where files stand that replace those built in.
    init(folder: String? = nil) throws {
        func text(_ name: String, _ built: [UInt8]) -> String {
            let replaced = folder.flatMap { try? String(contentsOfFile: "\($0)/\(name)", encoding: .utf8) }
            return replaced ?? String(decoding: built, as: UTF8.self)
        }
        style = text("portal.css", PackageResources.portal_css)
        mark = text("marque.svg", PackageResources.marque_svg)
        styleVersion = SHA256.hash(data: Data(style.utf8)).prefix(6).map { String($0, radix: 16) }.joined()
        templates = MustacheLibrary(templates: [
            "page": try MustacheTemplate(string: text("page.mustache", PackageResources.page_mustache)),
            "block": try MustacheTemplate(string: text("block.mustache", PackageResources.block_mustache)),
            "form": try MustacheTemplate(string: text("form.mustache", PackageResources.form_mustache)),
            "field": try MustacheTemplate(string: text("field.mustache", PackageResources.field_mustache)),
        ])
    }

    /// The page as HTML.
    func html(_ values: [String: Any]) -> String {
        var values = values
        values["styleVersion"] = styleVersion
        return templates.render(Self.sound(Self.typeset(values)), withTemplate: "page") ?? ""
    }

    /// The same values, with the blanks of French typography in our own words; what somebody has typed stays as it is.
    private static func typeset(_ value: Any, under key: String = "") -> Any {
        switch value {
        case let text as String: isOurs(key) ? Typography.spaced(text) : text
        case let list as [Any]: list.map { typeset($0, under: key) }
        case let group as [String: Any]:
            Dictionary(uniqueKeysWithValues: group.map { ($0, typeset($1, under: $0)) })
        default: value
        }
    }

    private static func isOurs(_ key: String) -> Bool {
        switch key {
        case "cellText", "factLines": false
        case "title", "heading", "askedTitle", "rowWhat", "rowWhen", "tableCaption", "tableHeads", "formSubmit",
            "formFaultsTitle":
            true
        default: ["Text", "Label", "Lines"].contains { key.hasSuffix($0) }
        }
    }

    /// The same values, with every text such that it is escaped whole. The templates escape a character at a time, and a sign
    /// such as `"` that a combining mark follows is one character with it, and would not be escaped.
    private static func sound(_ value: Any) -> Any {
        switch value {
        case let text as String: sound(text)
        case let list as [Any]: list.map(sound)
        case let group as [String: Any]: group.mapValues(sound)
        default: value
        }
    }

    static func sound(_ text: String) -> String {
        guard text.contains(where: { $0.unicodeScalars.count > 1 }) else { return text }
        var scalars = String.UnicodeScalarView()
        for character in text {
            let parts = character.unicodeScalars
            guard parts.count > 1, let first = parts.first, "<>&\"'".unicodeScalars.contains(first) else {
                scalars.append(contentsOf: parts)
                continue
            }
            // A blank without width stands between: each is a character of its own then.
            scalars.append(first)
            scalars.append("\u{200B}")
            scalars.append(contentsOf: parts.dropFirst())
        }
        return String(scalars)
    }
}

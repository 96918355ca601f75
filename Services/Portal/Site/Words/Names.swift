import Foundation

/// Names, without what differs between two ways of writing them.
enum Names {
    /// Without accents, in small letters.
    static func folded(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
    }
}

/// One value, or one key, of a text that is known to be JSON.
///
/// Nodes stand in the order of the text: behind an object its members, each a key and then a value; behind an array its
/// elements.
struct JSONNode {
    enum Kind: UInt8 { case object, array, string, escapedString, number, yes, no, null }

    let kind: Kind
    /// Of an object: whether it is read as a dictionary, so that its keys may stand for numbers.
    var isDictionary = false
    /// The first byte: of a string, after its quotation mark.
    let start: UInt32
    /// After the last byte: of a string, at its quotation mark.
    var end: UInt32
    /// The node after this one and all that is in it.
    var next: UInt32
    /// The node around this one.
    let parent: UInt32
    /// Of an object: the key that is likely to be asked for next. Of a key: what keys are told apart by first.
    /// Of an array: how many elements it has.
    var extra: UInt32 = 0
}

/// A key of an object, or an index in an array, where the path to a value is told.
struct JSONKey: CodingKey {
    static let `super` = JSONKey(stringValue: "super")

    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init?(intValue: Int) { self.init(index: intValue, spelt: "\(intValue)") }

    /// A key of a dictionary, which has a number where its text is one.
    init(dictionaryKey: String) {
        stringValue = dictionaryKey
        intValue = Int(dictionaryKey)
    }

    init(index: Int) { self.init(index: index, spelt: "Index \(index)") }

    private init(index: Int, spelt: String) {
        stringValue = spelt
        intValue = index
    }
}

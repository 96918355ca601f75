public import Contracts
public import JSONCoding

/// Who was heard for which side of a complaint. Written by the sides' names, so that one state has one form.
public struct HeardParties: Codable, Sendable, Equatable, ExpressibleByDictionaryLiteral {
    private var persons: [String: PersonID]

    /// Nobody, or those who were heard.
    public init(dictionaryLiteral elements: (ComplaintParty, PersonID)...) {
        persons = Dictionary(elements.map { ($0.rawValue, $1) }) { $1 }
    }

    public init(from decoder: any Decoder) throws {
        if let named = try? decoder.singleValueContainer().decode([String: PersonID].self) {
            persons = named
            return
        }
        // Earlier states have sides and persons one after the other, in any order.
        var list = try decoder.unkeyedContainer()
        persons = [:]
        while !list.isAtEnd {
            let party = try list.decode(ComplaintParty.self)
            persons[party.rawValue] = try list.decode(PersonID.self)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(persons)
    }

    /// Who was heard for that side.
    public subscript(party: ComplaintParty) -> PersonID? {
        get { persons[party.rawValue] }
        set { persons[party.rawValue] = newValue }
    }

    /// For how many sides somebody was heard.
    public var count: Int { persons.count }

    /// Whoever was heard.
    public var values: [PersonID] { persons.values.sorted() }
}

extension HeardParties: JSONReadable, JSONWritable {
    public init(json: JSONValue) throws {
        if let named = try? [String: PersonID](json: json) {
            persons = named
            return
        }
        let texts = try [String](json: json)
        persons = [:]
        for place in stride(from: 0, to: texts.count - 1, by: 2) {
            guard let party = ComplaintParty(rawValue: texts[place]), let person = PersonID(texts[place + 1]) else {
                throw json.corrupted("sides and persons stand one after the other")
            }
            persons[party.rawValue] = person
        }
    }

    public func write(to json: inout JSONWriter) { persons.write(to: &json) }
}

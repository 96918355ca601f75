import Foundation
import JSONCoding
import Testing

/// What a caller sees of an error: its case, its type and its path.
private func told(_ read: () throws -> some Any) -> String {
    func place(_ path: [any CodingKey]) -> String {
        path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
    }
    do {
        _ = try read()
        return "read"
    } catch DecodingError.keyNotFound(let key, let context) {
        return "keyNotFound \(place(context.codingPath + [key]))"
    } catch DecodingError.valueNotFound(let type, let context) {
        return "valueNotFound \(type) \(place(context.codingPath))"
    } catch DecodingError.typeMismatch(let type, let context) {
        return "typeMismatch \(type) \(place(context.codingPath))"
    } catch DecodingError.dataCorrupted(let context) {
        return "dataCorrupted \(place(context.codingPath))"
    } catch {
        return "\(error)"
    }
}

private struct Inner: Codable {
    var code: Code
    var number: Int8
    var level: Level?
}

private struct Outer: Codable {
    var name: String
    var inner: Inner?
    var list: [Inner]?
    var byCode: [Code: Inner]?
    var byName: [String: Inner]?
    var byNumber: [Int: Int]?
    var ratio: Double?
    var small: UInt8?
    var flag: Bool?
    var outcome: Outcome?
    var pair: Pair?
    var nested: Nested?
}

/// Takes two elements.
private struct Pair: Codable {
    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        _ = try container.decode(Int.self)
        if try container.decodeNil() { return }
        _ = try container.decode(String.self)
    }
    func encode(to encoder: any Encoder) throws {}
}

/// Looks into nested containers without a type of their own.
private struct Nested: Codable {
    enum CodingKeys: CodingKey { case deep, deeper }
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let deep = try container.nestedContainer(keyedBy: CodingKeys.self, forKey: .deep)
        var deeper = try deep.nestedUnkeyedContainer(forKey: .deeper)
        let last = try deeper.nestedContainer(keyedBy: CodingKeys.self)
        _ = try last.decode(Int.self, forKey: .deep)
        _ = try last.decodeNil(forKey: .deeper)
    }
    func encode(to encoder: any Encoder) throws {}
}

@Suite("Un appelant ne voit pas lequel des deux décodeurs a refusé")
struct ErrorTests {
    static let bodies = [
        #"{}"#, #"{"name":null}"#, #"{"name":1}"#, #"{"name":{}}"#, #"{"name":"a","name2":[]}"#, #"[]"#, #"null"#,
        #"1"#,
        #"{"name":"a","inner":{}}"#, #"{"name":"a","inner":[]}"#, #"{"name":"a","inner":null}"#,
        #"{"name":"a","inner":{"code":"forbidden","number":1}}"#, #"{"name":"a","inner":{"code":null,"number":1}}"#,
        #"{"name":"a","inner":{"code":2,"number":1}}"#, #"{"name":"a","inner":{"code":"b","number":128}}"#,
        #"{"name":"a","inner":{"code":"b","number":-128}}"#, #"{"name":"a","inner":{"code":"b","number":1.0}}"#,
        #"{"name":"a","inner":{"code":"b","number":1.5}}"#, #"{"name":"a","inner":{"code":"b","number":1e1}}"#,
        #"{"name":"a","inner":{"code":"b","number":99999999999999999999}}"#,
        #"{"name":"a","inner":{"code":"b","number":"1"}}"#, #"{"name":"a","inner":{"code":"b","number":true}}"#,
        #"{"name":"a","inner":{"code":"b","number":1,"level":"none"}}"#,
        #"{"name":"a","inner":{"code":"b","number":1,"level":7}}"#, #"{"name":"a","list":{}}"#,
        #"{"name":"a","list":1}"#,
        #"{"name":"a","list":[null]}"#, #"{"name":"a","list":[{"code":"b","number":1},{"code":"b"}]}"#,
        #"{"name":"a","list":[{"code":"b","number":1},7]}"#, #"{"name":"a","byCode":[]}"#,
        #"{"name":"a","byCode":{"x":{"code":"b"}}}"#, #"{"name":"a","byCode":{"12":{"code":"b"}}}"#,
        #"{"name":"a","byCode":{"x":null}}"#, #"{"name":"a","byCode":{"forbidden":{"code":"b","number":1}}}"#,
        #"{"name":"a","byName":{"x":{"code":"b"}}}"#, #"{"name":"a","byName":{"12":{"code":"b"}}}"#,
        #"{"name":"a","byName":"x"}"#, #"{"name":"a","byName":{"x":3}}"#, #"{"name":"a","byNumber":{"1":2}}"#,
        #"{"name":"a","byNumber":{"x":2}}"#, #"{"name":"a","byNumber":{"1":"x"}}"#, #"{"name":"a","ratio":"1"}"#,
        #"{"name":"a","ratio":1e999}"#, #"{"name":"a","ratio":12345678901234567890}"#, #"{"name":"a","small":-1}"#,
        #"{"name":"a","small":256}"#, #"{"name":"a","small":-0}"#, #"{"name":"a","flag":0}"#,
        #"{"name":"a","flag":"true"}"#,
        #"{"name":"a","outcome":{}}"#, #"{"name":"a","outcome":{"certified":{}}}"#,
        #"{"name":"a","outcome":{"other":{}}}"#,
        #"{"name":"a","outcome":{"certified":{},"adjourned":{}}}"#,
        #"{"name":"a","outcome":{"adjourned":{"until":1}}}"#,
        #"{"name":"a","outcome":{"adjourned":{"reason":3}}}"#, #"{"name":"a","outcome":{"partial":{"_0":[1]}}}"#,
        #"{"name":"a","pair":[]}"#, #"{"name":"a","pair":[1]}"#, #"{"name":"a","pair":[1,null]}"#,
        #"{"name":"a","pair":[1,2]}"#,
        #"{"name":"a","pair":[null]}"#, #"{"name":"a","pair":["x"]}"#, #"{"name":"a","nested":{}}"#,
        #"{"name":"a","nested":{"deep":1}}"#, #"{"name":"a","nested":{"deep":null}}"#,
        #"{"name":"a","nested":{"deep":{}}}"#,
        #"{"name":"a","nested":{"deep":{"deeper":{}}}}"#, #"{"name":"a","nested":{"deep":{"deeper":null}}}"#,
        #"{"name":"a","nested":{"deep":{"deeper":[]}}}"#, #"{"name":"a","nested":{"deep":{"deeper":[1]}}}"#,
        #"{"name":"a","nested":{"deep":{"deeper":[null]}}}"#, #"{"name":"a","nested":{"deep":{"deeper":[{}]}}}"#,
        #"{"name":"a","nested":{"deep":{"deeper":[{"deep":1}]}}}"#,
        #"{"name":"a","nested":{"deep":{"deeper":[{"deep":null}]}}}"#,
        #"{"name":"a","nested":{"deep":{"deeper":[{"deep":1,"deeper":null}]}}}"#, #"{"name":"a""#,
        #"{"n\u0061me":"a"}"#,
    ]

    @Test("Même cas, même type, même chemin", arguments: bodies)
    func same(_ body: String) {
        let data = Data(body.utf8)
        let theirs = told { try JSONDecoder().decode(Outer.self, from: data) }
        let ours = told { try JSONBytesDecoder().decode(Outer.self, from: data) }
        #expect(ours == theirs)
    }

    @Test("Le chemin porte les clés de l'endroit, dans l'ordre")
    func path() {
        let body = Data(#"{"name":"a","list":[{"code":"b","number":1},{"code":"forbidden","number":1}]}"#.utf8)
        #expect(told { try JSONBytesDecoder().decode(Outer.self, from: body) } == "dataCorrupted list.[1].code")
    }
}

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

struct Inner: Codable {
    var code: Code
    var number: Int8
    var level: Level?
}

struct Outer: Codable {
    var name: String
    var inner: Inner?
    var list: [Inner]?
    var byCode: [Code: Inner]?
    var byName: [String: Inner]?
    var byNumber: [Int: Int]?
    var small: UInt8?
    var flag: Bool?
    var outcome: Outcome?
    var empty: Empty?
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
        #"{"name":"a","byNumber":{"1":"x"}}"#,
        #"{"name":"a","small":-1}"#,
        #"{"name":"a","small":256}"#, #"{"name":"a","small":-0}"#, #"{"name":"a","flag":0}"#,
        #"{"name":"a","flag":"true"}"#,
        #"{"name":"a","outcome":{}}"#, #"{"name":"a","outcome":{"certified":{}}}"#,
        #"{"name":"a","outcome":{"other":{}}}"#,
        #"{"name":"a","outcome":{"certified":{},"adjourned":{}}}"#,
        #"{"name":"a","outcome":{"adjourned":{"until":1}}}"#,
        #"{"name":"a","outcome":{"adjourned":{"reason":3}}}"#, #"{"name":"a","outcome":{"partial":{"_0":[1]}}}"#,
        #"{"name":"a","empty":{}}"#, #"{"name":"a","empty":null}"#, #"{"name":"a","empty":1}"#, #"{"name":"a""#,
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

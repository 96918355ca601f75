import Foundation
import JSONCoding
import Testing

/// Takes any JSON, to see whether it is one.
private struct Anything: JSONReadable, Decodable {
    init(json: JSONValue) throws {}
    init(from decoder: any Decoder) throws {}
}

@Suite("N'est lu que ce que RFC 8259 admet")
struct StrictnessTests {
    static let accepted = [
        "0", "-0", "1", "-1.5e+3", "1E5", "0.1", "\"\"", "true", "false", "null", "[]", "{}", " [ ] ", "\t{\n}\r",
        "[1,2]", #"{"a":1}"#, #"{"a":{"a":{}}}"#, #"{"":0}"#, #""\"\\\/\b\f\n\r\t\u0041""#, #""\ud83d\ude00""#,
        #""\uD83D\uDE00""#, #""\u0000""#, "\"é漢😀\u{7f}\u{2028}\"", #"{ "a" : [ 1 , { } ] }"#,
        "123456789012345678901234567890", "1e999", "\"\u{10FFFF}\"", #"["a\\"]"#, "\"12345678\"", "\"1234567\\\\\"",
        String(repeating: "[", count: 128) + String(repeating: "]", count: 128),
        "{" + (0..<100).map { "\"k\(99 - $0)\":\($0)" }.joined(separator: ",") + "}",
        #"{"ab":1,"ba":2,"aab":3,"abb":4}"#, #"{"\u0061":1,"b":2}"#,
    ]

    static let refused = [
        "", " ", "[", "]", "{", "}", "[1,]", "[,1]", "[1,,2]", "[1 2]", "{\"a\":1,}", "{,}", "{\"a\"}", "{\"a\":}",
        "{\"a\" 1}", "{a:1}", "{1:1}", "{'a':1}", "'a'", "[1]]", "1 2", "nul", "nulll", "True", "NaN", "Infinity",
        "-", "-a", "+1", "01", "-01", "1.", ".5", "1.e5", "1e", "1e+", "0x10", "1_000", "--1", "\"", "\"a", "\"\\",
        "\"\\\"", #""\x""#, #""\u12""#, #""\u12G4""#, #""\ud83d""#, #""\ude00""#, #""\ud83d\ud83d""#, #""\ud83dx""#,
        #""\ud83d\n""#, "\"\n\"", "\"\t\"", "\"\u{0}\"", "\"12345678\u{1f}\"", "\u{FEFF}1", "// a\n1", "[1]/* */",
        "\u{0C}1", "\u{A0}1", "[1", "{\"a\":1", "[\"a\"", "{\"a", "tru", "[\u{0}]", #"{"a":1,"a":1}"#,
        #"{"a":1,"b":2,"a":3}"#, #"{"a":1,"\u0061":2}"#, #"[{"b":1,"a":{},"b":{}}]"#, #"{"":1,"":2}"#,
        String(repeating: "[", count: 129) + String(repeating: "]", count: 129),
        String(repeating: "{\"a\":", count: 129) + "1" + String(repeating: "}", count: 129),
        String(repeating: "[", count: 100_000),
        "{" + (0..<100).map { "\"k\(99 - $0 % 99)\":\($0)" }.joined(separator: ",") + "}",
    ]

    static let badUTF8: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
        [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
        [0xF0, 0x8F, 0xBF, 0xBF], [0xF1, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
        [0xFE],
    ]

    private let decoder = JSONBytesDecoder()

    @Test("Un texte JSON est lu", arguments: accepted)
    func accepts(_ text: String) throws {
        _ = try decoder.decode(Anything.self, from: Data(text.utf8))
    }

    @Test("Un texte qui n'en est pas un est refusé, au chemin vide", arguments: refused)
    func refuses(_ text: String) { expectRefused(Data(text.utf8)) }

    @Test("Ce qui n'est pas de l'UTF-8 est refusé, dans une valeur et dans une clé", arguments: badUTF8)
    func refusesBytes(_ bytes: [UInt8]) {
        expectRefused(Data([0x22] + bytes + [0x22]))
        expectRefused(Data(Array("{\"12345678".utf8) + bytes + Array("\":1}".utf8)))
        expectRefused(Data([0x22] + bytes))
        expectRefused(Data(bytes))
    }

    private func expectRefused(_ data: Data) {
        do {
            _ = try decoder.decode(Anything.self, from: data)
            Issue.record("read: \(String(decoding: data.prefix(80), as: UTF8.self))")
        } catch DecodingError.dataCorrupted(let context) {
            #expect(context.codingPath.isEmpty)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("Chaque préfixe d'un texte, et chaque octet changé, est refusé ou lu, jamais plus")
    func damaged() throws {
        let whole = Array(#"{"a":[1,-2.5e3,"é\u00e9\ud83d\ude00",null,true],"b":{"c":"12345678"}}"#.utf8)
        for end in 0..<whole.count { expectRefused(Data(whole[..<end])) }
        for at in whole.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = whole
                changed[at] = byte
                let isOurs = (try? decoder.decode(Anything.self, from: Data(changed))) != nil
                // What we read, Foundation reads.
                if isOurs { #expect((try? JSONDecoder().decode(Anything.self, from: Data(changed))) != nil) }
            }
        }
    }

    @Test("Les échappements se lisent comme ils sont écrits")
    func escapes() throws {
        let text = #""\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\ude00é😀\u0000""#
        #expect(
            try decoder.decode(String.self, from: Data(text.utf8)) == "\"\\/\u{8}\u{c}\n\r\tAé😀é😀\u{0}"
        )
    }

    @Test("Une tranche de données se lit comme le reste")
    func slice() throws {
        let data = Data("xx[1]yy".utf8)[2..<5]
        #expect(try decoder.decode([Int].self, from: data) == [1])
    }
}

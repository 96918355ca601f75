import Foundation
import Testing

@testable import Simulation

/// The search for what must be gone.
@Suite struct TracesTests {
    @Test("Un mot se trouve tel quel et en base64, où qu'il commence dans un groupe, barres échappées ou non")
    func everywhere() {
        let traces = Traces(of: ["Bafolidu", "mark01a0c4", "absent7"])
        for before in 0..<7 {
            let plain = String(repeating: "x", count: before) + "Bafolidu?é"
            let base64 = Data(plain.utf8).base64EncodedString()
            #expect(traces.found(in: Array(plain.utf8)) == ["Bafolidu"])
            #expect(traces.found(in: Array("{\"body\":\"\(base64)\"}".utf8)) == ["Bafolidu"])
            let other = Data((String(repeating: "ü", count: before) + "mark01a0c4ÿ").utf8).base64EncodedString()
            #expect(traces.found(in: Array(other.replacing("/", with: "\\/").utf8)) == ["mark01a0c4"])
        }
        #expect(traces.found(in: Array("Bafolid mark01a0c".utf8)).isEmpty)
        #expect(traces.found(in: []).isEmpty)
        for before in 0..<3 {
            let neighbour = Data((String(repeating: "x", count: before) + "Bafolidt ").utf8).base64EncodedString()
            #expect(traces.found(in: Array(neighbour.utf8)).isEmpty)
        }
        let longer = "le Bafolidumo"
        #expect(traces.found(in: Array(longer.utf8)).isEmpty)
        #expect(traces.found(in: Array(Data(longer.utf8).base64EncodedString().utf8)).isEmpty)
    }
}

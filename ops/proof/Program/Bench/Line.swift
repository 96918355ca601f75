import Foundation

/// One measurement, as a line of JSON.
enum Line {
    static func print(_ values: [String: Any]) throws {
        let data = try JSONSerialization.data(withJSONObject: values, options: [.sortedKeys, .withoutEscapingSlashes])
        Swift.print(String(decoding: data, as: UTF8.self))
    }

    /// To three places.
    static func rounded(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

    /// The value below which that share of the sorted values lies; 0 when there is none.
    static func percentile(_ sorted: [Int64], _ share: Double) -> Double {
        guard !sorted.isEmpty else { return 0 }
        return Double(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]) / 1000
    }
}

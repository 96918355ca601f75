public import JSONCoding

/// Something that is asked of a service and answered from its states; nothing is decided and nothing recorded, and asking
/// again does no harm.
public protocol Question: JSONReadable, JSONWritable, Codable, Sendable {
    /// What is asked, as `certification.verify-certificate`.
    static var name: String { get }
    /// What comes back.
    associatedtype Reply: JSONReadable, JSONWritable, Codable, Sendable
}

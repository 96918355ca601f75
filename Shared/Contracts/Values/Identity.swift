/// Who a person is in civil life (specification, step 1; national reporting). Always part of a `personal` group.
public struct Identity: Codable, Sendable, Equatable {
    /// *Nom de naissance*.
    public var birthName: String
    /// *Nom d'usage*, where it differs.
    public var usageName: String? = nil
    /// All first names, in order.
    public var firstNames: String
    /// Day of birth.
    public var birthDate: Day
    /// Place of birth, or the country for those born abroad.
    public var birthPlace: String
}

/// How a person is reached. Always part of a `personal` group.
public struct Contact: Codable, Sendable, Equatable {
    /// Electronic mail address.
    public var email: String
    /// Telephone, where given.
    public var phone: String? = nil
    /// Postal address, where given.
    public var address: String? = nil
}

/// One of the two sides of a joint jury (*collège*; specification, description of the CCS and step 6).
public enum College: String, Codable, Sendable, CaseIterable, Hashable {
    /// The employers' organisations.
    case employers
    /// The employees' organisations.
    case employees

    /// The other side.
    public var other: College { self == .employers ? .employees : .employers }
}

/// One value for each college.
public struct ByCollege<Value: Codable & Sendable & Equatable>: Codable, Sendable, Equatable {
    /// The employers' value.
    public var employers: Value
    /// The employees' value.
    public var employees: Value

    /// The value of one side.
    public subscript(college: College) -> Value {
        get { college == .employers ? employers : employees }
        set {
            switch college {
            case .employers: employers = newValue
            case .employees: employees = newValue
            }
        }
    }
}

/// What is looked for in the register of holders (*liste nationale des titulaires*), kept for the C4S across all
/// branches; every member that is given narrows it.
public struct RegisterFilter: Codable, Sendable, Hashable {
    /// The branch that awarded.
    public var branch: BranchID? = nil
    /// The first day of award.
    public var from: Day? = nil
    /// The last day of award.
    public var through: Day? = nil
    /// The kind of certificate.
    public var certificateKind: CertificateKindID? = nil
}

/// Who holds a certificate? Asked for the C4S; the entries come by branch and day of award, a page at a time.
public struct SearchRegister: Question {
    public static let name = "certification.search-register"
    /// What is looked for.
    public var filter: RegisterFilter
    /// Only holders in whose names this stands, whatever its case and accents.
    public var holderName: String?
    /// Only the certificate that has, or had, this number.
    public var number: String?
    /// Where the page before this one ended.
    public var after: String?

    /// A search.
    public init(
        _ filter: RegisterFilter = RegisterFilter(),
        holderName: String? = nil,
        number: String? = nil,
        after: String? = nil
    ) {
        self.filter = filter
        self.holderName = holderName
        self.number = number
        self.after = after
    }

    /// One page of entries.
    public struct Reply: Codable, Sendable, Equatable {
        /// The entries; a page may have none and yet not be the last.
        public var entries: [RegisterEntry]
        /// Where the next page begins; absent on the last one.
        public var next: String?
    }
}

/// How many hold a certificate, by branch and period?
public struct CountRegister: Question {
    public static let name = "certification.count-register"
    /// What is counted.
    public var filter: RegisterFilter

    /// A count.
    public init(_ filter: RegisterFilter = RegisterFilter()) { self.filter = filter }

    /// The counts, by branch, kind and month of award.
    public struct Reply: Codable, Sendable, Equatable {
        /// A line a branch, kind and month in which something was awarded.
        public var lines: [Line]
    }

    /// The count of one branch, kind and month.
    public struct Line: Codable, Sendable, Equatable {
        /// The branch that awarded.
        public var branch: BranchID
        /// The kind of certificate.
        public var certificateKind: CertificateKindID
        /// The month of the award, as `2026-03`.
        public var month: String
        /// Certificates that were issued and not revoked.
        public var standing: Int = 0
        /// Certificates that were revoked.
        public var revoked: Int = 0
        /// Of those that were not revoked, those whose award the jury took back; `nil` is none.
        public var suspended: Int? = nil
    }
}

/// What has been answered in a follow-up survey? In aggregates only.
public struct ReadSurvey: Question {
    public static let name = "certification.read-survey"
    /// Which survey.
    public var survey: FollowUpSurvey

    /// Reading a survey.
    public init(_ survey: FollowUpSurvey) { self.survey = survey }

    /// How many were asked, and what was answered, in steps of the least number that may be shown.
    public struct Reply: Codable, Sendable, Equatable {
        /// How many were asked.
        public var asked: Int
        /// How many answers are counted below.
        public var shown: Int
        /// For each question, how often each choice was made.
        public var counts: [String: [String: Int]]
    }
}

/// One holder's entry in the register.
public struct RegisterEntry: Codable, Sendable, Equatable {
    /// The number of the certificate that counts.
    public var number: String
    /// The numbers of those that it replaces, in order.
    public var formerNumbers: [String]
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The standard that it was assessed on.
    public var standard: StandardID
    /// Whether the standard's wording is the official one.
    public var official: Bool
    /// The branch that awarded.
    public var branch: BranchID
    /// The day of the award.
    public var awardedOn: Day
    /// The first day on which it is no longer valid.
    public var expiresOn: Day?
    /// The day of the revocation.
    public var revokedOn: Day?
    /// Whether the holder has died.
    public var holderHasDied: Bool
    /// The holder.
    public var holder: PersonID
    /// The holder's name; absent once erased.
    public var name: HolderName?
    /// The day on which the jury took the award back; as long as it is not revoked, it is suspended.
    public var suspendedOn: Day? = nil
}

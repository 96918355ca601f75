import Contracts
import Crypto
import Foundation
import Scheme

/// Those of one branch who are there for all files: who accredits, designates, observes, sits, signs.
struct Cast: Sendable {
    let branch: BranchID
    let officer: PersonID
    let authority: PersonID
    /// Accredited evaluators; files have them in turn.
    let evaluators: [PersonID]
    /// Accredited, and the trainer of those candidates whose officer tries a designation against the rules.
    let trainer: PersonID
    /// Accredited by nobody.
    let stranger: PersonID
    /// Who applies for an accreditation, where the campaign shows one.
    let newcomer: PersonID
    /// Who reviews for the branch authority what another decided.
    let reviewer: PersonID
    let signatory: Signatory
    /// Who signs for the branch on a delegation, where the campaign shows one.
    let delegate: Signatory
    /// The jury, by panel.
    let juries: [PanelID: [SessionMember]]

    /// Who sits for a panel.
    enum Bench: String, Sendable {
        /// The jury.
        case usual
        /// The jury, and a substitute for each member.
        case withSubstitutes
        /// Others, who have not decided before.
        case others
    }

    /// The members to convene.
    func members(of panel: PanelID, _ bench: Bench) -> [SessionMember] {
        let usual = juries[panel] ?? []
        func other(_ member: SessionMember, _ seat: SessionMember.Seat) -> SessionMember {
            var other = member
            other.person = PersonID(made: "\(member.person)-\(seat == .full ? "bis" : "s")")
            other.seat = seat
            return other
        }
        return switch bench {
        case .usual: usual
        case .withSubstitutes: usual + usual.map { other($0, .substitute) }
        case .others: usual.map { other($0, .full) }
        }
    }

    /// All who have a seat on that panel.
    func everyMember(of panel: PanelID) -> [SessionMember] {
        members(of: panel, .withSubstitutes) + members(of: panel, .others)
    }

    /// Somebody who signs certificates; the private key never leaves this program.
    struct Signatory: Sendable {
        let person: PersonID
        let mandate: SigningMandateID
        let capacity: SigningCapacity
        private let key: [UInt8]

        init(_ person: PersonID, _ capacity: SigningCapacity, mandate: String, _ chance: inout Chance) {
            self.person = person
            self.capacity = capacity
            self.mandate = SigningMandateID(made: mandate)
            key = chance.bytes(32)
        }

        private func privateKey() throws -> Curve25519.Signing.PrivateKey {
            try Curve25519.Signing.PrivateKey(rawRepresentation: key)
        }

        /// The signatory in the office that they sign for.
        var actor: Actor {
            switch capacity {
            case .branch(let branch): Actor(.authority, person.value, of: branch)
            case .committee: Actor(.committee, person.value)
            }
        }

        /// 32 bytes in base64; empty should the key not be one, which no 32 bytes are.
        var publicKey: String { (try? privateKey().publicKey.rawRepresentation.base64EncodedString()) ?? "" }

        func signature(over bytes: [UInt8]) -> String {
            (try? privateKey().signature(for: Data(bytes)).base64EncodedString()) ?? ""
        }
    }

    init(_ branch: Branch, policy: BranchPolicy, run: String, _ chance: inout Chance) {
        self.branch = branch.id
        let run = "\(run)-\(branch.id)"
        officer = PersonID(made: "P-\(run)-officer")
        authority = PersonID(made: "P-\(run)-authority")
        evaluators = (1...4).map { PersonID(made: "P-\(run)-e\($0)") }
        trainer = PersonID(made: "P-\(run)-trainer")
        newcomer = PersonID(made: "P-\(run)-newcomer")
        reviewer = PersonID(made: "P-\(run)-reviewer")
        stranger = PersonID(made: "P-\(run)-stranger")
        signatory = Signatory(authority, .branch(branch.id), mandate: "M-\(run)", &chance)
        let delegate = PersonID(made: "P-\(run)-delegate")
        self.delegate = Signatory(delegate, .branch(branch.id), mandate: "M-\(run)-delegate", &chance)
        var juries: [PanelID: [SessionMember]] = [:]
        let seats = max(2, policy.jury.quorumPerCollege)
        for panel in branch.panels {
            juries[panel] = College.allCases.flatMap { college in
                (1...seats).map { seat in
                    SessionMember(
                        person: PersonID(made: "P-\(run)-\(panel)-\(college.rawValue)\(seat)"),
                        college: college,
                        seat: .full,
                        employers: [],
                        organisations: [],
                        providers: []
                    )
                }
            }
        }
        self.juries = juries
    }
}

import Contracts
import Kernel
import RegistrationDomain
import Scheme
import Testing

@Suite("Où se trouve l'entreprise d'évaluation, là où la branche le demande")
struct PostalCodeTests {
    private func register(_ postalCode: String?, byDepartment: Bool) -> Decision {
        var policy = BranchPolicy()
        if byDepartment {
            policy.transmission.panelAssignment = .byDepartment(["69": Example.panel], others: Example.panel)
        }
        var command = Example.command
        command.form.company?.postalCode = postalCode
        return decide(
            command,
            on: nil,
            openFile: nil,
            heldThrough: nil,
            scheme: Example.scheme(policy),
            by: By(Example.asCandidate, at: Example.now)
        )
    }

    private func stated(_ decision: Decision) -> String? {
        guard case .accepted(let events) = decision else { return nil }
        return events.compactMap { $0 as? CandidateRegistered }.first?.registration.company.postalCode
    }

    private func places(_ decision: Decision) -> [String] {
        guard case .refused(let refusal) = decision else { return [] }
        return refusal.faults.map { "\($0.path) \($0.code)" }
    }

    @Test("Une branche qui répartit par département demande le code postal ; une autre l'admet")
    func asked() {
        #expect(places(register(nil, byDepartment: true)) == ["form.company.postalCode missing"])
        #expect(places(register(nil, byDepartment: false)) == [])
        for byDepartment in [true, false] {
            #expect(stated(register("69 003", byDepartment: byDepartment)) == "69003")
        }
    }

    @Test(
        "Un code postal a cinq chiffres et un département",
        arguments: ["6900", "690033", "00100", "96000", "99000", "2A004", "Lyon"]
    )
    func faulty(code: String) {
        for byDepartment in [true, false] {
            #expect(
                places(register(code, byDepartment: byDepartment)) == ["form.company.postalCode notAPostalCode"]
            )
        }
    }

    @Test("Il va avec le dossier jusqu'à l'évaluation, et change avec l'entreprise")
    func handedOver() {
        var form = Example.command.form.company
        form?.postalCode = "20090"
        let moved = decide(
            ChangeWorkplace(
                dossier: Example.dossier,
                candidate: Example.candidate,
                employment: nil,
                company: form,
                companyAgreedOn: nil
            ),
            on: Example.registered,
            scheme: Example.scheme(),
            by: By(Example.asCandidate, at: Example.now)
        )
        guard case .accepted(let events) = moved, let changed = events.first as? WorkplaceChanged else {
            Issue.record("\(moved)")
            return
        }
        #expect(changed.company.postalDepartment == "2A")
    }
}

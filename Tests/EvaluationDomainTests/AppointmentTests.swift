import Contracts
import EvaluationDomain
import RuleTrait
import Testing

@Suite("Rendez-vous")
struct AppointmentTests {
    private func appointment(_ number: Int = 1, on offset: Int = 2) -> Appointment {
        Appointment(number: number, on: day(offset), mode: .onSite, situation: .real)
    }

    @Test(
        "On observe aux jours convenus avec l'entreprise: rendez-vous accepté, ou accord dit et daté",
        .rule("assessmentIsAgreedWithCompany")
    )
    func agreed() {
        var it = Assessment.ready
        it.propose(appointment())
        it.now = noon.adding(days: 2)
        let record = { (it: Assessment, agreement: CompanyAgreement?, complements: [ObservationComplement]?) in
            var it = it
            return it.record(evaluatorID, on: [day(2)], complements: complements, agreement: agreement).code
        }
        #expect(record(it, nil, nil) == "assessmentIsAgreedWithCompany")
        it.agree(appointment())
        #expect(record(it, nil, nil) == nil)
        let interview = [ObservationComplement(kind: .interview, on: day(1))]
        #expect(record(it, nil, interview) == "assessmentIsAgreedWithCompany")
        #expect(record(it, CompanyAgreement(agreedBy: "P-manager", agreedOn: day(1)), interview) == nil)
    }

    @Test(
        "L'accord dit par un observateur est donné par quelqu'un de l'entreprise, avant l'observation",
        .rule("assessmentIsAgreedWithCompany"),
        arguments: [
            ("P-manager", 0, []), (referentID.value, -3, []), ("P-manager", 1, ["agreement.agreedOn"]),
            (candidate.value, 0, ["agreement.agreedBy"]),
            (evaluatorID.value, 1, ["agreement.agreedOn", "agreement.agreedBy"]),
        ] as [(String, Int, [String])]
    )
    func stated(who: String, offset: Int, faults: [String]) {
        var it = Assessment.ready
        let agreement = CompanyAgreement(agreedBy: PersonID(who)!, agreedOn: day(offset))
        let decision = it.record(evaluatorID, agreement: agreement)
        #expect(decision.refusal?.faults.map(\.path) ?? [] == faults)
        #expect((decision.events != nil) == faults.isEmpty)
    }

    @Test(
        "Un rendez-vous se propose pour un jour à venir, numéroté dans l'ordre",
        .rule("appointmentIsToCome", "appointmentsAreNumberedInOrder")
    )
    func proposed() {
        var it = Assessment.opened
        #expect(it.propose(appointment()).code == "bothObserversAreDesignated")
        it = .designated
        #expect(it.propose(appointment(on: -1)).code == "appointmentIsToCome")
        #expect(it.propose(appointment(2)).code == "appointmentsAreNumberedInOrder")
        #expect(it.propose(appointment(0)).code == "appointmentsAreNumberedInOrder")
        #expect(it.propose(appointment(on: 0), by: officer).events?.count == 1)
        #expect(it.propose(appointment(2), by: Actor(.referent, referentID.value)).code == "actorMayNot")
        #expect(it.propose(appointment(2)).events?.count == 1)
        #expect(it.propose(appointment(2)).events?.count == 0)
    }

    @Test(
        "Déplacé, un rendez-vous l'est pour une raison, et l'entreprise donne à nouveau son accord",
        .rule("movedAppointmentHasReason", "companyAgreesToWhatStands")
    )
    func moved() {
        var it = Assessment.ready
        #expect(it.agree(appointment()).code == "companyAgreesToWhatStands")
        it.propose(appointment())
        #expect(it.agree(appointment(), by: officer).code == "actorMayNot")
        #expect(it.agree(appointment()).events?.count == 1)
        #expect(it.agree(appointment()).events?.count == 0)
        #expect(it.propose(appointment(on: 5)).code == "movedAppointmentHasReason")
        #expect(it.propose(appointment(on: 5), reason: "Inventaire").events?.count == 1)
        #expect(it.file?.attemptUnderWay?.agreedDays == [])
        #expect(it.agree(appointment()).refusal?.facts["stands"] == day(5).description)
        #expect(it.agree(appointment(on: 5)).events?.count == 1)
        #expect(it.file?.attemptUnderWay?.agreedDays == [day(5)])
    }
}

import Contracts
import Foundation
import Messaging
import RabbitMQ

extension RequestConnection {
    /// Sends a command and waits for its answer.
    func ask<C: Command>(
        _ command: C,
        to store: String,
        by actor: Actor,
        id: MessageID? = nil,
        after: [MessageID] = []
    ) throws -> Contracts.Answer {
        try ask(
            body: try encoded(command),
            type: C.type,
            to: store,
            by: actor,
            id: id,
            after: after
        )
    }

    func ask(
        body: [UInt8],
        type: MessageType,
        to store: String,
        by actor: Actor,
        id: MessageID? = nil,
        after: [MessageID] = []
    ) throws -> Contracts.Answer {
        let answer = try request(
            outgoing(body, type, store, actor, id, after),
            timeoutMilliseconds: 15_000
        )
        return try JSONDecoder().decode(Contracts.Answer.self, from: Data(answer.body))
    }

    func outgoing(
        _ body: [UInt8],
        _ type: MessageType,
        _ store: String,
        _ actor: Actor,
        _ id: MessageID? = nil,
        _ after: [MessageID] = []
    ) -> Outgoing {
        var head = Envelope(
            id: id ?? newID(),
            type: type,
            source: "tests",
            time: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        )
        head.actor = actor
        head.after = after
        return Outgoing(exchange: Routes.commands, key: store, mandatory: true, envelope: head, body: body)
    }

    /// Asks a store something as the operator.
    func inquire(_ inquiry: Inquiry, of store: String) throws -> InquiryAnswer {
        var message = outgoing(
            [UInt8](try JSONEncoder().encode(inquiry)),
            Inquiry.type,
            "",
            Actor(.systemOperator, "tests")
        )
        message.exchange = ""
        message.key = Routes.inquiryQueue(ofStore: store)
        let answer = try request(message, timeoutMilliseconds: 15_000)
        return try JSONDecoder().decode(InquiryAnswer.self, from: Data(answer.body))
    }
}

/// The same bytes each time.
func encoded(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return [UInt8](try encoder.encode(value))
}

func newID() -> MessageID {
    MessageID("t-\(UInt64.random(in: 0...UInt64.max))-\(UInt64.random(in: 0...UInt64.max))") ?? "t"
}

/// A registration with nothing in it, which is refused with every fault.
func emptyRegistration(_ number: Int = 0) -> RegisterCandidate {
    let name = "\(number)-\(UInt32.random(in: 0...UInt32.max))"
    return RegisterCandidate(
        dossier: DossierID("D-\(name)") ?? "D",
        branch: "p2st",
        certificateKind: "relation-client",
        candidate: "P-1",
        form: RegistrationForm(),
        personal: nil
    )
}

/// A registration that is accepted, by its candidate.
func soundRegistration(_ number: Int = 0) -> RegisterCandidate {
    let name = "\(number)-\(UInt32.random(in: 0...UInt32.max))"
    let today = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)).parisDay
    let since = today.adding(days: -900).description
    return RegisterCandidate(
        dossier: DossierID("D-\(name)") ?? "D",
        branch: "p2st",
        certificateKind: "relation-client",
        candidate: PersonID("P-\(name)") ?? "P",
        form: RegistrationForm(
            activity: "accueil-telephonique",
            employment: EmploymentForm(
                status: "employee",
                employerSiret: "73282932000074",
                department: "accueil",
                since: since
            ),
            company: AssessmentCompanyForm(
                siret: "73282932000074",
                department: "accueil",
                departments: ["accueil", "plateau"],
                since: since
            ),
            trainers: [],
            trainingProviders: [],
            meetsCustomers: true,
            noticeAcknowledgedOn: today.description
        ),
        personal: RegistrationFormPersonal(
            identity: IdentityForm(
                birthName: "Essai-\(letters(of: name))",
                firstNames: "Ada",
                birthDate: Day(number: 5_000 + number).description,
                birthPlace: "Brest"
            ),
            contact: ContactForm(email: "essai@courriel.example", phone: "+33 1 99 00 00 00"),
            jobTitle: "Conseillère",
            customerContact: "Téléphone"
        )
    )
}

/// Names are written in letters.
private func letters(of text: String) -> String {
    String(text.utf8.map { Character(UnicodeScalar(UInt8(ascii: "a") + $0 % 26)) })
}

import Contracts
import Foundation
import Scheme

/// A registration as its candidate gave it, asked of the service that keeps it.
enum Registrations {
    /// What the last registration of that file says; `nil` where it is not kept any more.
    static func read(_ dossier: DossierID, of candidate: PersonID, for actor: Actor, by desk: ServiceDesk) async throws
        -> CandidateRegistered?
    {
        var question = ReadPersonalRecord(person: candidate)
        var found: CandidateRegistered?
        repeat {
            let page = try await desk.ask("registration", question, for: actor, .instruction)
            for entry in page.entries where entry.dossier == dossier && entry.type == CandidateRegistered.type {
                found = try? JSONDecoder().decode(CandidateRegistered.self, from: Data(entry.content.utf8))
            }
            question.after = page.next
        } while question.after != nil
        return found
    }

    static func blocks(_ told: CandidateRegistered, in branch: BranchID?, _ scheme: Scheme) -> [Block] {
        let registration = told.registration
        var blocks: [Block] = []
        typealias Rows = [(label: String, lines: [String])]
        if let personal = told.personal {
            let identity = personal.candidate.identity
            var civil: Rows = [
                ("Nom de naissance", [identity.birthName]), ("Prénoms", [identity.firstNames]),
                ("Naissance", ["\(FrenchTime.short(identity.birthDate)), \(identity.birthPlace)"]),
            ]
            if let usage = identity.usageName { civil.insert(("Nom d’usage", [usage]), at: 1) }
            blocks += [
                .heading("État civil"),
                .facts(civil),
                .heading("Coordonnées"),
                .facts([
                    ("Adresse électronique", [personal.candidate.contact.email]),
                    ("Téléphone", [personal.candidate.contact.phone ?? "–"]),
                    ("Adresse postale", [personal.candidate.contact.address ?? "–"]),
                ]),
            ]
        }
        let activity = branch.flatMap { scheme.branch($0) }?.activities.first { $0.code == registration.activity }?
            .title
        var work: Rows = [
            ("Situation", [words(registration.employment.status)]),
            ("Activité de la branche", [activity ?? registration.activity]),
            ("Employeur", [registration.employment.employerSiret.map(Numbers.siret) ?? "–"]),
            ("Service", [registration.employment.department ?? "–"]),
            ("Depuis le", [FrenchTime.short(registration.employment.since)]),
        ]
        if let personal = told.personal {
            work.append(("Emploi", [personal.jobTitle ?? "–"]))
            work.append(("Contact avec des clients", [personal.customerContact]))
        }
        blocks += [
            .heading("Travail"),
            .facts(work),
            .heading("Entreprise d’évaluation"),
            .facts([
                ("SIRET", [Numbers.siret(registration.company.siret)]),
                ("Service observé", [registration.company.department]),
                ("Services de l’entreprise", [registration.company.departments.joined(separator: ", ")]),
                ("Accord écrit", [registration.companyAgreedOn.map(FrenchTime.short) ?? "C’est l’employeur"]),
            ]),
        ]
        if let arrangements = told.personal?.candidate.arrangements {
            blocks += [.heading("Aménagements"), .paragraph(arrangements)]
        }
        return blocks
    }

    static func words(_ status: Employment.Status) -> String {
        switch status {
        case .employee: "Salarié"
        case .temporaryWorker: "Intérimaire"
        case .umbrellaCompany: "En portage salarial"
        case .selfEmployed: "Indépendant"
        case .jobseeker: "En recherche d’emploi"
        }
    }
}

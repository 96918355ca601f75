import CertificationService
import Contracts
import CorrespondenceService
import EvaluationService
import Foundation
import JuryService
import Messaging
import RegistrationService
import Scheme
import SchemeLoading
import Testing

/// `Routes.ccs` against the tables of the five services, which are what really happens.
struct RoutesTests {
    private let services: [ServiceDefinition]
    private let routes: Routes
    private let people: Set<MessageType>

    init() throws {
        let scheme = try SchemeLoader.bundled()
        services = [
            registration(scheme), evaluation(scheme), jury(scheme), certification(scheme), correspondence(scheme),
        ]
        routes = Routes.ccs(panels: scheme.panels)
        people = try #require(routes.senders[Routes.demonstrationUser])
    }

    @Test("Les cinq services sont là") func allFiveAreThere() {
        #expect(services.map(\.name) == Boundary.services.map { $0.lowercased() })
        #expect(!routes.panels.isEmpty)
    }

    @Test("Ce qu'un service écoute lui est envoyé, et rien d'autre") func listenersAgree() {
        for service in services {
            let sent = Set(routes.listeners.filter { $0.value.contains(service.name) }.keys)
            #expect(service.listensToEvents.subtracting(sent) == [], "\(service.name) listens, nobody sends")
            #expect(sent.subtracting(service.listensToEvents) == [], "sent to \(service.name), which does not listen")
        }
        let names = Set(services.map(\.name))
        for (type, listeners) in routes.listeners {
            #expect(listeners.isSubset(of: names) && !listeners.isEmpty, "\(type)")
        }
    }

    @Test("Le portail et la démonstration peuvent envoyer chaque commande écoutée, et aucune autre")
    func sendersAgree() throws {
        // What a service's own sender tells it comes from nobody else.
        let own = routes.senders["ccs-correspondence"] ?? []
        #expect(own == [BeginSending.type, NoteSending.type])
        let heard = Set(services.flatMap { $0.listensTo.subtracting($0.listensToEvents) }).subtracting(own)
        #expect(heard.subtracting(people) == [], "listened to, and nobody may send it")
        #expect(people.subtracting(heard) == [], "may be sent, and nobody listens")
        // Nobody erases through the portal.
        #expect(routes.senders["ccs-portal"] == people.subtracting([ErasePerson.type]))
        // The operator acts for nobody.
        #expect(routes.senders[Routes.operatorUser] == [ErasePerson.type])
    }

    @Test(
        "Une commande est écoutée par le service qu'elle nomme; désistement, suspension et reprise par qui tient un dossier"
    )
    func commandsReachTheirService() throws {
        for service in services {
            for type in service.listensTo.subtracting(service.listensToEvents) {
                let addressee = try #require(type.parts).service
                #expect(addressee == service.name || addressee == "file", "\(service.name) listens to \(type)")
            }
            // Who only tells people of it holds no file.
            if service.name == "correspondence" { continue }
            for type in [WithdrawCandidate.type, RecordCandidateDeath.type, HoldFile.type, ReleaseFile.type] {
                #expect(service.listensTo.contains(type), "\(service.name) may hold a file, and is sent \(type)")
            }
        }
    }

    @Test("Un service n'écoute pas ses propres événements") func nobodyListensToItself() throws {
        for (type, listeners) in routes.listeners {
            #expect(!listeners.contains(try #require(type.parts).service), "\(type)")
        }
    }

    @Test("Un service connaît tous ses événements, et seulement les siens") func everyEventHasItsHistory() throws {
        let declared = try Repository.sources(under: "Shared/Contracts").flatMap { file in
            file.text.matches(of: /: [\w, ]*\bEvent\b[\w, ]*\{\s*public static let type: MessageType = "([^"]*)"/)
                .map { String($0.1) }
        }
        #expect(declared.count > 30)
        for service in services {
            let own = Set(declared.filter { $0.hasPrefix("\(service.name).") })
            let known = service.aggregates.flatMap { $0.events.map { $0.type.value } }
            #expect(own.subtracting(known) == [], "declared, and unknown to \(service.name)")
            #expect(Set(known).subtracting(own) == [], "known to \(service.name), and not its own")
            #expect(known.count == Set(known).count, "an event of \(service.name) has two histories")
        }
    }

    @Test("Ce qu'un service dit aux branches est déclaré chez lui, et tout ce qui est déclaré est dit")
    func everythingForPartnersIsTold() throws {
        let declared = try Repository.sources(under: "Shared/Contracts").flatMap { file in
            file.text.matches(of: /: PartnerEvent \{\s*public static let type: MessageType = "([^"]*)"/)
                .map { String($0.1) }
        }
        #expect(declared.count >= 15)
        for service in services {
            let own = Set(declared.filter { $0.hasPrefix("\(service.name).") })
            #expect(Set(service.tellsPartners.map(\.value)).symmetricDifference(own) == [], "\(service.name)")
        }
        for type in Routes.toldToAllBranches { #expect(declared.contains(type.value), "\(type)") }
    }

    @Test("Un vote ne quitte pas le jury") func ballotsStay() {
        let kept = services.flatMap(\.aggregates).flatMap { $0.events }.filter { $0 is any KeptByPanel.Type }
        #expect(!kept.isEmpty)
        for event in kept { #expect(routes.listeners[event.type] == nil, "\(event.type)") }
    }
}

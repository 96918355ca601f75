import Contracts
import Testing

struct MessageTypeTests {
    @Test(
        "Un type dit son service, son nom et sa version",
        arguments: [
            ("registration.candidate-registered.v1", "registration", "candidate-registered", 1),
            ("file.withdraw-candidate.v2", "file", "withdraw-candidate", 2), ("a.b.v10", "a", "b", 10),
        ]
    )
    func tellsItsParts(_ text: String, _ service: String, _ name: String, _ version: Int) throws {
        let type = MessageType(text)
        let parts = try #require(type.parts)
        #expect(parts.service == service && parts.name == name && parts.version == version)
        #expect(type.routingKey == "\(service).\(name)")
        #expect(try reencoded(type) == quoted(text))
        #expect(try decode(MessageType.self, quoted(text)) == type)
    }

    @Test(
        "Ce qui n'est pas un type n'a pas de parties",
        arguments: [
            "", ".", "..", "a.b", "a.b.c", "a.b.v", "a.b.v0", "a.b.v-1", "a.b.v+1", "a.b.v01", "a.b.1", "a.b.v1.v2",
            ".b.v1", "a..v1", "a.b.V1", "a.b.v1 ", "a.b.v１", "a.b.v99999999999999999999",
        ]
    )
    func refusesWhatIsNone(_ text: String) {
        let type = MessageType(text)
        #expect(type.parts == nil)
        #expect(type.routingKey == text)
    }
}

struct RouteTests {
    @Test("Un événement n'est envoyé que par celui qui le publie") func onlyThePublisherSendsAnEvent() {
        let routes = Routes.ccs(panels: ["p2st-1", "p2st-2"])
        #expect(routes.maySend(user: "ccs-jury-p2st", type: CertificateAwarded.type, isEvent: true))
        for user in ["ccs-jury", "ccs-jury-", "ccs-juryp2st", "ccs-certification"] {
            #expect(!routes.maySend(user: user, type: CertificateAwarded.type, isEvent: true), "\(user)")
        }
        #expect(routes.maySend(user: "ccs-evaluation", type: BookletTransmitted.type, isEvent: true))
        #expect(!routes.maySend(user: "ccs-evaluation-p2st", type: BookletTransmitted.type, isEvent: true))
        #expect(!routes.maySend(user: "ccs-portal", type: CertificateAwarded.type, isEvent: true))
        #expect(!routes.maySend(user: "ccs-", type: "", isEvent: true))
        #expect(routes.maySend(user: "ccs-portal", type: CastBallot.type, isEvent: false))
        #expect(!routes.maySend(user: "ccs-jury-p2st", type: CastBallot.type, isEvent: false))
    }

    @Test("Les jurys d'une branche ont un utilisateur à eux; ce qui vient de l'ancien est connu sous le nouveau")
    func juriesHaveUsersOfTheirOwn() {
        let routes = Routes.ccs(panels: ["p2st-1", "p2st-2", "logi-1"])
        #expect(routes.branches == ["logi", "p2st"])
        #expect(routes.users(ofService: "jury") == ["ccs-jury-logi", "ccs-jury-p2st"])
        #expect(routes.users(ofService: "evaluation") == ["ccs-evaluation"])
        #expect(Routes.user(ofStore: "jury.p2st-2") == "ccs-jury-p2st")
        #expect(Routes.user(ofStore: "jury.a-b-2") == "ccs-jury-a-b")
        #expect(Routes.user(ofStore: "evaluation") == "ccs-evaluation")
        #expect(Routes.branch(ofUser: "ccs-jury-a-b") == "a-b" && Routes.branch(ofUser: "ccs-jury") == nil)
        #expect(Routes.present(user: "ccs-jury", source: "jury.p2st-1") == "ccs-jury-p2st")
        #expect(Routes.present(user: "ccs-jury", source: "evaluation") == "ccs-jury")
        #expect(Routes.present(user: "ccs-portal", source: "jury.p2st-1") == "ccs-portal")
    }

    @Test("Un événement adressé à un jury n'atteint que lui") func addressedEventsReachOnePanel() {
        let routes = Routes.ccs(panels: ["p2st-1", "p2st-2"])
        #expect(routes.stores(listeningTo: BookletTransmitted.type, addressed: "p2st-2") == ["jury.p2st-2"])
        #expect(
            routes.stores(listeningTo: ReassessmentOpened.type, addressed: nil)
                == ["evaluation", "jury.p2st-1", "jury.p2st-2"]
        )
        #expect(routes.stores(listeningTo: BallotCast.type, addressed: nil).isEmpty)
        #expect(
            Routes.routingKey(of: BookletTransmitted.type, addressed: "p2st-2")
                == "evaluation.booklet-transmitted.p2st-2"
        )
        #expect(
            routes.stores == [
                "registration", "evaluation", "jury.p2st-1", "jury.p2st-2", "certification", "correspondence",
            ]
        )
    }
}

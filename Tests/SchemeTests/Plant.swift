import SchemeLoading
import Testing

/// One fault planted in one file, and how it must be reported.
struct Plant: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let problem: SchemeFault.Problem
    let path: String
    /// A text on the line that must be named, as it stands after planting.
    let at: String

    init(
        _ file: String,
        _ old: String,
        _ new: String,
        _ problem: SchemeFault.Problem,
        _ path: String,
        at: String
    ) {
        self.file = file
        self.old = old
        self.new = new
        self.problem = problem
        self.path = path
        self.at = at
    }

    var testDescription: String { "\(file) \(path): \(problem.rawValue), \(new.debugDescription)" }
}

private let standard = "standards/relation-client-demo-1.yaml"
private let activities = "occupational-standards/relation-client-activities-demo-1.yaml"
private let kind = "kinds/relation-client.yaml"
private let p2st = "branches/p2st.yaml"
private let logi = "branches/logi.yaml"
private let policy = "policies/p2st.yaml"
private let other = "policies/logi.yaml"

let plants: [Plant] = [
    // Assessment standard
    Plant(standard, "  domains: 5", "  domains: 6", .countMismatch, "counts.domains", at: "domains: 6"),
    Plant(standard, "  elements: 25", "  elements: 24", .countMismatch, "counts.elements", at: "elements: 24"),
    Plant(standard, "  criteria: 90", "  criteria: 91", .countMismatch, "counts.criteria", at: "criteria: 91"),
    Plant(standard, "  criteria: 90", "  criteria: many", .wrongKind, "counts.criteria", at: "criteria: many"),
    Plant(standard, "  criteria: 90\n", "", .missing, "counts.criteria", at: "domains: 5"),
    Plant(
        standard,
        "- code: RC.2.3\n",
        "- code: RC.2.2\n",
        .duplicate,
        "domains[2].elements[3].code",
        at: "- code: RC.2.2\n        title: \"Mettre"
    ),
    Plant(
        standard,
        "- code: RC.5.3.4\n",
        "- code: RC.1.1.1\n",
        .duplicate,
        "domains[5].elements[3].criteria[4].code",
        at: "- code: RC.1.1.1\n            text: \"N'exerce"
    ),
    Plant(
        standard,
        "- code: RC.1.2.2\n",
        "- code: RC 1.2.2\n",
        .notAllowed,
        "domains[1].elements[2].criteria[2].code",
        at: "RC 1.2.2"
    ),
    Plant(
        standard,
        "title: \"Argumenter\"",
        "title: \"  \"",
        .empty,
        "domains[5].elements[3].title",
        at: "title: \"  \""
    ),
    Plant(
        standard,
        "title: \"Argumenter\"",
        "title:",
        .empty,
        "domains[5].elements[3].title",
        at: "title:\n"
    ),
    Plant(
        standard,
        "title: \"Argumenter\"",
        "tilte: \"Argumenter\"",
        .unknownKey,
        "domains[5].elements[3].tilte",
        at: "tilte"
    ),
    Plant(
        standard,
        "text: \"Recueille les remarques sans les contester\"",
        "texte: \"Recueille\"",
        .unknownKey,
        "domains[2].elements[5].criteria[2].texte",
        at: "texte: \"Rec"
    ),
    Plant(standard, "  - number: 3", "  - number: 4", .contradiction, "domains[3].number", at: "- number: 4"),
    Plant(
        standard,
        "    elements:\n      - code: RC.4.1\n",
        "    elemnts:\n      - code: RC.4.1\n",
        .unknownKey,
        "domains[4].elemnts",
        at: "elemnts"
    ),
    Plant(standard, "version: \"demo-1\"", "version: 1.0", .wrongKind, "version", at: "version: 1.0"),
    Plant(
        standard,
        "inForceFrom: 2015-01-01",
        "inForceFrom: 2015-02-29",
        .notADay,
        "inForceFrom",
        at: "2015-02-29"
    ),
    Plant(standard, "official: false\n", "official: no\n", .wrongKind, "official", at: "official: no"),
    Plant(
        standard,
        "id: relation-client-demo-1",
        "id: relation-client-demo-2",
        .wrongName,
        "id",
        at: "id: relation-client-demo-2"
    ),
    Plant(
        standard,
        "certificateKind: relation-client\n",
        "certificateKind: relation-client\nauthor: me\n",
        .unknownKey,
        "author",
        at: "author: me"
    ),
    // Occupational standard and kind
    Plant(activities, "code: RA.5", "code: RA.4", .duplicate, "activities[5].code", at: "RA.4\n    title: \"Conduite"),
    Plant(
        activities,
        "certificateKind: relation-client",
        "certificateKind: relation-clients",
        .unknownReference,
        "certificateKind",
        at: "relation-clients"
    ),
    Plant(
        kind,
        "id: evaluation-guide",
        "id: evaluation-booklet",
        .duplicate,
        "tools[3].id",
        at: "id: evaluation-booklet\n    title: \"Guide"
    ),
    Plant(kind, "nationalReporting: false", "nationalReporting: 0", .wrongKind, "nationalReporting", at: "ing: 0"),
    Plant(kind, "title: \"CCS Relation Client\"\n", "", .missing, "title", at: "id: relation-client"),
    // Branch
    Plant(
        p2st,
        "code: traduction",
        "code: animation",
        .duplicate,
        "activities[9].code",
        at: "animation\n    title: \"Tr"
    ),
    Plant(p2st, "title: \"Traduction\"", "title: \"\"", .empty, "activities[9].title", at: "title: \"\""),
    Plant(
        p2st,
        "contactccs@branchep2st.fr",
        "branchep2st.fr",
        .notAllowed,
        "evaluatorApplicationAddress",
        at: ": branchep2st.fr"
    ),
    Plant(p2st, "  - p2st-2", "  -  p2st-1", .duplicate, "panels[2]", at: "-  p2st-1"),
    Plant(p2st, "panels:\n  - p2st-1\n  - p2st-2", "panels: p2st-1", .wrongKind, "panels", at: "panels: p2st-1"),
    Plant(p2st, "panels:\n  - p2st-1\n  - p2st-2", "panels: []", .empty, "panels", at: "panels: []"),
    Plant(
        p2st,
        "joinedOn: 2015-01-01",
        "joinedOn: 2014-11-19",
        .contradiction,
        "adhesions[1].joinedOn",
        at: "2014-11-19"
    ),
    Plant(
        p2st,
        "    joinedOn: 2015-01-01",
        "    joinedOn: 2015-01-01\n    leftOn: 2015-01-01",
        .contradiction,
        "adhesions[1].leftOn",
        at: "leftOn"
    ),
    Plant(
        p2st,
        "    joinedOn: 2015-01-01",
        "    joinedOn: 2015-01-01\n    leftOn: 2020-01-01\n    openFilesUntil: 2019-12-31",
        .contradiction,
        "adhesions[1].openFilesUntil",
        at: "openFilesUntil"
    ),
    Plant(
        p2st,
        "    joinedOn: 2015-01-01",
        "    joinedOn: 2015-01-01\n    openFilesUntil: 2019-12-31",
        .contradiction,
        "adhesions[1].openFilesUntil",
        at: "openFilesUntil"
    ),
    Plant(
        p2st,
        "    joinedOn: 2015-01-01",
        "    joinedOn: 2015-01-01\n    leftOn: 2020-01-01\n    openFilesUntil: 2020-06-30\n    openFilesPassTo: loggi",
        .unknownReference,
        "adhesions[1].openFilesPassTo",
        at: "openFilesPassTo"
    ),
    Plant(
        p2st,
        "    joinedOn: 2015-01-01",
        "    joinedOn: 2015-01-01\n    leftOn: 2020-01-01\n    openFilesUntil: 2020-06-30\n    openFilesPassTo: p2st",
        .unknownReference,
        "adhesions[1].openFilesPassTo",
        at: "openFilesPassTo"
    ),
    Plant(
        p2st,
        "    joinedOn: 2015-01-01",
        "    joinedOn: 2015-01-01\n    leftOn: 2020-01-01\n    openFilesPassTo: logi",
        .contradiction,
        "adhesions[1].openFilesPassTo",
        at: "openFilesPassTo"
    ),
    Plant(
        p2st,
        "  - certificateKind: relation-client\n    cpne",
        "  - certificateKind: vente\n    cpne",
        .unknownReference,
        "adhesions[1].certificateKind",
        at: "Kind: vente"
    ),
    Plant(
        p2st,
        "    cpneDecision:\n      reference: \"Décision de la CPNE n° 2014-11 (référence de démonstration)\"\n      date: 2014-11-20\n",
        "",
        .missing,
        "adhesions[1].cpneDecision",
        at: "certificateKind: relation-client"
    ),
    Plant(p2st, "      date: 2014-11-20\n", "", .missing, "adhesions[1].cpneDecision.date", at: "reference:"),
    Plant(p2st, "  - p2st-2", "  - logi-1", .notAllowed, "panels[2]", at: "- logi-1"),
    Plant(p2st, "  - p2st-2", "  - p2st-north-2", .notAllowed, "panels[2]", at: "- p2st-north-2"),
    Plant(p2st, "  - p2st-2", "  - p2st2", .notAllowed, "panels[2]", at: "- p2st2"),
    Plant(
        logi,
        "    name: \"Organisme d'évaluation fictif (démonstration)\"\n",
        "",
        .missing,
        "approvedProviders[1].name",
        at: "id: org-evaluation"
    ),
    Plant(
        logi,
        "    until: 2023-12-31",
        "    until: 2018-08-31",
        .contradiction,
        "approvedProviders[2].until",
        at: "until: 2018-08-31"
    ),
    Plant(logi, "    until: 2023-12-31", "    until: 2023", .notADay, "approvedProviders[2].until", at: "until: 2023"),
    Plant(
        logi,
        "    until: 2023-12-31",
        "    until: 2023-12-31\n  - id: org-ancien-demonstration\n    name: \"Le même\"\n    from: 2023-12-31",
        .contradiction,
        "approvedProviders[3]",
        at: "- id: org-ancien-demonstration\n    name: \"Le même"
    ),
    Plant(
        logi,
        "    joinedOn: 2018-09-01",
        """
            joinedOn: 2018-09-01
            leftOn: 2020-01-01
          - certificateKind: relation-client
            cpneDecision:
              reference: "Seconde"
              date: 2019-01-01
            joinedOn: 2019-12-31
        """,
        .contradiction,
        "adhesions[2]",
        at: "- certificateKind: relation-client\n    cpneDecision:\n      reference: \"Seconde"
    ),
    // Policy
    Plant(policy, "noticeDays: 15", "noticeDay: 15", .unknownKey, "jury.noticeDay", at: "noticeDay:"),
    Plant(policy, "  noticeDays: 15\n", "", .missing, "jury.noticeDays", at: "quorumPerCollege"),
    Plant(policy, "noticeDays: 15", "noticeDays: \"15\"", .wrongKind, "jury.noticeDays", at: "noticeDays"),
    Plant(policy, "noticeDays: 15", "noticeDays: -1", .notAllowed, "jury.noticeDays", at: "noticeDays"),
    // What earlier programs let a branch choose.
    Plant(
        policy,
        "noticeDays: 15",
        "weights: perHead\n  noticeDays: 15",
        .belowNationalFloor,
        "jury.weights",
        at: "weights"
    ),
    Plant(
        policy,
        "noticeDays: 15",
        "castingVote: true\n  noticeDays: 15",
        .belowNationalFloor,
        "jury.castingVote",
        at: "castingVote"
    ),
    Plant(
        policy,
        "reminderDays: [7, 1]",
        "reminderDays: [1, 7]",
        .contradiction,
        "due.reminderDays",
        at: "reminderDays: [1"
    ),
    Plant(
        policy,
        "surveyMonths: [6, 18]",
        "surveyMonths: [6, x]",
        .wrongKind,
        "award.surveyMonths[2]",
        at: "surveyMonths"
    ),
    Plant(
        policy,
        "grounds: [form, procedure, materialError]",
        "grounds: [form, form]",
        .duplicate,
        "appeal.grounds[2]",
        at: "grounds"
    ),
    Plant(policy, "  ballots: word", "  ballots: portal", .notAllowed, "vouching.ballots", at: "ballots: portal"),
    Plant(policy, "  keys: word", "  key: word", .unknownKey, "vouching.key", at: "  key: word"),
    Plant(other, "  minutes: signature\n", "  minutes: true\n", .notAllowed, "vouching.minutes", at: "minutes: true"),
    Plant(
        other,
        "passkeySite: portail.logi.example",
        "passkeySite: localhost",
        .notAllowed,
        "vouching.passkeySite",
        at: "passkeySite: localhost"
    ),
    Plant(
        other,
        "passkeySite: portail.logi.example",
        "passkeySite: https://portail.logi.example",
        .notAllowed,
        "vouching.passkeySite",
        at: "passkeySite: https"
    ),
    Plant(
        other,
        "passkeySite: portail.logi.example",
        "passkeySite: -x.logi.example",
        .notAllowed,
        "vouching.passkeySite",
        at: "passkeySite: -x"
    ),
    Plant(policy, "recording:\n  days: 30", "recording:\n  days: -1", .notAllowed, "recording.days", at: "  days: -1"),
    Plant(other, "signatureDays: 3", "signatureDays: 0", .notAllowed, "vouching.signatureDays", at: "signatureDays: 0"),
    Plant(policy, "proposalShare: 1", "proposalShare: 5/4", .notAllowed, "concertation.proposalShare", at: "5/4"),
    Plant(
        policy,
        "certificateValidity: unlimited",
        "certificateValidity: 36",
        .notAllowed,
        "award.certificateValidity",
        at: "certificateValidity"
    ),
    Plant(policy, "branch: p2st", "branch: logi", .wrongName, "branch", at: "branch: logi"),
    Plant(
        policy,
        "panelAssignment: spread",
        "panelAssignment: random",
        .notAllowed,
        "transmission.panelAssignment",
        at: "random"
    ),
    Plant(
        policy,
        "panelAssignment: spread",
        "panelAssignment:\n    byDepartment:\n      \"75\": logi-1\n    others: p2st-1",
        .unknownReference,
        "transmission.panelAssignment.byDepartment.75",
        at: "logi-1"
    ),
    Plant(
        policy,
        "panelAssignment: spread",
        "panelAssignment:\n    byDepartment:\n      \"96\": p2st-2\n    others: p2st-1",
        .notAllowed,
        "transmission.panelAssignment.byDepartment.96",
        at: "p2st-2"
    ),
    // The national floor
    Plant(
        other,
        "requiredDomains: all",
        "requiredDomains: 4",
        .belowNationalFloor,
        "principles.requiredDomains",
        at: ": 4"
    ),
    Plant(other, "observers: 2", "observers: 1", .belowNationalFloor, "principles.observers", at: "observers"),
    Plant(
        other,
        "juryColleges: [employers, employees]",
        "juryColleges: [employers]",
        .belowNationalFloor,
        "principles.juryColleges",
        at: "juryColleges"
    ),
    Plant(
        other,
        "certificateSignatures: [branchAuthority, gpsPresident]",
        "certificateSignatures: [branchAuthority]",
        .belowNationalFloor,
        "principles.certificateSignatures",
        at: "certificateSignatures"
    ),
    Plant(
        other,
        "quorumPerCollege: 2",
        "quorumPerCollege: 0",
        .belowNationalFloor,
        "jury.quorumPerCollege",
        at: "quorum"
    ),
    Plant(
        other,
        "trainingBar: unlimited",
        "trainingBar: 360 months",
        .belowNationalFloor,
        "designation.trainingBar",
        at: "trainingBar"
    ),
    Plant(
        other,
        "recusingTies: [evaluator, evaluatorOrganisation, candidate]",
        "recusingTies: [evaluator, candidate]",
        .belowNationalFloor,
        "jury.recusingTies",
        at: "recusingTies"
    ),
]

import ArgumentParser
import Campaign
import CampaignReading
import Contracts
import Foundation
import OperatorClient
import Playing
import RuleBook

struct PlayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play",
        abstract: "Takes the files of a campaign through the six steps, as the people of the system would.",
        discussion: """
            Prints a line a file on the standard output: its identifier, what it shows, how it was to end, how it ended.
            A jury session is convened with the notice that the branch's policy asks for, and sits no earlier: services and \
            tool need scheme data with a notice of 0 days (ops/demo/scheme makes them).

            It acts as the broker's user ccs-people, whom CCS_PEOPLE_URL names: a user for demonstrations, which an \
            installation that is used in earnest does not have.

            Exit codes: 0 every file ended as the campaign says; 1 one did not.
            """
    )

    @Argument(help: "The campaign, a YAML file as ops/demo/campaign.yaml, whose head says what it may hold.")
    var file: String

    @Option(help: "Commands a second at most.")
    var rate: Double?

    @Option(help: "Give up when nothing is answered for that many seconds.")
    var patience = 60

    @Flag(help: "Print a JSON object a file, on a line each.")
    var json = false

    private struct Told: Encodable {
        var dossier, name, branch, expected: String
        var reached, panel, certificate, stuck: String?
        var asPlanned: Bool
        var attempts, setbacks: Int
        var refusals: [String]
        var milliseconds: Int64?
    }

    func run() async throws {
        try await plainly {
            if let rate, rate <= 0 { throw ValidationError("--rate is more than 0") }
            let plan = try CampaignFile.read(file: file)
            let surroundings = Surroundings()
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            var campaign = try Campaign(plan, scheme: try surroundings.scheme(), startingAt: now)
            var settings = Player.Settings()
            settings.commandsPerSecond = rate
            settings.patience = Int64(patience) * 1000
            let player = try Player(
                people: surroundings.people(as: "ccs-proof play"),
                asker: surroundings.broker(as: "ccs-proof play asks"),
                settings: settings
            )
            defer { player.close() }
            var trouble: String?
            do {
                try player.play(&campaign) { campaign in
                    let (ended, all) = campaign.progress
                    Output.passing("\(ended) of \(all) files ended")
                }
            } catch {
                trouble = "\(error)"
            }
            Output.passing("")
            try show(campaign, title: plan.title)
            if !json { explainRefusals(campaign) }
            if let obstacle = campaign.obstacle { trouble = "it cannot even begin: \(obstacle)" }
            if let trouble { throw Complaint(trouble) }
            let amiss = campaign.verdicts().filter { !$0.isAsPlanned }
            Output.remark(
                "\(campaign.progress.ended) files, \(player.tally.commands) commands, \(player.tally.resent) sent again: "
                    + (amiss.isEmpty ? "all ended as planned" : "\(amiss.count) did not end as planned")
            )
            if !amiss.isEmpty { throw ExitCode(1) }
        }
    }

    private func show(_ campaign: Campaign, title: String) throws {
        guard !json else { return try showJSON(campaign) }
        var table = Table([
            "file", "", "what it shows", "panel", "ends", "should end", "attempts", "certificate", "refused on its way",
        ])
        for verdict in campaign.verdicts() {
            table.add([
                verdict.dossier.value, verdict.isAsPlanned ? "ok" : "NO", verdict.name, verdict.panel?.value ?? "-",
                verdict.reached?.rawValue ?? verdict.stuck ?? "under way", verdict.expected.rawValue,
                "\(verdict.attempts)", verdict.certificate ?? "-",
                verdict.refusals.isEmpty ? "-" : verdict.refusals.joined(separator: ", "),
            ])
        }
        let lines = table.text.split(separator: "\n", omittingEmptySubsequences: false)
        // The head is a remark, so that each line of the standard output is a file's.
        if !title.isEmpty { Output.remark(title) }
        if !campaign.accreditation.isEmpty {
            Output.remark("Une habilitation, de la candidature à la suppression :")
            for line in campaign.accreditation { Output.remark("  \(line)") }
        }
        Output.remark(String(lines.first ?? ""))
        for line in lines.dropFirst() { Output.line(String(line)) }
    }

    /// What each code among the refusals means.
    private func explainRefusals(_ campaign: Campaign) {
        for code in Set(campaign.verdicts().flatMap(\.refusals)).sorted() {
            guard let sentence = RefusalText.sentence(of: RefusalCode(wire: code)) else { continue }
            Output.remark("\(code) : \(sentence)")
        }
    }

    private func showJSON(_ campaign: Campaign) throws {
        for verdict in campaign.verdicts() {
            try Output.json(
                Told(
                    dossier: verdict.dossier.value,
                    name: verdict.name,
                    branch: verdict.branch.value,
                    expected: verdict.expected.rawValue,
                    reached: verdict.reached?.rawValue,
                    panel: verdict.panel?.value,
                    certificate: verdict.certificate,
                    stuck: verdict.stuck,
                    asPlanned: verdict.isAsPlanned,
                    attempts: verdict.attempts,
                    setbacks: verdict.setbacks,
                    refusals: verdict.refusals,
                    milliseconds: verdict.milliseconds
                ),
                pretty: false
            )
        }
    }
}

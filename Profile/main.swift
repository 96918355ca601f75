import Campaign
import Contracts
import Foundation
import Scheme
let count = Int(CommandLine.arguments.dropFirst().first ?? "200") ?? 200
let village = try Village(scheme: try Village.shippedScheme(), now: Instant(milliseconds: 1_790_000_000_000))
var plan = CampaignPlan.awards(count, in: ["p2st"], seed: 3)
plan.outstanding = 200
var campaign = try Campaign(plan, scheme: village.scheme, startingAt: village.now)
let t = Date()
try village.play(&campaign, rounds: 1_000_000)
let s = Date().timeIntervalSince(t)
print("finished", campaign.isFinished, campaign.obstacle ?? "", "seconds", s)
var total: UInt64 = 0, n = 0
for (name, ns) in village.spent.sorted(by: { $0.key < $1.key }) {
    let c = village.taken[name] ?? 0
    total += ns; n += c
    print(name, c, "messages", Double(ns) / Double(c) / 1000, "us each")
}
print("all", n, Double(total) / Double(n) / 1000, "us each; per file", Double(n) / Double(count))

public import Campaign
import CampaignReading

/// The lives that the demonstration plays, for whoever wants them elsewhere: the simulation runs them under faults.
public enum Demonstration {
    /// The files of ops/demo/campaign.yaml.
    public static func lives() throws -> [FilePlan] {
        let text = String(decoding: PackageResources.campaign_yaml, as: UTF8.self)
        return try CampaignFile.read(text, from: "ops/demo/campaign.yaml").files
    }
}

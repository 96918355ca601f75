import ArgumentParser

/// The proving ground's program: plays campaigns, runs simulated worlds, loads the system and compares what it did.
@main struct CCSProof: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ccs-proof",
        abstract: "Tries the system of the Certificats de Compétences des Services: with people, worlds and load.",
        discussion: """
            An installation that is used in earnest needs none of this.

            Environment: as for ccs, and
              CCS_PEOPLE_URL      amqp://ccs-people:password@host:port/ccs, the user who acts for everybody
            """,
        subcommands: [
            PlayCommand.self, SimulateCommand.self, Load.self, Fill.self, Check.self, Report.self,
        ]
    )
}

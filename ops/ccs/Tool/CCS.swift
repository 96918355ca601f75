import ArgumentParser

/// The operator's tool.
@main struct CCS: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ccs",
        abstract: "The operator's tool of the Certificats de Compétences des Services.",
        discussion: """
            It acts as the broker's user ccs-operator, and asks the services over their queues; it never opens a store that \
            a service holds.

            Environment:
              CCS_BROKER_URL      amqp://ccs-operator:password@host:port/ccs
              CCS_MANAGEMENT_URL  http://host:port of the broker's management interface (as the same user, unless it
                                  names one)
              CCS_SCHEME          the directory of the scheme data; without it the data shipped with the program

            Exit codes: 0 all is well; 1 it could not be done, or is not as it should be; 2 it was done, and something \
            is left for you to do; 64 the command line is wrong.
            """,
        subcommands: [
            StatusCommand.self, TraceCommand.self, PlayCommand.self, TopologyCommand.self, JournalCommand.self,
            AuditCommand.self, DeadCommand.self, BackupCommand.self, RestoredCommand.self, MovedCommand.self,
            EraseCommand.self, ExtractCommand.self, SimulateCommand.self, RulesCommand.self, RegisterCommand.self,
            VerifyCommand.self, EvaluatorsCommand.self, EligibleCommand.self, ReferentsCommand.self,
            PersonCommand.self, ReadingsCommand.self, OverdueCommand.self, AgendaCommand.self, InitCommand.self,
            MarkCommand.self,
        ]
    )
}

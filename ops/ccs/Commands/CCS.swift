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
              CCS_BROKER_URL      amqps://ccs-operator:password@host:port/ccs; amqp:// for this machine only
              CCS_MANAGEMENT_URL  http://127.0.0.1:port of the broker's management interface, on this machine or through a
                                  tunnel (as the same user, unless it names one)
              CCS_PORTAL_URL      amqps://ccs-portal:password@host:port/ccs, as whom ccs send acts for people
              CCS_BROKER_URL_FILE, CCS_MANAGEMENT_URL_FILE, CCS_PORTAL_URL_FILE
                                  files that hold these in their place
              CCS_SCHEME          the directory of the scheme data; without it the data shipped with the program
              CCS_ORIGIN          the register's name on the web, as registre.ccs.example: what the names of the keys under a
                                  certificate's note begin with

            Exit codes: 0 all is well; 1 it could not be done, or is not as it should be; 2 it was done, and something \
            is left for you to do; 64 the command line is wrong.
            """,
        subcommands: [
            StatusCommand.self, WatchCommand.self, TraceCommand.self, TopologyCommand.self, JournalCommand.self,
            AuditCommand.self, DeadCommand.self, RelayCommand.self, PartnerCommand.self, PanelCommand.self,
            BackupCommand.self,
            UnsealCommand.self,
            RestoredCommand.self,
            MovedCommand.self,
            EraseCommand.self, ExtractCommand.self, RulesCommand.self, RegisterCommand.self,
            CertificateCommand.self, VerifyCommand.self, EvaluatorsCommand.self, EligibleCommand.self,
            ReferentsCommand.self,
            PersonCommand.self, ReadingsCommand.self, OverdueCommand.self, AgendaCommand.self, KeyCommand.self,
            InitCommand.self,
            MarkCommand.self, ContractsCommand.self, ClockCommand.self, SendCommand.self, AskCommand.self,
            ImportCommand.self, SignCommand.self, PortalCommand.self,
        ]
    )
}

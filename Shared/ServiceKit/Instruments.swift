import Metering

/// What every service counts of itself. Names follow OpenTelemetry's conventions for messaging where it has one. No label
/// takes values that grow with files or people.
enum Instruments {
    static let families: [MetricFamily] = [
        processing, sync, batch, age, messages, refusals, events, journal, confirmed, unheard,
        partnersUnheard, untold, parked, parkedOldest,
        dead,
        unsent, overdue, storeBytes, taking, failing, recovering, held, lost, moments, started, memory, files,
        processor,
        ready,
    ]

    static let processing = MetricFamily(
        "messaging_process_duration_seconds",
        .histogram(.secondsOfWork),
        "How long a message's batch took from the first look at it to its commit, by the message's type."
    )
    static let sync = MetricFamily(
        "ccs_commit_seconds",
        .histogram(.secondsOfWork),
        "How long a commit took, the disk's sync included."
    )
    static let batch = MetricFamily("ccs_batch_messages", .histogram(.sizes), "How many messages a batch had.")
    static let age = MetricFamily(
        "ccs_message_age_seconds",
        .histogram(.secondsOfWaiting),
        "How old messages were when they were taken, by the sender's clock and this machine's."
    )
    static let messages = MetricFamily(
        "messaging_client_consumed_messages_total",
        .counter,
        "Messages by what became of them: accepted, refused, parked, buried, or repeated."
    )
    static let refusals = MetricFamily(
        "ccs_refusals_total",
        .counter,
        "Commands that were refused, by the code of the refusal."
    )
    static let events = MetricFamily("ccs_events_total", .counter, "Events that the journal gained.")
    static let journal = MetricFamily("ccs_journal_rows", .gauge, "The last row of the journal.")
    static let confirmed = MetricFamily(
        "ccs_journal_confirmed_rows",
        .gauge,
        "The last row of the journal up to which the broker has confirmed everything."
    )
    static let unheard = MetricFamily(
        "ccs_relay_unheard_seconds",
        .gauge,
        "For how long the broker has said nothing of what is published; 0 when nothing is under way."
    )
    static let partnersUnheard = MetricFamily(
        "ccs_partners_unheard_seconds",
        .gauge,
        "For how long nothing is confirmed of what partner branches are told; 0 when all is."
    )
    static let untold = MetricFamily(
        "ccs_partners_untold_rows",
        .gauge,
        "Rows of the journal that partner branches have not been told of yet."
    )
    static let parked = MetricFamily("ccs_parked_messages", .gauge, "Messages that wait for what comes before them.")
    static let parkedOldest = MetricFamily(
        "ccs_parked_oldest_seconds",
        .gauge,
        "For how long the first of them has waited."
    )
    static let dead = MetricFamily("ccs_dead_letters", .gauge, "Open dead letters, by their reason.")
    static let unsent = MetricFamily("ccs_unsent_rows", .gauge, "Events that could not be sent and wait.")
    static let overdue = MetricFamily(
        "ccs_due_late_seconds",
        .gauge,
        "For how long something has been due that is not decided on yet."
    )
    static let storeBytes = MetricFamily("ccs_store_bytes", .gauge, "The size of the store's file and of its log.")
    static let taking = MetricFamily("ccs_store_taking", .gauge, "1 while the store's messages are taken.")
    static let failing = MetricFamily("ccs_store_failing", .gauge, "1 while nothing of the store can be committed.")
    static let recovering = MetricFamily(
        "ccs_store_recovering",
        .gauge,
        "1 while a restored store waits for an audit."
    )
    static let held = MetricFamily("ccs_store_held", .gauge, "1 for each store that this process holds.")
    static let lost = MetricFamily(
        "ccs_connections_lost_total",
        .counter,
        "Connections to the broker that were lost, by what they were for."
    )
    static let moments = MetricFamily(
        "ccs_moments_total",
        .counter,
        "What else happened to the worker, by kind: a relay that began again, a lease that was lost, a clock that is doubted."
    )
    static let started = MetricFamily(
        "process_start_time_seconds",
        .gauge,
        "When the process started, in seconds since 1970."
    )
    static let memory = MetricFamily("process_resident_memory_bytes", .gauge, "The memory that the process has.")
    static let files = MetricFamily("process_open_fds", .gauge, "The files and connections that it has open.")
    static let processor = MetricFamily(
        "process_cpu_seconds_total",
        .counter,
        "The processor time that it has used."
    )
    static let ready = MetricFamily("ccs_ready", .gauge, "1 while the process can do all of its work.")
}

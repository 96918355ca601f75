internal import CClock
import Contracts
import Dispatch
import Foundation
import Logging
import Messaging
import RabbitMQ
import Scheme

/// What every executable does alike: reads its settings, logs, connects, works, and stops when it is told to.
public enum ServiceHost {
    /// Runs a service until SIGTERM or SIGINT, and returns what the process should exit with. The first signal drains:
    /// what was taken is committed, acknowledged and published; a second one ends the process at once.
    ///
    /// - Parameter make: the definition and the stores, once the settings are read; what it throws is told on the
    ///   standard error, whole.
    public static func run(_ name: String, make: (Settings) throws -> Composition) -> Int32 {
        // Whatever this process makes, stores, copies and logs of SQLite's, is nobody else's to read.
        umask(0o077)
        do {
            let settings = try Settings(environment: ProcessInfo.processInfo.environment)
            let log = logger(name, settings.logLevel)
            let composition = try make(settings)
            try prepare(settings.folder)
            // SQLite's temporary files may be as large as a store: not in memory, where /tmp may be. No thread runs yet.
            setenv("SQLITE_TMPDIR", settings.folder, 1)
            let admission = Admission()
            let readiness = Readiness(named: composition.namedStores)
            let manager = ServiceManager(environment: ProcessInfo.processInfo.environment, readiness: readiness)
            // What is measured says whether it is ready, too.
            let meter =
                settings.statusAddress == nil && manager == nil
                ? nil
                : ServiceMeter(
                    folder: settings.folder,
                    types: composition.definition.listensTo,
                    readiness: readiness
                )
            let worker = try worker(name, settings, composition, admission, meter, log)
            admission.whenRefused { worker.stop() }
            let signals = stopOnSignals(worker, manager, log)
            log.info(
                "starts",
                metadata: ["scheme": "\(composition.definition.scheme.prefix(12))", "data": "\(settings.folder)"]
            )
            if let meter, let address = settings.statusAddress.flatMap(StatusEndpoint.Address.init) {
                StatusEndpoint(address: address, meter: meter, readiness: readiness, log: log).begin()
            }
            if let manager, let meter { manager.begin { meter.stopwatch() } }
            defer { composition.beside?.end() }
            try worker.run()
            signals.forEach { $0.cancel() }
            if let refusal = admission.refusal { throw refusal }
            return 0
        } catch {
            FileHandle.standardError.write(Data("\(name) cannot run:\n\(error)\n".utf8))
            return 78
        }
    }

    private static func logger(_ name: String, _ level: Logger.Level) -> Logger {
        var log = Logger(label: name) { VisibleLog(label: $0) }
        log.logLevel = level
        return log
    }

    private static func prepare(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private static func worker(
        _ name: String,
        _ settings: Settings,
        _ composition: Composition,
        _ admission: Admission,
        _ meter: ServiceMeter?,
        _ log: Logger
    ) throws -> Worker {
        let identity = "\(name)@\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
        let transport = try RabbitTransport(url: settings.brokerURL, name: identity, admission: admission)
            .transport
        var setup = Worker.Setup(
            definition: composition.definition,
            stores: composition.stores,
            folder: settings.folder,
            routes: .ccs(panels: composition.scheme.panels).heardByPortal(),
            name: identity
        )
        setup.keys = settings.keys
        setup.backups = settings.backups.map { BackupFolder($0, sealedWith: settings.backupKey) }
        setup.clocks = clocks
        if let crashAt = settings.crashAt {
            guard let crash = CrashSwitch(crashAt) else {
                let points = CrashPoint.allCases.map(\.rawValue).joined(separator: ", ")
                throw Settings.Faults(lines: [
                    "CCS_CRASH_AT is “\(crashAt)”: one of \(points), with :N for the Nth time"
                ])
            }
            setup.crash = { crash.reached($0) }
        }
        if let waitAt = settings.waitAt {
            guard let wait = WaitSwitch(waitAt) else {
                throw Settings.Faults(lines: [
                    "CCS_WAIT_AT is “\(waitAt)”: a boundary and milliseconds, as insideMessage:5"
                ])
            }
            let crash = setup.crash
            setup.crash = { point in
                wait.reached(point)
                try crash(point)
            }
        }
        if let meter {
            setup.meter = meter
            let crash = setup.crash
            setup.crash = { point in
                meter.reached(point)
                try crash(point)
            }
        }
        let beside = composition.beside
        return Worker(setup, transport: transport) { event in
            meter?.heard(event)
            beside?.heard(event)
            tell(event, log)
        }
    }

    private static var clocks: Clocks {
        var clocks = Clocks.ofMachine
        clocks.kept = {
            let milliseconds = ccs_kept_clock()
            return milliseconds < 0 ? nil : Instant(milliseconds: milliseconds)
        }
        return clocks
    }

    private static func stopOnSignals(_ worker: Worker, _ manager: ServiceManager?, _ log: Logger)
        -> [any DispatchSourceSignal]
    {
        let count = SignalCount()
        return [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if count.next() > 1 { _exit(128 + number) }
                log.info("stops: commits, acknowledges and publishes what it took; a second signal ends it at once")
                manager?.stops()
                worker.stop()
            }
            source.resume()
            return source
        }
    }

    private static func tell(_ event: WorkerEvent, _ log: Logger) {
        switch event {
        case .consumerConnected(let store): log.info("takes messages of \(store)")
        case .publisherConnected: log.info("publishes")
        case .leasesConnected: log.debug("asks for leases")
        case .consumerLost(let store, let why):
            log.error("store \(store): takes nothing for now: \(why); it tries again")
        case .publisherLost(let why), .leasesLost(let why): log.warning("broker: \(why)")
        case .leaseLost(let panel): log.error("the lease on \(panel) is lost: it is given back")
        case .rowsWait(let store, let count, let why):
            log.error(
                "store \(store): \(count) row(s) of the journal could not be sent and wait: \(why); see ccs relay list"
            )
        case .partnersWait(let store, let why):
            log.error("store \(store): what partner branches are told was not taken and waits: \(why)")
        case .relayStalled(let store, let unconfirmed):
            log.error(
                "store \(store): nothing is heard of \(unconfirmed) publishes; it begins again behind what is confirmed"
            )
        case .answersLost(let user, let why, let times):
            let whose = user.isEmpty ? "notices" : "answers to \(user)"
            log.warning("\(whose) could not be sent, \(times) times: \(why)")
        case .blocked(let why?): log.warning("the broker takes nothing for now: \(why)")
        case .blocked(nil): log.info("the broker takes messages again")
        case .storeFailed(let store, let why):
            log.error("store \(store): \(why); nothing is acknowledged, it tries again")
        case .storeWorks(let store): log.info("store \(store): works again")
        case .panelTaken(let panel): log.info("holds \(panel)")
        case .panelGiven(let panel, let why): log.info("gave \(panel) back: \(why)")
        case .leaseHeld(let store, let holder):
            log.warning(
                "\(store) is held by another worker\(holder.map { " (last known: \($0))" } ?? ""); it waits for it"
            )
        case .leaseIsNone(let store, let queue):
            log.error(
                "nobody can hold \(store): somebody made a queue \(queue) that is no lease; find out who, and delete it"
            )
        case .storeRefused(let store, let why): log.error("does not serve \(store): \(why)")
        case .markDistrusted(let store, let why):
            log.error("what lies in the place of the mark of \(store) is not believed: \(why). Who has that password?")
        case .markFailed(let store, let why): log.warning("how far \(store) has come cannot be written down: \(why)")
        case .clockOff(let store, 0): log.info("store \(store): its clock is borne out again")
        case .clockOff(let store, let milliseconds):
            let off = "\(milliseconds.magnitude / 1000) s \(milliseconds > 0 ? "ahead of" : "behind") what bears it out"
            log.error(
                "store \(store): its clock is \(off), and is not believed: set it; is it right, ccs clock confirm \(store)"
            )
        case .clockConfirmed(let store): log.notice("store \(store): an operator answers for this machine's clock")
        case .buried(let store, let count): log.error("store \(store): \(count) dead letter(s); see ccs dead list")
        case .draining: log.debug("drains")
        case .stopped: log.info("has stopped")
        }
    }
}

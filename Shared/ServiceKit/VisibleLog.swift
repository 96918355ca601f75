import Contracts
import Logging

/// A log in which every message stays one line: what others have written, and the broker repeats, is spelled out.
struct VisibleLog: LogHandler {
    private var handler: StreamLogHandler

    init(label: String) { handler = .standardError(label: label) }

    func log(event: LogEvent) {
        var event = event
        event.message = "\(event.message.description.visible())"
        handler.log(event: event)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { handler[metadataKey: key] }
        set { handler[metadataKey: key] = newValue }
    }

    var metadata: Logger.Metadata {
        get { handler.metadata }
        set { handler.metadata = newValue }
    }

    var metadataProvider: Logger.MetadataProvider? {
        get { handler.metadataProvider }
        set { handler.metadataProvider = newValue }
    }

    var logLevel: Logger.Level {
        get { handler.logLevel }
        set { handler.logLevel = newValue }
    }
}

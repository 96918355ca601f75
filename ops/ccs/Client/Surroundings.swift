import Contracts
import Foundation
public import RabbitMQ
public import RabbitMQManagement
public import Scheme
import SchemeLoading

/// What the operator's tools are told by their environment.
public struct Surroundings: Sendable {
    private let environment: [String: String]

    /// This environment; the process's own unless another is given.
    public init(_ environment: [String: String]? = nil) {
        self.environment = environment ?? ProcessInfo.processInfo.environment
    }

    /// The value of that variable, or what the file says that the variable of that name with `_FILE` names.
    private func value(_ name: String, _ meaning: String) throws -> String {
        if let path = environment[name + "_FILE"], !path.isEmpty {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Complaint("\(name)_FILE: \(path) cannot be read")
            }
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        if let value = environment[name], !value.isEmpty { return value }
        throw Complaint("\(name) is not set: \(meaning)")
    }

    /// The broker, out of `CCS_BROKER_URL`.
    public func broker(as name: String = "ccs") throws -> BrokerAddress {
        let url = try value(
            "CCS_BROKER_URL",
            "the broker's address, amqp://ccs-operator:password@host:port/ccs (ops/run writes it into .run/environment)"
        )
        do {
            return try BrokerAddress(url: url, name: name)
        } catch {
            throw Complaint("CCS_BROKER_URL: \(error)")
        }
    }

    /// The broker as the user who acts for people, out of `CCS_PORTAL_URL`.
    public func portal() throws -> BrokerAddress {
        let url = try value(
            "CCS_PORTAL_URL",
            "the broker's address for who acts for people, amqp://ccs-portal:password@host:port/ccs (ops/run writes it into "
                + ".run/portal)"
        )
        do {
            return try BrokerAddress(url: url, name: "ccs send")
        } catch {
            throw Complaint("CCS_PORTAL_URL: \(error)")
        }
    }

    /// Whether there is a user who acts for everybody.
    public var isDemonstration: Bool { environment["CCS_PEOPLE_URL"]?.isEmpty == false }

    /// The broker for who acts for everybody in a demonstration, out of `CCS_PEOPLE_URL`.
    public func people(as name: String) throws -> BrokerAddress {
        let url = try value(
            "CCS_PEOPLE_URL",
            "the broker's address for the demonstration's people, amqp://ccs-people:password@host:port/ccs; "
                + "an installation that is used in earnest has no such user"
        )
        do {
            return try BrokerAddress(url: url, name: name)
        } catch {
            throw Complaint("CCS_PEOPLE_URL: \(error)")
        }
    }

    /// The management interface, out of `CCS_MANAGEMENT_URL`; where that names no user, as the user of
    /// `CCS_BROKER_URL`.
    public func management() throws -> ManagementAPI {
        let url = try value(
            "CCS_MANAGEMENT_URL",
            "the broker's management interface, http://ccs-operator:password@host:port"
        )
        guard var parts = URLComponents(string: url), let host = parts.host, !host.isEmpty else {
            throw Complaint("CCS_MANAGEMENT_URL is no address: expected http://host:port")
        }
        var (user, password) = (parts.user ?? "", parts.password ?? "")
        if user.isEmpty {
            let broker = try broker()
            (user, password) = (broker.user, broker.password)
        }
        (parts.user, parts.password) = (nil, nil)
        guard let address = parts.string else {
            throw Complaint("CCS_MANAGEMENT_URL is no address: expected http://host:port")
        }
        do {
            return try ManagementAPI(url: address, user: user, password: password)
        } catch {
            throw Complaint("CCS_MANAGEMENT_URL: \(error)")
        }
    }

    /// Whether a management interface is named.
    public var hasManagement: Bool {
        ["CCS_MANAGEMENT_URL", "CCS_MANAGEMENT_URL_FILE"].contains { environment[$0]?.isEmpty == false }
    }

    /// The folder of stores that services of this machine have, out of `CCS_DATA`.
    public func data() throws -> String { try value("CCS_DATA", "the folder of the stores' files; or give --data") }

    /// The register's name on the web, out of `CCS_ORIGIN`: what the names of the signatories' keys begin with.
    public var origin: String? { environment["CCS_ORIGIN"].flatMap { $0.isEmpty ? nil : $0 } }

    /// The scheme data: the directory in `CCS_SCHEME`, or what this program ships.
    public func scheme() throws -> Scheme {
        do {
            return try SchemeLoader.bundled(environment: environment)
        } catch {
            throw Complaint("the scheme data cannot be used:\n\(error)")
        }
    }
}

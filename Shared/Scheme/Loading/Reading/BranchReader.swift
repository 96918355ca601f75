import Contracts
import Scheme

/// Reads one branch: who it is, what it has joined, its panels.
struct BranchReader {
    let context: ReadingContext

    func read(_ root: Cursor, panelNames: inout UniqueNames) -> Branch? {
        root.mapping { m in
            let id = context.ownCode(m["id"], Kind.Branch.self)
            let name = m["name"]?.text()
            let legalBody = m["legalBody"]?.text()
            let controllers = m["registerControllers"]?.list { $0.text() }
            let authority = m["competentAuthority"]?.text()
            let activities = m["activities"].flatMap(activities)
            let address = m["evaluatorApplicationAddress"].flatMap(mailAddress)
            let adhesions = m["adhesions"].flatMap(adhesions)
            let panels = m["panels"]?.list { entry -> PanelID? in
                guard let panel = entry.identifier(Kind.Panel.self) else { return nil }
                if let id, !Self.isPanel(panel.value, of: id.value) {
                    entry.report(
                        .notAllowed,
                        found: panel.value,
                        expected: "\(id)- and then letters or digits: by its name a panel is known to be a branch's"
                    )
                } else {
                    panelNames.see(panel.value, at: entry)
                }
                return panel
            }
            let providers = m.optional("approvedProviders").map(providers)
            let components = m.optional("components").flatMap(components) ?? []
            guard let id, let name, let legalBody, let controllers, let authority, let activities, let address,
                let adhesions, let panels
            else { return nil }
            return Branch(
                id: id,
                name: name,
                legalBody: legalBody,
                registerControllers: controllers,
                competentAuthority: authority,
                activities: activities,
                evaluatorApplicationAddress: address,
                adhesions: adhesions,
                panels: panels,
                approvedProviders: providers ?? nil,
                components: components
            )
        }
    }

    private static func isPanel(_ panel: String, of branch: String) -> Bool {
        guard panel.hasPrefix(branch + "-") else { return false }
        let own = panel.dropFirst(branch.count + 1)
        return !own.isEmpty && own.utf8.allSatisfy { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ".") }
    }

    private func activities(_ place: Cursor) -> [Branch.Activity]? {
        var codes = UniqueNames()
        return place.list { entry in
            entry.mapping { a -> Branch.Activity? in
                let place = a["code"]
                let code = place?.identifier(Kind.Element.self)
                if let code, let place { codes.see(code.value, at: place) }
                let title = a["title"]?.text()
                guard let code, let title else { return nil }
                return Branch.Activity(code: code.value, title: title)
            }
        }
    }

    private func mailAddress(_ place: Cursor) -> String? {
        guard let text = place.text() else { return nil }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.contains(where: \.isWhitespace)
        else {
            place.report(.notAllowed, found: text, expected: "an e-mail address")
            return nil
        }
        return text
    }

    private func adhesions(_ place: Cursor) -> [Adhesion]? {
        var earlier: [Adhesion] = []
        return place.list { entry in
            guard let adhesion = adhesion(entry) else { return nil }
            let clash = earlier.contains { $0.certificateKind == adhesion.certificateKind && overlap($0, adhesion) }
            if clash {
                entry.report(
                    .contradiction,
                    found: adhesion.certificateKind.value,
                    expected: "a period that does not overlap another adhesion to the same kind"
                )
            }
            earlier.append(adhesion)
            return adhesion
        }
    }

    /// The branch that takes over what is open: another one of the scheme. A slip here would close all those files.
    private func successor(_ place: Cursor?) -> BranchID? {
        guard let place, let code = place.identifier(Kind.Branch.self) else { return nil }
        let others = context.branches.subtracting([DataFile.stem(of: place.file)])
        if !others.contains(code.value) {
            place.report(
                .unknownReference,
                found: code.value,
                expected: "another branch: \(others.sorted().joined(separator: ", "))"
            )
        }
        return code
    }

    private func overlap(_ left: Adhesion, _ right: Adhesion) -> Bool {
        (left.leftOn.map { right.joinedOn < $0 } ?? true) && (right.leftOn.map { left.joinedOn < $0 } ?? true)
    }

    private func adhesion(_ entry: Cursor) -> Adhesion? {
        entry.mapping { m in
            let kind = context.kind(m["certificateKind"])
            let decision = m["cpneDecision"]?.mapping { d -> CPNEDecision? in
                let reference = d["reference"]?.text()
                let date = d["date"]?.day()
                guard let reference, let date else { return nil }
                return CPNEDecision(reference: reference, date: date)
            }
            let joinedPlace = m["joinedOn"]
            let joinedOn = joinedPlace?.day()
            let leftPlace = m.optional("leftOn")
            let leftOn = leftPlace?.day()
            let untilPlace = m.optional("openFilesUntil")
            let openFilesUntil = untilPlace?.day()
            let successorPlace = m.optional("openFilesPassTo")
            let openFilesPassTo = successor(successorPlace)
            if openFilesPassTo != nil, untilPlace == nil {
                successorPlace?.report(
                    .contradiction,
                    found: "openFilesPassTo",
                    expected: "nothing, or openFilesUntil beside it"
                )
            }
            if let decision, let joinedOn, joinedOn < decision.date {
                joinedPlace?.report(
                    .contradiction,
                    found: "\(joinedOn)",
                    expected: "\(decision.date), the decision, or later"
                )
            }
            if let joinedOn, let leftOn, leftOn <= joinedOn {
                leftPlace?.report(.contradiction, found: "\(leftOn)", expected: "a day after \(joinedOn), the joining")
            }
            if let openFilesUntil {
                if let leftOn, openFilesUntil < leftOn {
                    untilPlace?.report(
                        .contradiction,
                        found: "\(openFilesUntil)",
                        expected: "\(leftOn), the leaving, or later"
                    )
                } else if leftPlace == nil {
                    untilPlace?.report(
                        .contradiction,
                        found: "\(openFilesUntil)",
                        expected: "nothing, or leftOn beside it"
                    )
                }
            }
            guard let kind, let decision, let joinedOn else { return nil }
            return Adhesion(
                certificateKind: kind,
                cpneDecision: decision,
                joinedOn: joinedOn,
                leftOn: leftOn,
                openFilesUntil: openFilesUntil,
                openFilesPassTo: openFilesPassTo
            )
        }
    }

    /// An organisation may stand more than once, approved again after a time without.
    private func providers(_ place: Cursor) -> [Branch.ApprovedProvider]? {
        var earlier: [Branch.ApprovedProvider] = []
        return place.list(mayBeEmpty: true) { entry in
            guard let provider = entry.mapping(provider) else { return nil }
            if earlier.contains(where: { $0.id == provider.id && overlap($0, provider) }) {
                entry.report(
                    .contradiction,
                    found: provider.id.value,
                    expected: "a term that does not overlap another approval of the same organisation"
                )
            }
            earlier.append(provider)
            return provider
        }
    }

    private func provider(_ p: MappingReader) -> Branch.ApprovedProvider? {
        let id = p["id"]?.identifier(Kind.Organisation.self)
        let name = p["name"]?.text()
        let from = p.optional("from")?.day()
        let untilPlace = p.optional("until")
        let until = untilPlace?.day()
        if let from, let until, until < from {
            untilPlace?.report(.contradiction, found: "\(until)", expected: "\(from), the first day, or later")
        }
        guard let id, let name else { return nil }
        return Branch.ApprovedProvider(id: id, name: name, from: from, until: until)
    }

    private func overlap(_ left: Branch.ApprovedProvider, _ right: Branch.ApprovedProvider) -> Bool {
        func begins(_ one: Branch.ApprovedProvider, by other: Branch.ApprovedProvider) -> Bool {
            guard let from = one.from, let until = other.until else { return true }
            return from <= until
        }
        return begins(left, by: right) && begins(right, by: left)
    }

    private func components(_ place: Cursor) -> [Branch.CertificationComponent]? {
        var ids = UniqueNames()
        return place.list(mayBeEmpty: true) { entry in
            entry.mapping { c -> Branch.CertificationComponent? in
                let place = c["id"]
                let id = place?.identifier(ComponentKind.self)
                if let id, let place { ids.see(id.value, at: place) }
                let kind = context.kind(c["certificateKind"])
                let certification = c["certification"]?.text()
                let component = c["component"]?.text()
                guard let id, let kind, let certification, let component else { return nil }
                return Branch.CertificationComponent(
                    id: id,
                    certificateKind: kind,
                    certification: certification,
                    component: component
                )
            }
        }
    }
}

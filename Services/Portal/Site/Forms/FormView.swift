/// A form as it is shown.
struct FormView {
    /// One question of a form.
    struct Field {
        enum Kind: Equatable {
            case line(type: String = "text")
            case area(rows: Int = 5)
            case choice, select, check
        }
        struct Option {
            var value: String
            var label: String
            var note: String?
        }
        var name: String
        var label: String
        var kind: Kind = .line()
        var help: String?
        var isOptional = false
        var value = ""
        var fault: String?
        var options: [Option] = []
        var complete: String?
        var mode: String?
        var isShort = false

        init(_ name: String, _ label: String, _ kind: Kind = .line(), help: String? = nil, optional: Bool = false) {
            self.name = name
            self.label = label
            self.kind = kind
            self.help = help
            isOptional = optional
        }

        /// An identifier for the page.
        var id: String { "c-" + name.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined() }

        func with(_ change: (inout Field) -> Void) -> Field {
            var field = self
            change(&field)
            return field
        }
    }

    /// Questions that belong together.
    struct Group {
        var title: String?
        var help: String?
        var fields: [Field]

        init(_ fields: [Field]) { self.fields = fields }

        init(_ title: String, help: String? = nil, _ fields: [Field]) {
            self.title = title
            self.help = help
            self.fields = fields
        }
    }

    var action: String
    var method = "post"
    var submit: String
    var groups: [Group]
    var hidden: [(name: String, value: String)] = []
    /// What is wrong, beside what is said at a field.
    var faults: [String] = []
    var cancel: Block.Link?
    var isGrave = false
    var kind = "card"

    init(_ action: String, submit: String, _ groups: [Group]) {
        self.action = action
        self.submit = submit
        self.groups = groups
    }

    private var faulty: [Field] { groups.flatMap(\.fields).filter { $0.fault != nil } }

    var rendered: [String: Any] {
        let faulty = faulty
        let rows: [[String: Any]] =
            faults.map { ["formFaultText": $0, "formFaultField": false, "formFaultAnchor": ""] }
            + faulty.map { field in
                [
                    "formFaultText": "\(field.label) : \(field.fault ?? "")", "formFaultField": true,
                    "formFaultAnchor": field.id,
                ]
            }
        return [
            "form": true, "formFaults": !rows.isEmpty, "formFaultRows": rows,
            "formFaultsTitle": rows.count == 1
                ? "Un point est à corriger" : "\(rows.count)\u{A0}points sont à corriger",
            "formMethod": method, "formAction": action, "formKind": kind, "formMood": isGrave ? "grave" : "",
            "formHidden": hidden.map { ["hiddenName": $0.name, "hiddenValue": $0.value] as [String: Any] },
            "formGroups": groups.map { group in
                [
                    "groupTitle": group.title != nil, "groupTitleText": group.title ?? "",
                    "groupHelp": group.help != nil,
                    "groupHelpText": group.help ?? "", "groupFields": group.fields.map(\.rendered),
                ] as [String: Any]
            },
            "formSubmit": submit, "formButton": false, "formButtonValue": "", "formCancel": cancel != nil,
            "formCancelAddress": cancel?.address ?? "", "formCancelLabel": cancel?.label ?? "",
        ]
    }
}

extension FormView.Field {
    fileprivate var rendered: [String: Any] {
        var type = "text"
        var rows = 5
        if case .line(let given) = kind { type = given }
        if case .area(let given) = kind { rows = given }
        var described: [String] = []
        if help != nil { described.append("\(id)-aide") }
        if fault != nil { described.append("\(id)-faute") }
        let isLine = if case .line = kind { true } else { false }
        let isArea = if case .area = kind { true } else { false }
        return [
            "fieldIsLine": isLine, "fieldIsArea": isArea, "fieldIsChoice": kind == .choice,
            "fieldIsCheck": kind == .check,
            "fieldIsSelect": kind == .select, "fieldId": id, "fieldName": name, "fieldLabel": label, "fieldType": type,
            "fieldRows": "\(rows)", "fieldHelp": help != nil, "fieldHelpText": help ?? "",
            "fieldIsOptional": isOptional,
            "fieldValue": type == "password" ? "" : value, "fieldFault": fault != nil, "fieldFaultText": fault ?? "",
            "fieldIsChecked": value == "oui", "fieldComplete": complete != nil, "fieldCompleteName": complete ?? "",
            "fieldMode": mode != nil, "fieldModeName": mode ?? "", "fieldDescribed": !described.isEmpty,
            "fieldDescribedBy": described.joined(separator: " "), "fieldWidth": isShort ? "short" : "",
            "fieldOptions": options.map { option in
                [
                    "optionValue": option.value, "optionLabel": option.label, "optionIsChosen": option.value == value,
                    "optionNote": option.note != nil, "optionNoteText": option.note ?? "",
                ] as [String: Any]
            },
        ]
    }
}

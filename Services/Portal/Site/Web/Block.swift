/// A part of a page. A page is made of these and of nothing else, so that each looks and reads alike everywhere.
indirect enum Block {
    case heading(String, anchor: String? = nil)
    case paragraph(String)
    case notice(Mood, title: String?, [String])
    case facts([(label: String, lines: [String])])
    case bullets([String])
    case links([Link])
    case button(Link, second: Bool = false)
    case table(Table)
    case pages(text: String, before: String?, after: String?)
    case timeline([Entry])
    case steps([Step])
    case form(FormView)

    /// How a notice sounds.
    enum Mood: String {
        case info, good, warn, error
    }

    /// An address with its words.
    struct Link {
        var address: String
        var label: String
        var note: String?

        init(_ address: String, _ label: String, note: String? = nil) {
            self.address = address
            self.label = label
            self.note = note
        }
    }

    /// One thing on a timeline.
    struct Entry {
        enum Mood: String { case done, now, ahead }
        var mood: Mood
        var when: String
        var what: String
        var more: String?
    }

    /// One of several steps.
    struct Step {
        var label: String
        var address: String?
        var isCurrent = false
        var isDone = false
        var isFaulty = false
        var more: String?
    }

    /// A table, whose first column names the row.
    struct Table {
        struct Cell {
            var text: String
            var address: String?
            var mark: String?

            init(_ text: String, address: String? = nil, mark: String? = nil) {
                self.text = text
                self.address = address
                self.mark = mark
            }
        }
        var caption: String
        var heads: [String]
        var rows: [[Cell]]
    }

    var rendered: [String: Any] {
        switch self {
        case .heading(let text, let anchor):
            return [
                "heading2": true, "heading2Text": text, "anchor": anchor != nil, "anchorName": anchor ?? "",
            ]
        case .paragraph(let text): return ["paragraph": true, "paragraphText": text]
        case .notice(let mood, let title, let lines):
            return [
                "notice": true, "noticeMood": mood.rawValue, "noticeIsAlert": mood == .error,
                "noticeTitle": title != nil,
                "noticeTitleText": title ?? "", "noticeLines": lines,
            ]
        case .facts(let rows):
            return [
                "facts": true,
                "factRows": rows.map { ["factLabel": $0.label, "factLines": $0.lines] as [String: Any] },
            ]
        case .bullets(let lines): return ["bullets": true, "bulletLines": lines]
        case .links(let links):
            return [
                "links": true,
                "linkRows": links.map { link in
                    [
                        "linkAddress": link.address, "linkLabel": link.label, "linkNote": link.note != nil,
                        "linkNoteText": link.note ?? "",
                    ] as [String: Any]
                },
            ]
        case .button(let link, let second):
            return [
                "button": true, "buttonAddress": link.address, "buttonLabel": link.label,
                "buttonMood": second ? "second" : "",
            ]
        case .table(let table): return table.rendered
        case .pages(let text, let before, let after):
            return [
                "pages": true, "pagesText": text, "pagesBefore": before != nil, "pagesBeforeAddress": before ?? "",
                "pagesAfter": after != nil, "pagesAfterAddress": after ?? "",
            ]
        case .timeline(let entries):
            return [
                "timeline": true,
                "timelineRows": entries.map { entry in
                    [
                        "rowMood": entry.mood.rawValue, "rowWhen": entry.when, "rowWhat": entry.what,
                        "rowMore": entry.more != nil, "rowMoreText": entry.more ?? "",
                    ] as [String: Any]
                },
            ]
        case .steps(let steps):
            return [
                "steps": true,
                "stepRows": steps.map { step in
                    [
                        "stepLabel": step.label, "stepLink": step.address != nil, "stepAddress": step.address ?? "",
                        "stepIsCurrent": step.isCurrent, "stepMore": step.more != nil, "stepMoreText": step.more ?? "",
                        "stepMood": step.isFaulty ? "faulty" : step.isDone ? "done" : "",
                    ] as [String: Any]
                },
            ]
        case .form(let form): return form.rendered
        }
    }
}

extension Block.Table {
    fileprivate var rendered: [String: Any] {
        [
            "table": true, "tableCaption": caption, "tableHeads": heads,
            "tableRows": rows.map { row in
                [
                    "cells": row.enumerated().map { place, cell in
                        [
                            "cellIsHead": place == 0, "cellText": cell.text, "cellLink": cell.address != nil,
                            "cellAddress": cell.address ?? "", "cellMark": cell.mark != nil,
                            "cellMarkName": cell.mark ?? "",
                            "cellLabel": heads.indices.contains(place) ? heads[place] : "",
                        ] as [String: Any]
                    }
                ] as [String: Any]
            },
        ]
    }
}

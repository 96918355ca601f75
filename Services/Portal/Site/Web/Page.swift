/// A page: where one is, what is asked, until when, what comes next; then the rest.
struct Page {
    /// What stands on top of a home or a file.
    struct Asked {
        enum Mood: String { case mine, quiet, late }
        var title: String
        var lines: [String]
        var until: String?
        var next: String?
        var act: Block.Link?
        var mood = Mood.mine

        /// Nothing is asked; who is at it now is said.
        static func nothing(_ lines: [String], until: String? = nil, next: String?) -> Asked {
            Asked(
                title: "Rien ne vous est demandé pour l’instant",
                lines: lines,
                until: until,
                next: next,
                mood: .quiet
            )
        }
    }

    var title: String
    /// The heading, where it says more than the title.
    var heading: String?
    var lead: String?
    var trail: [Block.Link] = []
    var asked: Asked?
    var blocks: [Block] = []
    var aside: [Block] = []
    /// Whether tables have the whole width.
    var isWide = false

    init(_ title: String, lead: String? = nil) {
        self.title = title
        self.lead = lead
    }

    var rendered: [String: Any] {
        var values: [String: Any] = [
            "title": title, "heading": heading ?? title, "lead": lead != nil, "leadText": lead ?? "",
            "trail": !trail.isEmpty,
            "trailLinks": trail.map { ["trailAddress": $0.address, "trailLabel": $0.label] as [String: Any] },
            "asked": asked != nil, "blocks": blocks.map(\.rendered), "aside": aside.map(\.rendered),
            "hasAside": !aside.isEmpty, "layout": aside.isEmpty ? (isWide ? "wide" : "single") : "beside",
        ]
        if let asked {
            values["askedMood"] = asked.mood.rawValue
            values["askedTitle"] = asked.title
            values["askedLines"] = asked.lines
            values["askedUntil"] = asked.until != nil
            values["askedUntilText"] = asked.until ?? ""
            values["askedNext"] = asked.next != nil
            values["askedNextText"] = asked.next ?? ""
            values["askedAct"] = asked.act != nil
            values["actAddress"] = asked.act?.address ?? ""
            values["actLabel"] = asked.act?.label ?? ""
        }
        return values
    }
}

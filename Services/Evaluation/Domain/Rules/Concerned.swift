public import Contracts

extension AssessmentFile {
    /// Who has a part in the file: its candidate, who trained or manages them, and the observers. None of them records others'
    /// acts in it.
    public var concerned: [PersonID] {
        switch stage {
        case .underWay(let attempt):
            let observers = attempt.designation.map { [$0.evaluator.person, $0.referent.person] } ?? []
            let file = attempt.file
            return [file.candidate] + file.trainers + (file.employment.managers ?? []) + observers
        case .transmitted(let booklet): return [booklet.candidate, booklet.evaluator, booklet.referent]
        case .withdrawn, .deceased, .lapsed, .givenUp: return []
        }
    }
}

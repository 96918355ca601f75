public import Contracts

extension RegistrationFile {
    /// Who has a part in the file: its candidate, and who trained or manages them. None of them records others' acts in it.
    public var concerned: [PersonID] {
        let (trainers, managers): ([PersonID]?, [PersonID]?) =
            switch stage {
            case .prepared(let file): (file.form.trainers, file.form.employment?.managers)
            case .registered(let file): (file.registration.trainers, file.registration.employment.managers)
            case .handedOver(let file), .returned(let file, _), .awarded(let file, _), .certified(let file, _, _),
                .takenBack(let file, _):
                (file.trainers, file.employment.managers)
            case .ended: (nil, nil)
            }
        return [candidate] + (trainers ?? []) + (managers ?? [])
    }
}

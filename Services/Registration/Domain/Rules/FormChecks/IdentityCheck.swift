import Contracts

extension FormCheck {
    /// Who the candidate is, with a plausible age: 14 (an apprentice's youngest) to 110.
    mutating func identity(_ form: IdentityForm?, _ path: String) -> Identity? {
        let form = form ?? IdentityForm()
        let birthName = name(form.birthName, "\(path).birthName")
        let usageName = optionalName(form.usageName, "\(path).usageName")
        let firstNames = name(form.firstNames, "\(path).firstNames")
        let birthDate = birthDate(form.birthDate, "\(path).birthDate")
        let birthPlace = name(form.birthPlace, "\(path).birthPlace")
        guard let birthName, let firstNames, let birthDate, let birthPlace else { return nil }
        return Identity(
            birthName: birthName,
            usageName: usageName,
            firstNames: firstNames,
            birthDate: birthDate,
            birthPlace: birthPlace
        )
    }

    /// Asked where national reporting is on, and nowhere else.
    mutating func sex(_ value: String?, _ path: String, asked: Bool) -> RegistrationPersonal.Sex? {
        guard asked else {
            absent(value, path, because: "not asked for this kind of certificate")
            return nil
        }
        guard let value, !value.isEmpty else {
            fault(path, "missing", expected: "female or male")
            return nil
        }
        guard let sex = RegistrationPersonal.Sex(rawValue: value) else {
            fault(path, "unknown", expected: "female or male")
            return nil
        }
        return sex
    }

    private mutating func birthDate(_ value: String?, _ path: String) -> Day? {
        guard let day = day(value, path) else { return nil }
        guard day.adding(months: 14 * 12) <= today, today < day.adding(months: 111 * 12) else {
            fault(path, "implausible", expected: "an age of 14 to 110 years")
            return nil
        }
        return day
    }
}

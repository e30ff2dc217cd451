package import Standards

/// One fictional resident, a value for each element of the dataset 实有人口.
package struct DemoResident: Sendable, Hashable {
    /// 证件号码, with a valid check digit.
    package let citizenID: String
    /// 姓名.
    package internal(set) var fullName: String
    /// 性别 by GB/T 2261.1: `1` or `2`, agreeing with the number.
    package let sex: String
    /// 出生日期, agreeing with the number.
    package let birthDay: Day
    /// 民族 by GB 3304; empty for foreigners.
    package let ethnicGroup: String
    /// 婚姻状况 by GB/T 2261.2.
    package let maritalStatus: String
    /// 人口类别: `registered`, `floating`, `hmt` or `foreign`.
    package let residenceKind: String
    /// 国家（地区） by GB/T 2659.1.
    package let country: String
    /// 户籍地区划; empty for foreigners.
    package let originDivision: String
    /// 居住镇街, nine digits.
    package let town: String
    /// 居住地址.
    package let address: String
    /// 户号; empty for all who are not registered here.
    package let householdNumber: String
    /// 联系电话, of a range that no operator has been given.
    package let phone: String
    /// 居住证件有效期至.
    package let permitExpiry: Day?
    /// 死亡日期.
    package let dateOfDeath: Day?

    /// The value of an element of the dataset as text; empty where there is none or the element is unknown.
    package func text(of element: String) -> String {
        switch element {
        case "citizen-id": citizenID
        case "full-name": fullName
        case "sex": sex
        case "birth-day": birthDay.description
        case "ethnic-group": ethnicGroup
        case "marital-status": maritalStatus
        case "residence-kind": residenceKind
        case "country": country
        case "origin-division": originDivision
        case "town": town
        case "address": address
        case "household-number": householdNumber
        case "phone": phone
        case "permit-expiry": permitExpiry?.description ?? ""
        case "date-of-death": dateOfDeath?.description ?? ""
        default: ""
        }
    }
}

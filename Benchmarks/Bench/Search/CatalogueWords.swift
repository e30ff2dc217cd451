/// What departments call things.
enum CatalogueWords {
    static let departments = [
        "市公安局", "市民政局", "市卫生健康局", "市人力资源和社会保障局", "市自然资源局", "市交通运输局", "市教育和体育局", "市市场监督管理局", "市生态环境局",
        "市住房和城乡建设局", "市医疗保障局", "市司法局", "市财政局", "市水务局", "市农业农村局", "市文化广电旅游局", "市应急管理局", "市审计局", "市统计局",
        "市城市管理和综合执法局", "市退役军人事务局", "市残疾人联合会", "市总工会", "市税务局", "市气象局", "市邮政管理局", "市烟草专卖局", "市海事局",
        "市公积金管理中心", "市不动产登记中心", "市供电局", "市供水公司", "市消防救援支队", "市政务和数据局", "市发展和改革局", "市科学技术局", "市商务局",
    ]

    static let towns = [
        ("小榄镇", "Xiaolan"), ("古镇镇", "Guzhen"), ("东凤镇", "Dongfeng"), ("沙溪镇", "Shaxi"), ("坦洲镇", "Tanzhou"),
        ("三乡镇", "Sanxiang"),
        ("黄圃镇", "Huangpu"), ("南头镇", "Nantou"), ("民众街道", "Minzhong"), ("南朗街道", "Nanlang"), ("石岐街道", "Shiqi"),
        ("火炬开发区", "Torch Zone"),
    ]

    static let objects = [
        ("机动车", "Motor vehicle"), ("机动车驾驶证", "Driving licence"), ("道路运输证", "Road transport licence"), ("死亡", "Death"),
        ("殡葬火化", "Cremation"), ("婚姻", "Marriage"), ("收养", "Adoption"), ("社会组织", "Social organisation"),
        ("低保家庭", "Low-income family"),
        ("特困人员", "Person in need"), ("老年人优待证", "Senior card"), ("出生医学证明", "Birth certificate"), ("预防接种", "Vaccination"),
        ("医疗机构", "Medical institution"), ("医师执业", "Practising doctor"), ("传染病", "Infectious disease"),
        ("养老保险参保", "Pension insurance"),
        ("失业保险", "Unemployment insurance"), ("工伤认定", "Work injury"), ("就业创业", "Employment"),
        ("职业资格", "Vocational qualification"),
        ("不动产", "Real property"), ("建设用地", "Building land"), ("采矿权", "Mining right"), ("土地出让合同", "Land contract"),
        ("学籍", "School roll"), ("教师资格", "Teacher qualification"), ("学位申请", "School place"), ("体育场馆", "Sports venue"),
        ("企业营业执照", "Business licence"), ("个体工商户", "Sole trader"), ("食品经营许可", "Food licence"), ("药品经营", "Pharmacy"),
        ("特种设备", "Special equipment"), ("商标专利", "Trade mark"), ("排污许可", "Discharge permit"),
        ("环境监测站点", "Monitoring station"),
        ("危险废物", "Hazardous waste"), ("商品房预售", "Presale of housing"), ("房屋租赁", "Tenancy"),
        ("公共租赁住房", "Public rental housing"),
        ("建筑施工许可", "Building permit"), ("燃气用户", "Gas customer"), ("医保参保", "Medical insurance"),
        ("定点医药机构", "Contracted provider"),
        ("律师执业", "Practising lawyer"), ("公证书", "Notarial deed"), ("法律援助", "Legal aid"), ("预算执行", "Budget execution"),
        ("政府采购合同", "Procurement contract"), ("取水许可", "Water abstraction"), ("河道采砂", "River sand"),
        ("农机购置补贴", "Farm machinery subsidy"),
        ("渔船", "Fishing vessel"), ("农药经营", "Pesticide trade"), ("文物保护单位", "Protected monument"),
        ("旅行社", "Travel agency"),
        ("安全生产许可", "Safety licence"), ("应急物资", "Emergency supplies"), ("户外广告", "Outdoor advertising"),
        ("退役军人", "Veteran"),
        ("残疾人证", "Disability card"), ("工会会员", "Union member"), ("纳税信用", "Tax credit"), ("气象灾害预警", "Weather warning"),
        ("快递网点", "Courier branch"), ("船舶进出港", "Port call"), ("公积金缴存", "Housing fund"), ("用电客户", "Power customer"),
        ("用水客户", "Water customer"), ("消防验收", "Fire acceptance"), ("科技型企业", "Technology firm"),
        ("外商投资企业", "Foreign-invested firm"),
    ]

    static let acts = [
        ("登记信息", "registrations"), ("注销信息", "cancellations"), ("年度检验记录", "annual inspections"), ("行政处罚信息", "penalties"),
        ("办理结果", "outcomes"), ("核查名单", "check list"), ("统计数据", "statistics"), ("变更记录", "changes"),
        ("补贴发放明细", "subsidies paid"),
        ("电子证照", "electronic certificates"), ("信用评价", "credit ratings"), ("投诉举报", "complaints"), ("许可信息", "permits"),
        ("基本信息", "basic data"), ("监督检查结果", "inspection results"), ("历史档案", "archive"),
    ]

    static let items = [
        ("公民身份号码", "Citizen identity number"), ("姓名", "Full name"), ("统一社会信用代码", "Unified social credit code"),
        ("单位名称", "Name of organisation"), ("法定代表人", "Legal representative"), ("登记日期", "Date of registration"),
        ("有效期至", "Valid until"), ("发证机关", "Issuing authority"), ("证件类型", "Type of document"),
        ("证件号码", "Document number"),
        ("联系电话", "Telephone"), ("通信地址", "Postal address"), ("户籍地址", "Registered address"),
        ("居住地址", "Place of residence"),
        ("行政区划代码", "Division code"), ("办结时间", "Time of completion"), ("受理编号", "Case number"), ("业务状态", "Status"),
        ("变更事项", "What changed"), ("变更前内容", "Before the change"), ("变更后内容", "After the change"), ("经办人", "Handled by"),
        ("审核意见", "Opinion"), ("金额（元）", "Amount in yuan"), ("面积（平方米）", "Area in square metres"), ("用途", "Use"),
        ("号牌号码", "Plate number"), ("车辆识别代号", "Vehicle identification number"), ("不动产单元号", "Property unit number"),
        ("权利类型", "Type of right"), ("病历号", "Medical record number"), ("参保状态", "Insurance status"),
        ("缴费月数", "Months paid"),
        ("处罚决定书文号", "Number of the decision"), ("违法事实", "Facts"), ("处罚依据", "Legal basis"), ("监测值", "Measured value"),
        ("采样时间", "Time of sampling"), ("经度", "Longitude"), ("纬度", "Latitude"), ("数据更新时间", "Updated at"),
        ("备注", "Remarks"),
        ("学校名称", "School"), ("年级", "Grade"), ("监护人姓名", "Guardian"), ("补贴标准", "Rate of subsidy"), ("发放批次", "Batch"),
        ("开户银行", "Bank"), ("设备代码", "Equipment code"), ("检验结论", "Result of inspection"),
    ]

    static let uses = ["各镇街和市直部门核验", "一网通办", "信用监管", "民生补贴比对", "人口综合管理", "城市运行管理", "工程建设项目审批"]
}

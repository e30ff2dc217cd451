extension DivisionTable {
    /// The eight subdistricts and fifteen towns of Zhongshan, which has no counties, and what they were before.
    ///
    /// On 19 July 2021 the city announced three changes (中山市人民政府关于中山市部分行政区划变更的公告): 小榄 and 东升 became the new 小榄镇,
    /// 民众镇 and 南朗镇 became subdistricts (马安村 of 中山港 went to 南朗). The changes are dated to the announcement. Codes are
    /// those of the National Bureau of Statistics; 中山港街道 is the 火炬高技术产业开发区, 南朗街道 the 翠亨新区. Names of before 2021 such
    /// as 石岐区街道 and 火炬开发区街道, under the same codes, are not kept.
    static let zhongshanTowns = """
        442000001:石岐街道:Shiqi 442000002:东区街道:Dongqu 442000003:中山港街道:Zhongshangang 442000004:西区街道:Xiqu \
        442000005:南区街道:Nanqu 442000006:五桂山街道:Wuguishan 442000007:民众街道:Minzhong:20210719-:<442000102 \
        442000008:南朗街道:Nanlang:20210719-:<442000113 442000100:小榄镇:Xiaolan:-20210718:>442000118 \
        442000101:黄圃镇:Huangpu 442000102:民众镇:Minzhong:-20210718:>442000007 442000103:东凤镇:Dongfeng \
        442000104:东升镇:Dongsheng:-20210718:>442000118 442000105:古镇镇:Guzhen 442000106:沙溪镇:Shaxi \
        442000107:坦洲镇:Tanzhou 442000108:港口镇:Gangkou 442000109:三角镇:Sanjiao 442000110:横栏镇:Henglan \
        442000111:南头镇:Nantou 442000112:阜沙镇:Fusha 442000113:南朗镇:Nanlang:-20210718:>442000008 \
        442000114:三乡镇:Sanxiang 442000115:板芙镇:Banfu 442000116:大涌镇:Dachong 442000117:神湾镇:Shenwan \
        442000118:小榄镇:Xiaolan:20210719-:<442000100+442000104
        """
}

extension DivisionTable {
    /// The counties, districts and county-level cities of Guangdong as of the end of 2025, and what they were before.
    ///
    /// Their changes are dated to the year: the new one from 1 January of the year in which it was approved, the old
    /// one until the day before.
    static let guangdongCounties = """
        440103:荔湾区:Liwan 440104:越秀区:Yuexiu 440105:海珠区:Haizhu 440106:天河区:Tianhe 440111:白云区:Baiyun \
        440112:黄埔区:Huangpu 440113:番禺区:Panyu:20000101-:<440181 440114:花都区:Huadou:20000101-:<440182 \
        440115:南沙区:Nansha:20050101-:<440113 440117:从化区:Conghua:20140101-:<440184 \
        440118:增城区:Zengcheng:20140101-:<440183 440203:武江区:Wujiang 440204:浈江区:Zhenjiang \
        440205:曲江区:Qujiang:20040101-:<440221 440222:始兴县:Shixing 440224:仁化县:Renhua 440229:翁源县:Wengyuan \
        440232:乳源瑶族自治县:Ruyuan_Yao_Autonomous_County 440233:新丰县:Xinfeng 440281:乐昌市:Lechang \
        440282:南雄市:Nanxiong 440303:罗湖区:Luohu 440304:福田区:Futian 440305:南山区:Nanshan 440306:宝安区:Bao'an \
        440307:龙岗区:Longgang 440308:盐田区:Yantian 440309:龙华区:Longhua:20160101-:<440306 \
        440310:坪山区:Pingshan:20160101-:<440307 440311:光明区:Guangming:20180101-:<440306 440402:香洲区:Xiangzhou \
        440403:斗门区:Doumen:20010101-:<440421 440404:金湾区:Jinwan 440507:龙湖区:Longhu \
        440511:金平区:Jinping:20030101-:<440508+440509 440512:濠江区:Haojiang:20030101-:<440506+440510 \
        440513:潮阳区:Chaoyang:20030101-:<440582 440514:潮南区:Chaonan:20030101-:<440582 \
        440515:澄海区:Chenghai:20030101-:<440583 440523:南澳县:Nan'ao \
        440604:禅城区:Chancheng:20020101-:<440602+440603 440605:南海区:Nanhai:20020101-:<440682 \
        440606:顺德区:Shunde:20020101-:<440681 440607:三水区:Sanshui:20020101-:<440683 \
        440608:高明区:Gaoming:20020101-:<440684 440703:蓬江区:Pengjiang 440704:江海区:Jianghai \
        440705:新会区:Xinhui:20020101-:<440782 440781:台山市:Taishan 440783:开平市:Kaiping 440784:鹤山市:Heshan \
        440785:恩平市:Enping 440802:赤坎区:Chikan 440803:霞山区:Xiashan 440804:坡头区:Potou 440811:麻章区:Mazhang \
        440823:遂溪县:Suixi 440825:徐闻县:Xuwen 440881:廉江市:Lianjiang 440882:雷州市:Leizhou 440883:吴川市:Wuchuan \
        440902:茂南区:Maonan 440904:电白区:Dianbai:20140101-:<440903+440923 440981:高州市:Gaozhou \
        440982:化州市:Huazhou 440983:信宜市:Xinyi 441202:端州区:Duanzhou 441203:鼎湖区:Dinghu \
        441204:高要区:Gaoyao:20150101-:<441283 441223:广宁县:Guangning 441224:怀集县:Huaiji 441225:封开县:Fengkai \
        441226:德庆县:Deqing 441284:四会市:Sihui 441302:惠城区:Huicheng 441303:惠阳区:Huiyang:20030101-:<441381 \
        441322:博罗县:Boluo 441323:惠东县:Huidong 441324:龙门县:Longmen 441402:梅江区:Meijiang \
        441403:梅县区:Meixian:20130101-:<441421 441422:大埔县:Dabu 441423:丰顺县:Fengshun 441424:五华县:Wuhua \
        441426:平远县:Pingyuan 441427:蕉岭县:Jiaoling 441481:兴宁市:Xingning 441502:城区:Chengqu 441521:海丰县:Haifeng \
        441523:陆河县:Luhe 441581:陆丰市:Lufeng 441602:源城区:Yuancheng 441621:紫金县:Zijin 441622:龙川县:Longchuan \
        441623:连平县:Lianping 441624:和平县:Heping 441625:东源县:Dongyuan 441702:江城区:Jiangcheng \
        441704:阳东区:Yangdong:20140101-:<441723 441721:阳西县:Yangxi 441781:阳春市:Yangchun 441802:清城区:Qingcheng \
        441803:清新区:Qingxin:20120101-:<441827 441821:佛冈县:Fogang 441823:阳山县:Yangshan \
        441825:连山壮族瑶族自治县:Lianshan_Zhuang_and_Yao_Autonomous_County \
        441826:连南瑶族自治县:Liannan_Yao_Autonomous_County 441881:英德市:Yingde 441882:连州市:Lianzhou \
        445102:湘桥区:Xiangqiao 445103:潮安区:Chao'an:20130101-:<445121 445122:饶平县:Raoping 445202:榕城区:Rongcheng \
        445203:揭东区:Jiedong:20120101-:<445221 445222:揭西县:Jiexi 445224:惠来县:Huilai 445281:普宁市:Puning \
        445302:云城区:Yuncheng 445303:云安区:Yun'an:20140101-:<445323 445321:新兴县:Xinxing 445322:郁南县:Yunan \
        445381:罗定市:Luoding
        """

    /// Those that were dissolved since 2000; citizens' numbers still begin with their codes.
    static let guangdongFormerCounties = """
        440102:东山区:Dongshan:-20041231:>440104 440107:芳村区:Fangcun:-20041231:>440103 \
        440116:萝岗区:Luogang:20050101-20131231:>440112 440181:番禺市:Panyu:-19991231:>440113 \
        440182:花都市:Huadou:-19991231:>440114 440183:增城市:Zengcheng:-20131231:>440118 \
        440184:从化市:Conghua:-20131231:>440117 440202:北江区:Beijiang:-20031231:>440204 \
        440221:曲江县:Qujiang:-20031231:>440205 440421:斗门县:Doumen:-20001231:>440403 \
        440506:达濠区:Dahao:-20021231:>440512 440508:金园区:Jinyuan:-20021231:>440511 \
        440509:升平区:Shengping:-20021231:>440511 440510:河浦区:Hepu:-20021231:>440512 \
        440582:潮阳市:Chaoyang:-20021231:>440513+440514 440583:澄海市:Chenghai:-20021231:>440515 \
        440602:城区:Chengqu:-20011231:>440604 440603:石湾区:Shiwan:-20011231:>440604 \
        440681:顺德市:Shunde:-20011231:>440606 440682:南海市:Nanhai:-20011231:>440605 \
        440683:三水市:Sanshui:-20011231:>440607 440684:高明市:Gaoming:-20011231:>440608 \
        440782:新会市:Xinhui:-20011231:>440705 440903:茂港区:Maogang:-20131231:>440904 \
        440923:电白县:Dianbai:-20131231:>440904 441283:高要市:Gaoyao:-20141231:>441204 \
        441381:惠阳市:Huiyang:-20021231:>441303 441421:梅县:Meixian:-20121231:>441403 \
        441723:阳东县:Yangdong:-20131231:>441704 441827:清新县:Qingxin:-20111231:>441803 \
        445121:潮安县:Chao'an:-20121231:>445103 445221:揭东县:Jiedong:-20111231:>445203 \
        445323:云安县:Yun'an:-20131231:>445303
        """
}

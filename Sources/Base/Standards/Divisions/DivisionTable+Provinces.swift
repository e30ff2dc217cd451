extension DivisionTable {
    /// The 34 divisions of province level (GB/T 2260).
    static let provinces = """
        110000:北京市:Beijing 120000:天津市:Tianjin 130000:河北省:Hebei 140000:山西省:Shanxi \
        150000:内蒙古自治区:Inner_Mongolia 210000:辽宁省:Liaoning 220000:吉林省:Jilin 230000:黑龙江省:Heilongjiang \
        310000:上海市:Shanghai 320000:江苏省:Jiangsu 330000:浙江省:Zhejiang 340000:安徽省:Anhui 350000:福建省:Fujian \
        360000:江西省:Jiangxi 370000:山东省:Shandong 410000:河南省:Henan 420000:湖北省:Hubei 430000:湖南省:Hunan \
        440000:广东省:Guangdong 450000:广西壮族自治区:Guangxi 460000:海南省:Hainan 500000:重庆市:Chongqing \
        510000:四川省:Sichuan 520000:贵州省:Guizhou 530000:云南省:Yunnan 540000:西藏自治区:Xizang 610000:陕西省:Shaanxi \
        620000:甘肃省:Gansu 630000:青海省:Qinghai 640000:宁夏回族自治区:Ningxia 650000:新疆维吾尔自治区:Xinjiang \
        710000:台湾省:Taiwan 810000:香港特别行政区:Hong_Kong 820000:澳门特别行政区:Macao
        """

    /// The prefectures, and the counties directly under the province, of the provinces that most residents of Guangdong
    /// come from: Jiangxi, Henan, Hubei, Hunan, Guangdong itself, Guangxi, Sichuan and Guizhou, as of the end of 2025.
    static let prefectures = """
        360100:南昌市:Nanchang 360200:景德镇市:Jingdezhen 360300:萍乡市:Pingxiang 360400:九江市:Jiujiang \
        360500:新余市:Xinyu 360600:鹰潭市:Yingtan 360700:赣州市:Ganzhou 360800:吉安市:Ji'an 360900:宜春市:Yichun \
        361000:抚州市:Fuzhou 361100:上饶市:Shangrao
        410100:郑州市:Zhengzhou 410200:开封市:Kaifeng 410300:洛阳市:Luoyang 410400:平顶山市:Pingdingshan \
        410500:安阳市:Anyang 410600:鹤壁市:Hebi 410700:新乡市:Xinxiang 410800:焦作市:Jiaozuo 410900:濮阳市:Puyang \
        411000:许昌市:Xuchang 411100:漯河市:Luohe 411200:三门峡市:Sanmenxia 411300:南阳市:Nanyang 411400:商丘市:Shangqiu \
        411500:信阳市:Xinyang 411600:周口市:Zhoukou 411700:驻马店市:Zhumadian 419001:济源市:Jiyuan
        420100:武汉市:Wuhan 420200:黄石市:Huangshi 420300:十堰市:Shiyan 420500:宜昌市:Yichang 420600:襄阳市:Xiangyang \
        420700:鄂州市:Ezhou 420800:荆门市:Jingmen 420900:孝感市:Xiaogan 421000:荆州市:Jingzhou 421100:黄冈市:Huanggang \
        421200:咸宁市:Xianning 421300:随州市:Suizhou \
        422800:恩施土家族苗族自治州:Enshi_Tujia_and_Miao_Autonomous_Prefecture 429004:仙桃市:Xiantao \
        429005:潜江市:Qianjiang 429006:天门市:Tianmen 429021:神农架林区:Shennongjia
        430100:长沙市:Changsha 430200:株洲市:Zhuzhou 430300:湘潭市:Xiangtan 430400:衡阳市:Hengyang 430500:邵阳市:Shaoyang \
        430600:岳阳市:Yueyang 430700:常德市:Changde 430800:张家界市:Zhangjiajie 430900:益阳市:Yiyang \
        431000:郴州市:Chenzhou 431100:永州市:Yongzhou 431200:怀化市:Huaihua 431300:娄底市:Loudi \
        433100:湘西土家族苗族自治州:Xiangxi_Tujia_and_Miao_Autonomous_Prefecture
        440100:广州市:Guangzhou 440200:韶关市:Shaoguan 440300:深圳市:Shenzhen 440400:珠海市:Zhuhai 440500:汕头市:Shantou \
        440600:佛山市:Foshan 440700:江门市:Jiangmen 440800:湛江市:Zhanjiang 440900:茂名市:Maoming 441200:肇庆市:Zhaoqing \
        441300:惠州市:Huizhou 441400:梅州市:Meizhou 441500:汕尾市:Shanwei 441600:河源市:Heyuan 441700:阳江市:Yangjiang \
        441800:清远市:Qingyuan 441900:东莞市:Dongguan 442000:中山市:Zhongshan 445100:潮州市:Chaozhou \
        445200:揭阳市:Jieyang 445300:云浮市:Yunfu
        450100:南宁市:Nanning 450200:柳州市:Liuzhou 450300:桂林市:Guilin 450400:梧州市:Wuzhou 450500:北海市:Beihai \
        450600:防城港市:Fangchenggang 450700:钦州市:Qinzhou 450800:贵港市:Guigang 450900:玉林市:Yulin 451000:百色市:Baise \
        451100:贺州市:Hezhou 451200:河池市:Hechi 451300:来宾市:Laibin 451400:崇左市:Chongzuo
        510100:成都市:Chengdu 510300:自贡市:Zigong 510400:攀枝花市:Panzhihua 510500:泸州市:Luzhou 510600:德阳市:Deyang \
        510700:绵阳市:Mianyang 510800:广元市:Guangyuan 510900:遂宁市:Suining 511000:内江市:Neijiang 511100:乐山市:Leshan \
        511300:南充市:Nanchong 511400:眉山市:Meishan 511500:宜宾市:Yibin 511600:广安市:Guang'an 511700:达州市:Dazhou \
        511800:雅安市:Ya'an 511900:巴中市:Bazhong 512000:资阳市:Ziyang \
        513200:阿坝藏族羌族自治州:Ngawa_Tibetan_and_Qiang_Autonomous_Prefecture \
        513300:甘孜藏族自治州:Garze_Tibetan_Autonomous_Prefecture \
        513400:凉山彝族自治州:Liangshan_Yi_Autonomous_Prefecture
        520100:贵阳市:Guiyang 520200:六盘水市:Liupanshui 520300:遵义市:Zunyi 520400:安顺市:Anshun 520500:毕节市:Bijie \
        520600:铜仁市:Tongren 522300:黔西南布依族苗族自治州:Qianxinan_Buyei_and_Miao_Autonomous_Prefecture \
        522600:黔东南苗族侗族自治州:Qiandongnan_Miao_and_Dong_Autonomous_Prefecture \
        522700:黔南布依族苗族自治州:Qiannan_Buyei_and_Miao_Autonomous_Prefecture
        """
}

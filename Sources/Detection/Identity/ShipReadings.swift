/// How the characters that names of ships use here are read, in pinyin without tones as transponders send it. A character may stand under
/// several readings; one that is missing has none that is known. Made from ICU's readings (`Han-Latin`), with the others added by hand.
enum ShipReadings {
  /// Readings of a character; empty when it is not known.
  static func of(_ character: Unicode.Scalar) -> [[UInt8]] { table[character] ?? [] }

  private static let table: [Unicode.Scalar: [[UInt8]]] = {
    var table: [Unicode.Scalar: [[UInt8]]] = [:]
    for entry in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let reading = Array(entry.utf8.prefix { $0 < 0x80 })
      for scalar in entry.unicodeScalars where scalar.value >= 0x80 { table[scalar, default: []].append(reading) }
    }
    return table
  }()

  private static let text = """
    AI爱 AN安岸 AO澳鳌 BA八坝捌 BAI柏白百 BAN办 BAO保堡宝豹 BEI北 BI壁碧秘 BIAN边 BIAO标 BIN宾 BING丙 BO泊波舶驳 BU步 CAI彩蔡财采 CAN灿
    CANG沧藏 CAO曹草 CE测 CEN涔 CENG曾 CHA叉汊茶 CHANG常昌长 CHAO朝潮 CHE车 CHEN晨沈辰郴陈 CHENG乘城晟盛程诚骋 CHI池螭赤驰 CHONG舂重 CHOU仇
    CHU处楚 CHUAN传川船 CHUANG创 CHUN春 CI慈 CUI崔 CUN村 DA大打达 DAI代大戴 DAN单 DAO刀岛道 DE德 DENG邓 DI低堤帝底 DIAN殿滇电 DIAO吊调
    DING丁定鼎 DONG东侗冬峒洞董 DOU都 DU杜渡都 DUAN段短 DUI队 DUO多 E鄂 ER二贰 FA发法 FAN帆范 FANG坊方舫防 FEI飞 FENG丰冯凤奉峰锋风
    FU佛傅富府浮涪父甫福芙 GAN敢柑甘赣 GANG冈岗港 GAO高 GE歌舸阁 GENG庚 GONG公共宫工龚 GU古谷顾鹄 GUA瓜 GUAN关官观 GUANG光 GUI归桂癸贵 GUN滚
    GUO国郭 HAI海 HAN晗汉韩 HANG杭航行 HAO号好昊豪郝 HE何合和河禾荷贺赫鹤 HEI黑 HENG恒衡 HONG宏洪红虹鸿 HOU侯后猴 HU护沪湖胡虎 HUA化华画花 HUAI怀
    HUAN浣焕环 HUANG凰晃皇黄 HUI会回挥晖汇辉 HUO和货 JI冀吉圾奇己机矶纪集骥 JIA嘉家甲贾 JIAN健建监舰 JIANG姜将江蒋 JIAO交蛟角骄 JIE捷杰洁界结节街
    JIN晋津进金锦 JING井京景荆靖鲸 JIU久九救旧玖 JU局橘聚菊车 JUAN涓 JUN俊军君浚骏 KAI凯开 KANG康 KE客 KONG孔 KOU口 KUAI会快 KUN鲲 LA垃 LAI来赖
    LAN兰烂蓝览 LANG浪 LAO捞老 LE乐 LEI磊耒雷 LENG冷 LI丽利力李澧礼离醴里鲤黎 LIAN涟莲 LIANG亮梁量 LIAO廖辽 LIN临林麟 LING〇岭陵零领 LIU六刘柳流浏陆
    LONG隆龙 LOU娄楼溇 LU六卢吕旅泸渌禄绿芦路陆鲁鹭鹿麓 LUAN鸾 LUN轮 LUO罗逻 LV吕旅绿 LYU吕旅绿 MA妈码马麻 MAN满 MAO毛 MEI梅没湄美 MEN门 MENG孟梦猛蒙
    MI汨洣 MIAO庙淼苗 MIN民闽 MING明 MO万 MU木沐 NA那 NAN南 NEI内 NI泥 NIANG娘 NING凝宁 NIU牛 NONG农 NU女 NV女 NYU女 OU区欧藕鸥
    PAI牌 PAN潘 PENG彭鹏 PIAO漂 PING平 PO坡泊破 PU堡浦 QI七奇旗柒气汽祁骐骑麒 QIAN前千钱黔 QIANG强 QIAO乔桥 QIN勤秦 QING庆晴清青 QIONG琼
    QIU秋邱 QU区屈 QUAN泉 REN人仁任壬 RI日 RONG容荣蓉 ROU柔 RU如汝 RUI瑞 RUN润 SAN三叁散 SANG桑 SAO骚 SEN森 SHA厦沙砂鲨 SHAN单善山陕
    SHANG上 SHAO少绍邵韶 SHE舍设 SHEN沈神莘 SHENG圣生盛省胜 SHI世事似十史士市拾时狮石 SHOU寿首 SHU书疏输 SHUAI帅 SHUANG双 SHUI水 SHUN顺
    SI司四肆 SONG宋松淞颂 SU苏速 SUI绥 SUN孙 SUO所 TA塔 TAI台泰 TAN滩潭谭 TANG唐塘汤 TAO桃涛 TENG腾 TIAN天田 TIAO调 TIE铁 TING亭听庭艇
    TONG同洞通铜 TOU头 TU土 TUAN团 TUI推 TUO拖 WA挖 WAI外 WAN万晚湾皖 WANG旺望汪王 WEI为伟卫危未沩炜维薇魏 WEN文 WU五伍务吴巫戊武舞
    XI喜夕希曦汐溪熙系西锡 XIA下厦夏霞 XIAN仙先县咸弦限 XIANG乡巷想湘相祥箱翔降 XIAO孝小消潇萧 XIE协榭渫谢 XIN信心新昕莘辛鑫 XING兴星杏行 XIONG熊雄 XIU绣
    XU徐旭溆许 XUAN旋 XUE学薛雪 XUN巡迅 YAN岩炎焱燕阎雁 YANG扬杨洋羊阳 YAO垚姚幺瑶耀 YE业叶液烨 YI一义乙亿壹宜意易毅益翼谊 YIN尹引银音 YING映盈英营鹰
    YONG勇永 YOU友右攸有油游酉 YU于余宇昱渔渝煜玉裕豫雨鱼 YUAN元原园垣沅源缘袁远 YUE乐岳月粤跃 YUN云运 ZAI载 ZANG藏 ZE泽 ZENG曾 ZHA闸 ZHAI宅 ZHAN站
    ZHANG丈张章长 ZHAO昭朝照赵 ZHE柘浙者 ZHEN镇 ZHENG争政正蒸郑 ZHI之志执指智枝植直芷 ZHONG中众忠重钟 ZHOU周宙州洲舟 ZHU主助朱株注珠竹 ZHUAN传
    ZHUANG壮装 ZI子滋澬秭紫资 ZOU邹 ZU族祖 ZUO作左
    """
}

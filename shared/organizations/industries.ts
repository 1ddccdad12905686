import type { Text } from '#shared/kernel/text.ts'

/** GB/T 4754-2017: sections with their divisions 01 to 97. A class is a division with two more digits. */
export interface IndustrySection extends Text {
  divisions: readonly (Text & { code: string })[]
}

const division = (code: string, zh: string, en: string) => ({ code, zh, en })

export const industrySections: readonly IndustrySection[] = [
  {
    zh: '农、林、牧、渔业',
    en: 'Farming, forestry, animals, fishing',
    divisions: [
      division('01', '农业', 'Crops'),
      division('02', '林业', 'Forestry'),
      division('03', '畜牧业', 'Animals'),
      division('04', '渔业', 'Fishing'),
      division('05', '农林牧渔专业及辅助性活动', 'Services to farming'),
    ],
  },
  {
    zh: '采矿业',
    en: 'Mining',
    divisions: [
      division('06', '煤炭开采和洗选业', 'Coal'),
      division('07', '石油和天然气开采业', 'Oil and gas'),
      division('08', '黑色金属矿采选业', 'Iron ores'),
      division('09', '有色金属矿采选业', 'Other metal ores'),
      division('10', '非金属矿采选业', 'Other minerals'),
      division('11', '开采专业及辅助性活动', 'Services to mining'),
      division('12', '其他采矿业', 'Other mining'),
    ],
  },
  {
    zh: '制造业',
    en: 'Manufacturing',
    divisions: [
      division('13', '农副食品加工业', 'Food from farm products'),
      division('14', '食品制造业', 'Food'),
      division('15', '酒、饮料和精制茶制造业', 'Drinks and tea'),
      division('16', '烟草制品业', 'Tobacco'),
      division('17', '纺织业', 'Textiles'),
      division('18', '纺织服装、服饰业', 'Clothing'),
      division('19', '皮革、毛皮、羽毛及其制品和制鞋业', 'Leather and shoes'),
      division('20', '木材加工和木、竹、藤、棕、草制品业', 'Wood and bamboo'),
      division('21', '家具制造业', 'Furniture'),
      division('22', '造纸和纸制品业', 'Paper'),
      division('23', '印刷和记录媒介复制业', 'Printing'),
      division('24', '文教、工美、体育和娱乐用品制造业', 'Sports, arts and toys'),
      division('25', '石油、煤炭及其他燃料加工业', 'Fuels'),
      division('26', '化学原料和化学制品制造业', 'Chemicals'),
      division('27', '医药制造业', 'Medicines'),
      division('28', '化学纤维制造业', 'Chemical fibres'),
      division('29', '橡胶和塑料制品业', 'Rubber and plastics'),
      division('30', '非金属矿物制品业', 'Cement, glass, ceramics'),
      division('31', '黑色金属冶炼和压延加工业', 'Iron and steel'),
      division('32', '有色金属冶炼和压延加工业', 'Other metals'),
      division('33', '金属制品业', 'Metal products'),
      division('34', '通用设备制造业', 'General machinery'),
      division('35', '专用设备制造业', 'Special machinery'),
      division('36', '汽车制造业', 'Motor vehicles'),
      division('37', '铁路、船舶、航空航天和其他运输设备制造业', 'Trains, ships, aircraft'),
      division('38', '电气机械和器材制造业', 'Electrical equipment'),
      division('39', '计算机、通信和其他电子设备制造业', 'Computers and electronics'),
      division('40', '仪器仪表制造业', 'Instruments'),
      division('41', '其他制造业', 'Other manufacturing'),
      division('42', '废弃资源综合利用业', 'Recycling'),
      division('43', '金属制品、机械和设备修理业', 'Repair of machinery'),
    ],
  },
  {
    zh: '电力、热力、燃气及水生产和供应业',
    en: 'Power, heat, gas, water',
    divisions: [
      division('44', '电力、热力生产和供应业', 'Power and heat'),
      division('45', '燃气生产和供应业', 'Gas'),
      division('46', '水的生产和供应业', 'Water'),
    ],
  },
  {
    zh: '建筑业',
    en: 'Construction',
    divisions: [
      division('47', '房屋建筑业', 'Buildings'),
      division('48', '土木工程建筑业', 'Civil engineering'),
      division('49', '建筑安装业', 'Installation'),
      division('50', '建筑装饰、装修和其他建筑业', 'Decoration and other'),
    ],
  },
  {
    zh: '批发和零售业',
    en: 'Trade',
    divisions: [division('51', '批发业', 'Wholesale'), division('52', '零售业', 'Retail')],
  },
  {
    zh: '交通运输、仓储和邮政业',
    en: 'Transport, storage, post',
    divisions: [
      division('53', '铁路运输业', 'Rail'),
      division('54', '道路运输业', 'Road'),
      division('55', '水上运输业', 'Water'),
      division('56', '航空运输业', 'Air'),
      division('57', '管道运输业', 'Pipelines'),
      division('58', '多式联运和运输代理业', 'Forwarding'),
      division('59', '装卸搬运和仓储业', 'Loading and storage'),
      division('60', '邮政业', 'Post'),
    ],
  },
  {
    zh: '住宿和餐饮业',
    en: 'Hotels and food',
    divisions: [division('61', '住宿业', 'Hotels'), division('62', '餐饮业', 'Restaurants')],
  },
  {
    zh: '信息传输、软件和信息技术服务业',
    en: 'Information and software',
    divisions: [
      division('63', '电信、广播电视和卫星传输服务', 'Telecoms'),
      division('64', '互联网和相关服务', 'Internet'),
      division('65', '软件和信息技术服务业', 'Software'),
    ],
  },
  {
    zh: '金融业',
    en: 'Finance',
    divisions: [
      division('66', '货币金融服务', 'Banking'),
      division('67', '资本市场服务', 'Capital markets'),
      division('68', '保险业', 'Insurance'),
      division('69', '其他金融业', 'Other finance'),
    ],
  },
  {
    zh: '房地产业',
    en: 'Real estate',
    divisions: [division('70', '房地产业', 'Real estate')],
  },
  {
    zh: '租赁和商务服务业',
    en: 'Leasing and business services',
    divisions: [division('71', '租赁业', 'Leasing'), division('72', '商务服务业', 'Business services')],
  },
  {
    zh: '科学研究和技术服务业',
    en: 'Research and technical services',
    divisions: [
      division('73', '研究和试验发展', 'Research'),
      division('74', '专业技术服务业', 'Technical services'),
      division('75', '科技推广和应用服务业', 'Technology transfer'),
    ],
  },
  {
    zh: '水利、环境和公共设施管理业',
    en: 'Water, environment, public facilities',
    divisions: [
      division('76', '水利管理业', 'Water works'),
      division('77', '生态保护和环境治理业', 'Environment'),
      division('78', '公共设施管理业', 'Public facilities'),
      division('79', '土地管理业', 'Land'),
    ],
  },
  {
    zh: '居民服务、修理和其他服务业',
    en: 'Services to people, repair',
    divisions: [
      division('80', '居民服务业', 'Services to people'),
      division('81', '机动车、电子产品和日用产品修理业', 'Repair of vehicles and goods'),
      division('82', '其他服务业', 'Other services'),
    ],
  },
  {
    zh: '教育',
    en: 'Education',
    divisions: [division('83', '教育', 'Education')],
  },
  {
    zh: '卫生和社会工作',
    en: 'Health and social work',
    divisions: [division('84', '卫生', 'Health'), division('85', '社会工作', 'Social work')],
  },
  {
    zh: '文化、体育和娱乐业',
    en: 'Culture, sport, leisure',
    divisions: [
      division('86', '新闻和出版业', 'News and publishing'),
      division('87', '广播、电视、电影和录音制作业', 'Broadcast and film'),
      division('88', '文化艺术业', 'Culture and arts'),
      division('89', '体育', 'Sport'),
      division('90', '娱乐业', 'Leisure'),
    ],
  },
  {
    zh: '公共管理、社会保障和社会组织',
    en: 'Public administration, associations',
    divisions: [
      division('91', '中国共产党机关', 'Party organs'),
      division('92', '国家机构', 'State organs'),
      division('93', '人民政协、民主党派', 'Consultative conference, parties'),
      division('94', '社会保障', 'Social security'),
      division('95', '群众团体、社会团体和其他成员组织', 'Associations'),
      division('96', '基层群众自治组织及其他组织', 'Self-government and other'),
    ],
  },
  {
    zh: '国际组织',
    en: 'International organizations',
    divisions: [division('97', '国际组织', 'International organizations')],
  },
]

const divisionCodes: ReadonlySet<string> = new Set(
  industrySections.flatMap(({ divisions }) => divisions.map(({ code }) => code)),
)

/** A division, or a class of one. */
export const isIndustry = (code: string): boolean => /^\d{2}(\d{2})?$/.test(code) && divisionCodes.has(code.slice(0, 2))

/** Whether two are of the same class; where one side names its division only, of the same division. */
export const isSameIndustry = (a: string, b: string): boolean => {
  const digits = Math.min(a.length, b.length)
  return a.slice(0, digits) === b.slice(0, digits)
}

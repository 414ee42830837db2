/** Where an address of another list stands in this one, or why it does not. */
export interface PlacedAddress {
  found: string;
  /** The entry that has it; none for an address that was left out. */
  entry?: string;
  /** The address that the entry has in its place. */
  kept?: string;
  /** Why another address was kept, or none. */
  why?: string;
}

const biendata = 'biendata moved its contests to this host';

/**
 * Every distinct address of GanjinZero/awesome_Chinese_medical_NLP at commit 794326e (2024-01-17).
 */
export const sisterListAddresses: readonly PlacedAddress[] = [
  {
    found: 'http://112.74.48.115:8157/',
    why: 'a bare IP address, and no other source tells what it serves; the paper is the entry medical-machine-reading',
  },
  { found: 'http://cips-chip.org.cn/2020/eval1', entry: 'chip-2020' },
  { found: 'http://cips-chip.org.cn/2020/eval2', entry: 'chip-2020' },
  { found: 'http://cips-chip.org.cn/2020/eval3', entry: 'chip-2020' },
  { found: 'http://cips-chip.org.cn/2020/eval5', entry: 'chip-2020' },
  { found: 'http://cips-chip.org.cn/2020/eval6', entry: 'chip-2020' },
  {
    found: 'http://openkg.cn/dataset/99e3fa10-c5f3-4af8-b147-fe689e67e260',
    entry: 'yidu-n7k',
    kept: 'http://openkg.cn/dataset/yidu-n7k',
    why: 'another address of the same page',
  },
  { found: 'http://openkg.cn/dataset/herb-net', entry: 'openkg-herbnet' },
  { found: 'http://openkg.cn/dataset/medical', entry: 'openkg-medical' },
  { found: 'http://openkg.cn/dataset/omaha-data', entry: 'omaha-terminology' },
  { found: 'http://openkg.cn/dataset/omaha-kg', entry: 'omaha-hita-kg' },
  { found: 'http://openkg.cn/dataset/peg', entry: 'openkg-peg' },
  { found: 'http://openkg.cn/dataset/symptom-in-chinese', entry: 'openkg-symptoms' },
  { found: 'http://openkg.cn/dataset/tcm-cases', entry: 'openkg-tcm-cases' },
  { found: 'http://openkg.cn/dataset/yidu-s4k', entry: 'yidu-s4k' },
  { found: 'http://sigkg.cn/ccks2020/?page_id=516', entry: 'ccks-2020-cner' },
  { found: 'http://sigkg.cn/ccks2021/?page_id=27', entry: 'ccks-2021-medical' },
  { found: 'http://zstp.pcl.ac.cn:8002/', entry: 'cmekg' },
  { found: 'https://athena.ohdsi.org/search-terms/terms?vocabulary=ICD9ProcCN&page=1&pageSize=15&query=', entry: 'icd-9-cm-cn' },
  { found: 'https://bmcmedinformdecismak.biomedcentral.com/articles/10.1186/s12911-019-0761-8', entry: 'webmedqa' },
  { found: 'https://code.ihub.org.cn/projects/1775/repository/mindspore_pretrain_bert', entry: 'pcl-medbert' },
  { found: 'https://github.com/CBLUEbenchmark/CBLUE', entry: 'cblue' },
  { found: 'https://github.com/GanjinZero/ChineseEHRBert', entry: 'chinese-ehrbert' },
  { found: 'https://github.com/GanjinZero/GTS', entry: 'gts' },
  { found: 'https://github.com/MatNLP/SMedBERT', entry: 'smedbert' },
  { found: 'https://github.com/PaddlePaddle/Research/tree/master/KG/eHealth', entry: 'ehealth' },
  { found: 'https://github.com/Toyhom/Chinese-medical-dialogue-data', entry: 'chinese-medical-dialogue-data' },
  { found: 'https://github.com/UCSD-AI4H/Medical-Dialogue-System', entry: 'meddialog' },
  { found: 'https://github.com/WENGSYX/Chinese-Word2vec-Medicine', entry: 'chinese-word2vec-medicine' },
  { found: 'https://github.com/YeYzheng/KGQA-Based-On-medicine', entry: 'kgqa-medicine' },
  { found: 'https://github.com/alibaba-research/ChineseBLUE', entry: 'chineseblue' },
  { found: 'https://github.com/baiyang2464/chatbot-base-on-Knowledge-Graph', entry: 'qasystem-medical-kg' },
  { found: 'https://github.com/chaseliu/ICD-10-CN', entry: 'icd-10-cn-chaseliu' },
  { found: 'https://github.com/flyyang/medical-news', entry: 'medical-news' },
  { found: 'https://github.com/king-yyf/CMeKG_tools', entry: 'cmekg-tools' },
  { found: 'https://github.com/lancopku/pkuseg-python', entry: 'pkuseg' },
  { found: 'https://github.com/lemuria-wchen/imcs21-cblue', entry: 'imcs-21-dataset' },
  {
    found: 'https://github.com/liutongyang/CMID',
    entry: 'cmid',
    kept: 'https://github.com/IMU-MachineLearningSXD/CMID',
    why: 'its README names the new repository',
  },
  { found: 'https://github.com/lxy444/bertcner', entry: 'bertcner' },
  { found: 'https://github.com/scienceasdf/medical-books', entry: 'medical-books-latex' },
  { found: 'https://github.com/thunlp/THUOCL', entry: 'thuocl-medical' },
  { found: 'https://github.com/trueto/CCLUE', entry: 'cclue' },
  { found: 'https://github.com/trueto/medbert', entry: 'medbert-trueto' },
  { found: 'https://github.com/zhangsheng93/cMedQA', entry: 'cmedqa' },
  { found: 'https://github.com/zhangsheng93/cMedQA2', entry: 'cmedqa2' },
  { found: 'https://github.com/zhehengluoK/Examinations-for-Medical-PErsonnel-in-Chinese', entry: 'empec' },
  { found: 'https://github.com/zonghui0228/chip2019task3', entry: 'chip-ctc' },
  { found: 'https://icd.who.int/browse11/l-m/zh', entry: 'icd-11-zh' },
  { found: 'https://tianchi.aliyun.com/cblue', entry: 'cblue' },
  {
    found: 'https://tianchi.aliyun.com/competition/entrance/231687/introduction',
    entry: 'ruijin-diabetes',
    kept: 'https://tianchi.aliyun.com/competition/entrance/231687/information',
    why: 'the page of the data of the same contest',
  },
  {
    found: 'https://tianchi.aliyun.com/competition/entrance/231776/introduction',
    entry: 'tianchi-epidemic-sentence-pairs',
    kept: 'https://tianchi.aliyun.com/competition/entrance/231776/information',
    why: 'the page of the data of the same contest',
  },
  {
    found: 'https://tianchi.aliyun.com/dataset/dataDetail?dataId=22288',
    entry: 'tianchi-diabetes-annotated',
    kept: 'https://tianchi.aliyun.com/dataset/22288',
    why: 'the form that Tianchi uses today',
  },
  {
    found: 'https://www.biendata.com/competition/CCKS2017_2/',
    entry: 'ccks-2017-cner',
    kept: 'https://www.biendata.xyz/competition/CCKS2017_2/',
    why: biendata,
  },
  {
    found: 'https://www.biendata.com/competition/CCKS2018_1/',
    entry: 'ccks-2018-cner',
    kept: 'https://www.biendata.xyz/competition/CCKS2018_1/',
    why: biendata,
  },
  {
    found: 'https://www.biendata.com/competition/CCKS2019_1/',
    entry: 'ccks-2019-cner',
    kept: 'https://www.biendata.xyz/competition/CCKS2019_1/',
    why: biendata,
  },
  {
    found: 'https://www.biendata.com/competition/ccir2019/',
    entry: 'ccir-2019',
    kept: 'https://www.biendata.xyz/competition/ccir2019/',
    why: biendata,
  },
  {
    found: 'https://www.biendata.com/competition/chip2018/',
    entry: 'chip-2018',
    kept: 'https://www.biendata.xyz/competition/chip2018/',
    why: biendata,
  },
  { found: 'https://www.biendata.com/competition/chip2019/', entry: 'chip-2019-disease-qa' },
  { found: 'https://zstp.pcl.ac.cn:8002/download/mre', entry: 'cmekg-tools' },
  { found: 'https://zstp.pcl.ac.cn:8002/download/mws', entry: 'cmekg-tools' },
  { found: 'https://zstp.pcl.ac.cn:8002/download/ner', entry: 'cmekg-tools' },
];

"""Kinds of documents by the titles they really bear."""

import pytest

from analyzers import fold
from corpus.doc_type import document_type

TITLES = {
    "市民政局2019年工作总结和2020年工作思路": "summary+plan",
    "关于2023年工作情况及2024年工作计划的报告": "summary+plan",
    "2023年上半年工作总结及下半年工作安排": "summary+plan",
    "2023年工作总结": "summary",
    "社會福利署二零二二至二三年度工作概覽": "summary",
    "救助管理站2021年整体支出绩效自评": "evaluation",
    "安老服務十年行動計劃（2016至2025年）中期檢討報告摘要": "evaluation",
    "社署擴展「支援長者計劃」至六區": "other",
    "民政局一季度工作小结及二季度安排": "summary+plan",
    "2023年工作开展情况及下步打算": "summary+plan",
    "民政局一季度工作小结": "summary",
    "民政局2022年度法治政府建设工作报告": "summary",
    "区民政局2023年政府信息公开工作年度报告": "summary",
    "关于2021年工作完成情况的报告": "summary",
    "2020年人大建议、政协提案办理工作完成情况说明": "summary",
    "义乌市民政局关于市人大代表建议第200号答复的函": "reply",
    "副市长赴市民政局调研": "other",
    "社會福利署署長就安老服務的談話要點": "other",
    "國務院關於同意調整成都市部分行政區劃的批覆 (2015年)": "reply",
    "綜合社會保障援助計劃統計概覽（2015-16年度）": "statistics",
    "14-5 社会救济与捐赠工作情况": "statistics",
    "第25/IAS/2023號公告": "announcement",
    "对市十三届人大三次会议第0345号建议的会办意见": "reply",
    "2014年慈善事业发展情况": "summary",
    "2025年度長者服務社團活動資助計劃接受申請": "announcement",
    "沙田區義工服務進展報告（2021-22年度）": "summary",
    "桃江县2023年城乡低保资金发放情况（第四季度）": "statistics",
    "市民政局2025年上半年工作亮点及下半年工作思路": "summary+plan",
    "2024年民政工作要点": "plan",
    "关于印发2024年民政工作要点的通知": "plan",
    "2025年工作计划": "plan",
    "养老服务三年行动计划（2020—2022年）": "plan",
    "关于印发《社会救助专项治理实施方案》的通知": "plan",
    "苏州市“十四五”民政事业发展规划": "programme",
    "关于印发“十四五”民政事业发展规划的通知": "programme",
    "《宿州市“十四五”民政事业发展规划》实施中期评估报告": "evaluation",
    "2019年低保专项治理评估报告": "evaluation",
    "2022年度福利彩票公益金项目绩效自评情况": "evaluation",
    "义乌市：开展养老服务“一法一条例”执法检查": "other",
    "义乌市民政局：关于印发临时救助办法的通知": "measure",
    "关于开展社会组织等级评估工作的通知": "notice",
    "关于做好婚姻登记工作的通知": "notice",
    "关于加快推进养老服务发展的实施意见": "notice",
    "公益性公墓管理办法": "measure",
    "关于印发《公益性公墓建设和管理办法（试行）》的通知": "measure",
    "收养能力评估试行办法": "measure",
    "地名管理条例": "measure",
    "最低生活保障审核确认实施细则": "measure",
    "社会组织评估结果公告": "announcement",
    "关于2023年度慈善组织认定的公示": "announcement",
    "婚姻登记处搬迁公告": "announcement",
    "2023年民政事业发展统计公报": "statistics",
    "2023年第四季度民政统计数据": "statistics",
    "《养老服务条例》政策解读": "interpretation",
    "一图读懂：最低生活保障办法": "interpretation",
    "对市十六届人大三次会议第45号建议的答复": "reply",
    "关于市政协第123号提案办理情况的答复函": "reply",
    "国务院关于同意调整行政区划的批复": "reply",
    "義烏市民政局2019年工作總結和2020年工作計劃": "summary+plan",
    "市民政局权责清单": "other",
    "关于公开征求《养老服务管理办法（修订）》意见的公告": "announcement",
    "2024年第一季度低保数据": "statistics",
    "关于转发《关于加强殡葬管理的意见》的通知": "notice",
    "民政重点任务清单": "plan",
    "走进敬老院": "other",
    "区民政局召开2023年工作总结会": "other",
    "復康服務會議舉行 檢視十年規劃進度": "other",
    "社会工作局公布资助计划申请安排": "other",
    "区民政局2024年5月政府采购意向": "announcement",
    "市民政局印发《2024年民政工作要点》": "other",
    "区民政局2023年工作回顾和2024年重点工作": "summary+plan",
    "区民政局2023年主要工作及2024年工作重点": "summary+plan",
    "2022年工作计划完成情况": "summary",
    "局领导班子述职述廉报告": "summary",
    "关于2023年法治政府建设情况的报告": "summary",
    "居家养老服务规范": "measure",
    "關於促進托育服務的若干措施": "measure",
    "高雄市急難救助實施要點": "measure",
    "自然灾害救助应急预案": "plan",
    "項目支出績效自評表": "evaluation",
    "市民政局開展《志願服務條例》學習宣傳活動": "other",
    "县民政局组织开展防灾减灾宣传活动": "other",
    "养老机构逾期不报年报 市民政局将约谈并公示": "other",
    "立法會八題：殘疾人士院舍": "reply",
    "內政部公告「社會工作師法施行細則」修正草案": "announcement",
}


def type_of(*, title: str = "", category: str = "", headings: tuple[str, ...] = (), text: str = "") -> str:
    """The type of a document as written."""
    return document_type(fold(title).text, fold(category).text, [fold(heading).text for heading in headings], fold(text).text)


@pytest.mark.parametrize("title", TITLES)
def test_by_title(title: str) -> None:
    assert type_of(title=title) == TITLES[title]


def test_without_title_the_headings_tell() -> None:
    assert type_of(headings=("一、2023年工作進展情況", "二、2024年重點工作計劃")) == "summary+plan"


def test_the_category_helps() -> None:
    assert type_of(category="計劃總結", headings=("一、養老", "二、救助")) == "summary+plan"


def test_the_text_helps() -> None:
    assert type_of(headings=("一、强化政治忠诚",), text="2024年是实施“十四五”规划的关键之年，要坚持……") == "plan"
    assert type_of(text="为规范殡葬管理，根据有关规定，制定本办法。") == "measure"
    assert type_of(text="你州报来的请示收悉，经报省政府同意，现批复如下：") == "reply"
    assert type_of(headings=("一、起草背景", "二、主要内容"), text="近日，区民政局出台了办法。") == "interpretation"
    assert type_of(text="现将第四季度低保资金发放情况公示如下，公示期7天。") == "announcement"
    assert type_of(headings=("一、绩效目标", "二、完成情况"), text="现将绩效自评情况报告如下：") == "evaluation"
    assert type_of(headings=("一、党的建设", "二、社会救助"), text="2024年民政工作的总体思路是：以党建为引领。") == "plan"
    assert type_of(text="经查，该会连续三年未参加年度检查，本机关决定撤销登记。") == "announcement"
    assert type_of(text="经集体讨论，决定对某某协会等五家社会组织依法予以撤销登记。") == "announcement"
    assert type_of(text="近日，市民政局依法对某某协会作出撤销登记的行政处罚。") == "other"
    assert type_of(text="113年敬老禮金自9月起發放，相關事項公告如下：") == "announcement"
    assert type_of(text="广大市民朋友：\n经研究，决定取消周六的加班，敬请谅解。") == "announcement"
    assert type_of(text="为做好民政工作，我们制定了2023年街道民政工作计划。") == "plan"
    assert type_of(headings=("一、绩效目标分解下达情况", "二、绩效情况分析")) == "evaluation"
    assert type_of(text="依据条例，现发布区民政局2018年度政府信息公开年度报告。") == "summary"
    assert type_of(text="各镇人民政府、市直各单位：\n根据有关规定，市政府决定提高低保标准。") == "notice"
    assert type_of(text="细则经区政府同意，现印发实施。请各镇街报送名单。") == "notice"
    assert type_of(text=f"该会未接受年度检查。{'上述事实有材料为证。' * 40}特此公告。\n义乌市民政局\n2023年5月4日") == "announcement"
    assert type_of(text=f"请各镇做好准备。{'各单位要统筹安排。' * 40}特此通知。") == "notice"
    assert type_of(text="指标 | 单位 | 数量\n孤儿 | 人 | 403") == "statistics"


def test_nothing_told() -> None:
    assert type_of() == "other"

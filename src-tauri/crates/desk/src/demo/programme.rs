//! Who and what is in the demo: two tracks with their bodies, experts and nominations. Every name in it is
//! invented, and what a nomination says about itself is put together from its title.

use sheets::write::Cell;

/// A track of the demo.
pub(super) struct Part {
    /// The track.
    pub track: &'static str,
    /// The body that reviews it.
    pub body: &'static str,
    /// Names of its experts.
    pub experts: &'static [&'static str],
    /// Titles of its nominations.
    pub topics: &'static [&'static str],
}

/// Fifteen nominations in each track; expert 丙 sits on both panels, so there are five.
pub(super) const PARTS: [Part; 2] = [
    Part {
        track: "electronics",
        body: "cast-info",
        experts: &["甲", "乙", "丙"],
        topics: &[
            "面向车载场景的毫米波成像芯片",
            "超低功耗边缘推理处理器",
            "柔性显示驱动电路",
            "工业现场无源传感网络",
            "高精度时间同步交换机",
            "量子随机数发生器模组",
            "光子计算加速卡",
            "多模态语音交互引擎",
            "低轨卫星终端相控阵天线",
            "硅基氮化镓射频器件",
            "可信执行环境操作系统",
            "电子墨水大屏控制器",
            "微型质谱检测仪",
            "声学超材料降噪模组",
            "高可靠存储控制器",
        ],
    },
    Part {
        track: "materials",
        body: "cast-materials",
        experts: &["丙", "丁", "戊"],
        topics: &[
            "高熵合金轴承材料",
            "大尺寸氮化铝单晶衬底",
            "可降解医用镁合金",
            "钙钛矿叠层电池封装膜",
            "耐蚀海工钢绿色冶炼",
            "碳化硅纤维增韧陶瓷",
            "柔性透明导电膜",
            "废旧叶片再生复合材料",
            "超高纯石英砂提纯",
            "固态电解质薄膜",
            "生物基尼龙单体",
            "智能调光玻璃涂层",
            "光刻胶用单体树脂",
            "高导热石墨烯界面材料",
            "低温余热热电材料",
        ],
    },
];

/// Where the invented applicants are.
const PLACES: [&str; 6] = [
    "北京市海淀区",
    "江苏省苏州市",
    "广东省深圳市",
    "陕西省西安市",
    "湖北省武汉市",
    "四川省成都市",
];

/// Who leads them; 示例 says that there is no such person.
const LEADERS: [&str; 6] = ["示例甲", "示例乙", "示例丙", "示例丁", "示例戊", "示例己"];

/// Headings of the spreadsheet; those from the eighth on become fields of the record as they stand.
pub(super) const HEADINGS: [&str; 13] = [
    "编号",
    "名称",
    "申报单位",
    "推荐单位",
    "推荐渠道",
    "密级",
    "申报时间",
    "所在地",
    "负责人",
    "主要完成人",
    "简介",
    "主要创新点",
    "知识产权",
];

impl Part {
    /// Id of the `n`th nomination, from 1.
    pub fn nomination(&self, n: usize) -> String {
        format!("{}-{n:02}", self.track)
    }

    /// Who applies with the `n`th nomination. The fourth comes from the unit of the second expert, who
    /// recuses for it.
    pub fn applicant(&self, n: usize) -> String {
        if n == 4 {
            format!("{}（技术转移中心）", unit(2))
        } else {
            format!("示例{n:02}号科技有限公司")
        }
    }

    /// Row of the `n`th nomination in the spreadsheet.
    pub fn row(&self, n: usize, topic: &str) -> Vec<Cell> {
        let cells: [String; HEADINGS.len()] = [
            self.nomination(n),
            topic.to_owned(),
            self.applicant(n),
            format!("示例学会{}", n % 4 + 1),
            "全国学会、协会、研究会".to_owned(),
            "公开".to_owned(),
            "2022-10-28".to_owned(),
            one_of(&PLACES, n),
            one_of(&LEADERS, n),
            format!(
                "{}、{}、{}",
                one_of(&LEADERS, n),
                one_of(&LEADERS, n + 1),
                one_of(&LEADERS, n + 2)
            ),
            summary(topic),
            innovations(topic),
            rights(n),
        ];
        cells.into_iter().map(Cell::Text).collect()
    }
}

/// The unit of the `n`th expert, from 1.
pub(super) fn unit(n: usize) -> String {
    format!("示例大学第{n}学院")
}

fn one_of(list: &[&str], n: usize) -> String {
    list.iter().cycle().nth(n % list.len()).copied().unwrap_or_default().to_owned()
}

fn summary(topic: &str) -> String {
    format!(
        "“{topic}”针对本领域长期依赖单一来源、成本高、交付周期长的问题，提出了从材料、器件到系统的整套方案，\
         完成了实验室样机、工程样机和小批试制三个阶段的验证。与同类产品相比，关键指标提高约三成，单位成本降低约四成，\
         已在两家用户单位连续试运行超过六个月，未发生影响使用的故障。以上内容为演示而虚构。"
    )
}

fn innovations(topic: &str) -> String {
    format!(
        "1. 提出了适用于“{topic}”的新结构，省去两道高成本工序；\
         2. 建立了可复现的测试方法，三家单位独立测得的结果相互符合；\
         3. 给出了从样机到批量生产的完整工艺窗口，良品率在九成以上。（虚构）"
    )
}

fn rights(n: usize) -> String {
    format!(
        "发明专利 {} 项（其中已授权 {} 项），软件著作权 {} 项，权属清晰，无争议。（虚构）",
        n % 5 + 3,
        n % 3 + 1,
        n % 4
    )
}

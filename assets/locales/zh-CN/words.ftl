### 单个的词：判定、轻重、状态、事由。键的后半就是文件和 JSON 中的那个词，下划线写作连字符。

## 核验的判定

verdict-good = 通过
verdict-bad = 不通过
verdict-unchecked = 未能核验

severity-failure = 不符
severity-error = 未能核验
severity-note = 提示

class-f = 格式
class-a = 真实性
class-i = 完整性
class-c = 齐全
class-k = 一致
class-e = 计算依据
class-p = 规则
class-s = 系统

## 专家 × 申报项目的一格

state-scored = 已评
state-recused = 回避
state-unable = 无法判断
state-not-submitted = 未交
state-voided = 已作废
state-not-assigned = 未分配

## 回避事由

recusal-near-relative = 近亲属关系
recusal-same-unit = 同一法人单位
recusal-similar-project = 承担相同或相近项目
recusal-employed-within-three-years = 三年内曾在该单位任职
recusal-director-within-three-years = 三年内曾任该单位董事
recusal-shareholder-within-three-years = 三年内曾是该单位股东
recusal-other = 其他可能影响公正评审的情形

## 形式审查

rule-pass = 符合
rule-fail = 不符合
rule-clerk = 待人工判断
rule-missing = 未填，待人工判断
rule-prefer = 优先条件

screening-open = 待判断
screening-rectify = 待补正
screening-ready = 可受理

outcome-imported = 已导入
outcome-accepted = 通过
outcome-to-rectify = 限期修改
outcome-refused = 不予受理
outcome-withdrawn = 已撤回

## 备案

filing-draft = 草稿
filing-sent = 已报送
filing-receipted = 已回执
filing-superseded = 已被取代

## 密钥与人的绑定，信任起点，模式，角色

binding-mac = 批次密语
binding-paper-claimed = 已有签字页扫描件
binding-paper-seen = 已比对签字页原件
binding-filed = 密钥已备案
checked-device = 写出的文件已从设备上读回核对，可以安全拔出。
checked-cache = 写出的文件已写完并核对，但系统可能是从内存中读回的：拔出之前请先用系统的“安全弹出”。

anchor-typed = 已核对
anchor-pinned = 沿用已核对的
anchor-unverified = 未核对

mode-official = 正式
mode-rehearsal = 演练

role-secretariat = 秘书处
role-body = 初评机构
role-body-2 = 共同初评的另一机构
role-expert = 专家
role-chair = 组长
role-member = 成员

## 文件包的种类

type-edition = 届文件
type-filing = 备案
type-receipt = 备案回执
type-batch = 评审批次
type-results = 评分结果包
type-received = 收讫单
type-return = 退回修改通知
type-submission = 初评结果包
type-materials = 终评材料
type-ack = 核验回执
type-selection = 入榜名单
type-revocations = 撤销清单

## 形式审查的各项由谁判定

source-auto = 自动
source-auto-then-clerk = 自动，不符时人工
source-clerk = 人工
source-open = 列举之外人工
source-prefer = 优先条件

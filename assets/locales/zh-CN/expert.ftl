### 专家的工作台：打开批次、承诺、回避、评分、检查、封存。先中文，英文逐条对应。

## 处处可见

expert-title = 评审
expert-subtitle = { $body } · 专家 { $expert } · 批次 { $batch } · 第 { $issue } 次签发
expert-reading = 正在读取
expert-try-again = 再试一次
expert-cancel = 取消
expert-notices = 整页的提示
expert-undo = 撤销
expert-redo = 重做
expert-done = （已完成）
expert-yes = 是
expert-no = 否
expert-clear = 清除
expert-number = 编号
expert-nomination = 申报项目
expert-applicant = 申报单位
expert-nominator = 推荐单位
expert-people = 相关人员
expert-state = 状态
expert-total = 总分
expert-comments = 评语
expert-list-comma = 、
expert-list-semicolon = ；
expert-banner-sealed = 已于 { $at } 封存第 { $seq } 版，内容只能查看，不能再改。
expert-not-saved = 有 { $count } 处没有保存（申报项目 { $nomination }）。您输入的内容仍在原处，没有丢失。
expert-save-again = 再保存一次
expert-to-field = 回到这一处
expert-give-up-entry = 放弃这一处修改

## 状态

expert-state-open = 未评
expert-state-partial = 部分
expert-state-scored = 已评
expert-state-unable = 无法判断
expert-state-recused = 回避

## 步骤

expert-steps = 评审步骤
expert-step-pledge = 承诺
expert-step-recusal = 回避
expert-step-score = 评分
expert-step-check = 检查
expert-step-seal = 封存
expert-step-pledged = 已签署
expert-step-not-pledged = 未签署
expert-step-not-declared = 未声明
expert-step-none = 无
expert-step-recusals = { $count } 项
expert-step-complete = 齐全
expert-step-missing = 差 { $count } 项
expert-step-sealed = 第 { $seq } 版
expert-step-not-sealed = 未封存
expert-closing = 截止 { $date }
expert-days-left = 还有 { $days } 天
expert-last-day = 今天截止
expert-past-closing = 已过截止日
expert-go-pledge = 去承诺
expert-go-recusal = 去回避声明
expert-go-score = 去评分
expert-go-check = 去检查
expert-go-seal = 去封存
expert-go-on-recusal = 继续：回避声明
expert-go-on-score = 继续：评分
expert-go-on-check = 继续：检查
expert-go-on-seal = 继续：封存

## 打开批次

expert-open-title = 打开评审批次
expert-open-looking = 正在核验这个批次
expert-card-title = 这个批次
expert-card-body = 打包的初评机构
expert-card-track = 榜单和领域
expert-card-expert = 给专家
expert-card-batch = 批次号
expert-card-issue = { $batch }，第 { $issue } 次签发
expert-card-filing = 备案号
expert-card-nominations = 申报项目
expert-count-nominations = { $count } 个
expert-card-packed = 打包时间
expert-card-closing = 交回截止
expert-card-rehearsal = 这是演练用的批次，结果不能用于正式评审。
expert-verdict-good = 签名与备案相符，内容完整，可以打开。
expert-verdict-unchecked = 签名前后一致，内容完整。还须核对秘书处的数字，才能确认它的来源。
expert-verdict-bad = 没有通过核验，不能打开。请不要使用，并联系初评机构。
expert-open-digits = 核对秘书处的数字
expert-digits-lead = 请照书面通知或邀请函上印的六组数字输入。数字相符，才能确认这个批次确由秘书处备案的机构发出。
expert-digits-label = 书面通知上的核对数字
expert-digits-comparing = 正在比对
expert-digits-fit = 与通知上的数字相符。
expert-digits-differ = 与这个批次的数字不符。请对照书面通知逐组检查；若输入无误，请勿打开，并与初评机构联系。
expert-digits-skip = 暂不核对
expert-digits-skip-consequence = 手边没有通知，也可以暂不核对。此后工作台和结果都会标明“未核对”。
expert-digits-skipped = 暂不核对：来源尚未确认，此后会一直标明“未核对”。
expert-digits-compare = 现在核对
expert-pin-lead = 您在这台电脑上打开过评审批次。输入当时自己定下的口令，就沿用当时核对过的数字，不必再输。新的工作文件也用同一口令。
expert-pin-lead-pick = 如果先前为这一届打开过批次、核对过数字，请选择那份工作文件，输入它的口令，就不必再输数字。新的工作文件也用同一口令。
expert-pin-file = 先前的工作文件
expert-pin-file-help = 不选择时，查找最近打开过的工作文件。
expert-pin-passphrase = 先前工作文件的口令
expert-pin-do = 沿用先前核对的数字
expert-pin-looking = 正在查找并比对
expert-pin-locked = 最近打开过的工作文件，没有一份能用这个口令打开。请再输入一次，或另选先前的工作文件，或照书面通知输入数字。
expert-pin-known = 已经核对过：{ $date }打开批次 { $batch } 时已确认秘书处的密钥，这个批次出自同一把密钥，不必再输数字。
expert-pin-anew = 重新输入数字
expert-pin-type = 照书面通知输入数字
expert-pin-instead = 先前已经核对过
expert-pin-differs = 请停下，不要打开这个批次：它所依据的秘书处密钥，与 { $date }打开批次 { $batch } 时确认过的不是同一把。请与秘书处联系。只有秘书处书面通知更换了密钥，才可以照新的通知重新输入数字。
expert-open-code = 输入领取码
expert-open-code-lead = 领取码印在随批次另送的领取函上，只用于第一次打开。
expert-open-code-whole = 领取码没有输错。
expert-open-passphrase = 设定自己的口令
expert-open-passphrase-lead = 以后打开工作文件和封存时都要用这个口令。它只有您知道，忘记后任何人都不能恢复，请妥善记住。
expert-open-own-passphrase = 自己的口令
expert-open-place = 工作文件的存放位置
expert-open-same-passphrase = 新的工作文件沿用先前那份的口令，不必另设。以后打开和封存都用它。
expert-open-stopped = 已停下：秘书处的密钥与先前确认的不同。
expert-open-needs-digits = 还需核对数字，或选择暂不核对。
expert-open-needs-code = 还需输入领取码。
expert-open-needs-passphrase = 还需设定口令，两次输入相同。
expert-open-ready = 可以打开了。
expert-open-act = 打开批次
expert-open-working = 正在核验并建立工作文件

## 承诺书

expert-pledge-title = 评审专家承诺书
expert-pledge-intro = 本人受邀担任{ $edition }“{ $list }”（{ $track }）初评专家，已了解评审工作的要求，现郑重承诺：
expert-pledge-duty-title = 履行职责
expert-pledge-duty = 以科学、客观、公正的态度，严格依照已备案的评价标准，对分配给本人的每一个申报项目独立作出评审，认真阅读材料，如实给出分数和评语，择优而评，不受任何单位和个人影响。
expert-pledge-secrecy-title = 保守秘密
expert-pledge-secrecy = 不复制、不外传申报材料，不以任何方式披露或利用其中的技术秘密和商业秘密；不泄露本人和其他专家的身份、评审意见、分数以及尚未公布的结果。评审结束后，按要求处理所存的材料。
expert-pledge-discipline-title = 遵守纪律
expert-pledge-discipline = 不接受申报单位、推荐单位和相关人员的请托、宴请、礼品、礼金或其他利益，不与其私下接触或商谈评审事宜；遇有干预评审的情形，及时向初评机构或秘书处报告。
expert-pledge-recusal-title = 主动回避
expert-pledge-recusal = 与申报项目存在近亲属、同一单位、相同或相近项目，或者三年内任职、任董事、持股等关系，以及其他可能影响公正的情形的，主动声明回避，不对该项目评分，也不参与讨论。
expert-pledge-person-title = 本人评审
expert-pledge-person = 由本人亲自完成全部评审，不委托、不允许他人代评；本人的口令和签名密钥由本人保管，不交给任何人。对专业之外难以判断的项目，如实说明无法判断，不勉强评分。
expert-pledge-record-title = 承担责任
expert-pledge-record = 对本人的评审意见负责，接受监督。封存之后不再自行更改；确需修改的，由初评机构说明原因退回后办理。如违反以上承诺，愿意承担相应责任，评审意见作废。
expert-pledge-end = 承诺人：专家 { $expert }
expert-pledge-agree = 本人已阅读并同意以上各条
expert-pledge-consequence = 签署之后才能查看申报项目和评分。签署的时间会随结果一并交出，不能撤回。
expert-pledge-confirm = 签署承诺书
expert-pledge-signed = 已于 { $at } 签署。
expert-pledge-read-only = 承诺书尚未签署。这个窗口是只读的，请在另一个窗口签署。

## 回避

expert-recusal-title = 回避声明
expert-recusal-lead = 请逐个查看申报项目和相关人员。与您有利害关系的，请声明回避；都没有的，请按“没有需要回避的项目”。以后发现的，也可以随时回来声明。
expert-recusal-known = 初评机构已知须回避的项目不在这个批次中。
expert-recusal-table = 申报项目和回避
expert-same-unit = 与您同一单位
expert-same-unit-note = 表中有与您的单位（{ $unit }）相同的申报单位，请特别留意。
expert-recuse = 声明回避
expert-recuse-what = 对“{ $nomination }”声明回避
expert-no-recusals = 没有需要回避的项目
expert-recusals-declared = 已声明回避 { $count } 项。
expert-none-declared = 已声明没有需要回避的项目。
expert-not-declared-yet = 尚未声明。
expert-no-nominations = 这个批次中没有申报项目。
expert-recusal-dialog = 对 { $nomination } 声明回避
expert-recusal-reason = 回避事由
expert-recusal-consequence = 声明之后，您不再评审“{ $nomination }”。声明不能自行撤回，事由会随结果交给初评机构。
expert-recusal-voids = 已给出的 { $count } 个分数将作废，并留存在记录中。
expert-recusal-confirm = 确认回避

## 评分：名单

expert-panes = 名单、材料和评分
expert-pane-list = 名单
expert-pane-material = 材料
expert-pane-sheet = 评分
expert-splitter-list = 调整名单的宽度
expert-splitter-sheet = 调整评分栏的宽度
expert-judged = 已评审 { $n } / { $m }
expert-minutes = 每项约 { $minutes } 分钟
expert-progress = 评审进度
expert-search = 查找编号、名称、单位
expert-filter = 筛选
expert-filter-all = 全部
expert-filter-open = 未评
expert-filter-partial = 部分
expert-filter-scored = 已评
expert-filter-unable = 无法判断
expert-filter-recused = 回避
expert-filter-flagged = 有旗标
expert-order = 排列
expert-order-batch = 批次顺序
expert-order-title = 按名称
expert-order-state = 按状态
expert-order-total = 按自己的名次
expert-list-none = 没有符合条件的申报项目。
expert-list-unsaved = 未保存
expert-flagged = 旗标
expert-row-total = { $total } 分
expert-row-rank = 第 { $rank }
expert-row-tied = 并列第 { $rank }

## 评分：材料

expert-material-tabs = 申报信息和附件
expert-fields = 申报信息
expert-clip = 摘入评语：{ $item }
expert-clipped = 已摘入“{ $item }”
expert-other-file = 这类附件不能在窗口内查看。请向初评机构索取可以查看的版本；附件的大小和摘要如下。
expert-file-size = 大小
expert-own-size = 原始大小
expert-pdf-tools = 查看附件
expert-pdf-opening = 正在打开 { $name }
expert-pdf-page = 页码
expert-pdf-of = / { $pages } 页
expert-pdf-previous = 上一页
expert-pdf-next = 下一页
expert-pdf-find = 在附件中查找
expert-pdf-none = 没有找到
expert-pdf-hit-before = 上一处
expert-pdf-hit-next = 下一处
expert-zoom-in = 放大
expert-zoom-out = 缩小
expert-zoom-fit = 适合宽度

## 评分：评分表

expert-nothing-chosen = 请在名单中选择一个申报项目。
expert-previous-title = 上一个（Alt+↑）
expert-next-title = 下一个（Alt+↓）
expert-flag = 加旗标
expert-unflag = 去掉旗标
expert-to-answer = 待回答
expert-on-no-exclude-from-ranking = 答“否”的项目单独列出，不参加排名。
expert-on-no-flag = 答“否”的项目会加上标记，仍参加排名。
expert-on-no-to-meeting = 答“否”的项目会提交会评，仍参加排名。
expert-mark-of = { $item }：分数
expert-not-scored = 未评
expert-of-max = { $min }–{ $max } 分
expert-step-up = 加 { $step } 分
expert-step-down = 减 { $step } 分
expert-anchors = 等级
expert-anchor-range = { $from }–{ $to }
expert-anchor-puts = { $label }（{ $from }–{ $to } 分）：按下填入 { $to }
expert-fault-number = 这不是分数，没有保存。请输入数字，如 86.5。
expert-fault-fine = 分数最多两位小数，没有保存。
expert-fault-range = 超出范围，没有保存。应在 { $min } 与 { $max } 之间。
expert-fault-step = 不在步长 { $step } 上，没有保存。最近的是 { $below } 和 { $above }。
expert-comment = 评语
expert-comment-of = 评语：{ $item }
expert-comment-needed = 此分数须写评语
expert-comment-too-long = 最多 { $max } 字，多了 { $over } 字，没有保存。请删减。
expert-history = 改动 { $count }
expert-history-change = { $old } → { $new }
expert-history-restore = 恢复为 { $old }
expert-recommendation = 推荐意见
expert-overall = 总体评语
expert-note = 私人备注
expert-note-stays = 备注和旗标仅存本机，不会随结果交出。
expert-recused-here = 您已声明回避（{ $reason }），不再评审这个项目。
expert-unable = 无法判断
expert-unable-here = 您已说明无法判断：{ $reason }
expert-able-again = 收回，继续评分
expert-unable-dialog = 对 { $nomination } 说明无法判断
expert-unable-consequence = 无法判断不是零分，也不影响其他项目：初评机构可以另请专家。已填的分数留在本机，不计入，也不交出。封存之前可以收回。
expert-unable-reason = 原因
expert-unable-help = 例如：超出本人的专业范围。
expert-unable-confirm = 确认无法判断
expert-total-open = 总分待定
expert-no-total = 不计总分
expert-rank = 暂列第 { $rank } / { $of }
expert-rank-tied = 暂时并列第 { $rank } / { $of }
expert-gaps = 还差 { $count } 处

## 按键

expert-key-next-unscored = 下一个未评
expert-key-next = 下一个项目
expert-key-previous = 上一个项目
expert-key-field = 下一个评审项
expert-key-step = 分数加减一步
expert-key-comment = 写这一项的评语
expert-key-jk = 下一个 / 上一个（在名单中）
expert-key-flag = 加或去掉旗标（在名单中）
expert-key-unable = 无法判断（在名单中）

## 检查

expert-check-title = 封存前的检查
expert-check-looking = 正在检查
expert-missing-title = 还差什么
expert-missing-lead = 有 { $count } 个项目没有完成。按一下即可前往。
expert-missing-recusals = 还没有声明回避，或声明没有需要回避的项目。
expert-nothing-missing = 各项齐全。
expert-to-recusal = 去声明
expert-show-all = 显示全部 { $count } 个
expert-gap-all-marks = 尚未评分
expert-gap-marks = 缺分数：{ $items }
expert-gap-comments = 缺评语：{ $items }
expert-gap-gates = 未答：{ $gates }
expert-gap-recommendation = 缺推荐意见
expert-ranking-title = 自己的排序
expert-ranking-lead = 按总分排列，仅供自己查看。要改变次序，请改分数。
expert-ranking-ties = 其中 { $count } 个项目并列。
expert-ranking-empty = 还没有评完的项目。
expert-own-rank = 名次
expert-tied = 并列
expert-compare-column = 对照
expert-compare-next = 与相邻对照
expert-compare-what = 与相邻对照：{ $a } 和 { $b }
expert-remarks-title = 值得再看一眼
expert-remarks-lead = 以下只是提示，不说明对错。
expert-remarks-none = 没有特别的情形。
expert-remark-same = 各评审项的分数都是满分的同一比例（{ $value } %）。
expert-remark-far = “{ $item }”的 { $value } 分离您自己的中位数较远。
expert-spread-title = 分数的分布
expert-spread-lead = 每个评审项中，您的分数怎样分布。
expert-histogram-summary = { $item }：共 { $count } 个分数，{ $from } 至 { $to } 最多，有 { $most } 个。
expert-histogram-empty = { $item }：还没有分数。
expert-histogram-table = 数字
expert-histogram-range = 分数
expert-histogram-count = 个数
expert-compare-title = 两个项目并排对照
expert-compare-left = 左
expert-compare-right = 右
expert-compare-none = 请选择
expert-difference = 差

## 封存

expert-seal-act = 封存
expert-seal-title = 封存并交出
expert-summary = 小结
expert-seal-missing = 还有 { $count } 处没有完成，不能封存。
expert-to-check = 查看还差什么
expert-seal-consequence = 封存后，专家 { $expert } 在批次 { $batch } 中的全部评分和评语即告冻结并签名（第 { $seq } 版），不能自行再改；只有初评机构说明原因退回，才能重新打开。
expert-seal-folder = 存放结果的文件夹或 U 盘
expert-seal-folder-help = 评分结果包（加密，只有{ $body }能打开）和签字页都写到这里。
expert-seal-passphrase = 口令
expert-seal-passphrase-help = 即打开工作文件的口令。用它签名。
expert-seal-read-only = 尚未封存。这个窗口是只读的，请在另一个窗口封存。
expert-sealing = 正在签名、写入并读回
expert-overwrite = 覆盖同名的文件
expert-sealed-title = 第 { $seq } 版已于 { $at } 封存
expert-written = 已写入：{ $folder }
expert-next-steps = 接下来
expert-next-print = 打印签字页（PDF），亲笔签名。
expert-next-compare = 核对签字页上的数字与上面的核对数字相同。
expert-next-hand-over = 把评分结果包和签字页交给{ $body }。
expert-sealed-carry = 评分结果包已签名并加密，只有{ $body }能打开。签字页没有加密，上面有分数，请当面交付，或用初评机构指定的安全途径。
expert-sealed-for = （加密，只有{ $body }能打开）
expert-again-title = 再次导出
expert-again-lead = 封存的结果可以随时再次导出，每次内容和核对数字都相同，只是重新加密一次。
expert-again = 再次导出
expert-seal-unsaved = 有 { $count } 处输入还没有保存（例如 { $nomination }）：原来保存的内容没有改动。请先改好或放弃，再封存。

# 初评机构送回来的
expert-incoming-title = 初评机构送回的文件
expert-incoming-about = 回执条证明初评机构收下了哪一份；退回通知会把评分重新打开，供您改正后再次封存。
expert-incoming-do = 打开回执条或退回通知…
expert-slip-taken = 初评机构已收下第 { $seq } 版（{ $at }）。回执条存在本文件里。
expert-returned = 初评机构请您改正：{ $cause }
expert-open-filed-key = 备案时登记了您的密钥，评分只能用它签署。请选择当初生成的密钥文件。
expert-open-key-file = 密钥文件（expert-key）
expert-open-key-passphrase = 密钥文件的口令

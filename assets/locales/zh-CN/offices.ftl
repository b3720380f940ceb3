### 初评机构和秘书处的工作台（office-…）。

## 工作台外框

office-stations = 工作站
office-open-points = { $n } 处待办
office-go-to = 前往：{ $station }
office-keys-stations = 前往各工作站
office-loading = 正在读取…
office-busy = 正在办理…
office-separator = 、
office-then = { " → " }
office-colon = ：
office-count = { $n } 个
office-n-of = { $n } / { $of }
office-yes = 是
office-no = 否
office-pick-many = 选择文件…
office-picked-n = 已选 { $n } 个
office-or-drop = 可以多选，也可以把文件拖到窗口里
office-take-out = 不要 { $name }
office-overwrite = 覆盖同名文件
office-overwrite-hint = 原来的文件会被新写出的文件取代。
office-finding-class = { $name }（{ $code }）
office-no-findings = 没有发现问题。

## 签名前的口令

office-sign-by = 将以“{ $name }”的密钥签名。
office-sign-passphrase = 本工作区的口令
office-sign-cancel = 不签名，返回
office-sign-confirm = 签名
office-sign-filing = 签名：领域“{ $track }”第 { $version } 版备案
office-sign-filing-about = 评价标准、专家构成方案和评审工作方案将一并签名，交秘书处备案。秘书处回执之后，评价标准不能再改，只能另报新版。
office-sign-pack = 签名：领域“{ $track }”的全部评审批次
office-sign-pack-about = 将为每位专家各做一个评审批次和一份领取函。打包之后，这些申报项目的材料不再改动。
office-sign-submit = 签名：领域“{ $track }”的初评结果包
office-sign-submit-about = 将把全部评分结果包、回避和缺席情况以及合并的计算一并签名，报送秘书处。秘书处会重新计算。
office-sign-edition = 签名：届文件（{ $edition }）
office-sign-edition-about = 各初评机构和专家都以这份届文件和所附的密钥为准。
office-sign-receipt = 签名：{ $file } 的备案回执
office-sign-receipt-about = 回执一经签发，其中的评价标准即为备案的标准，评审只按它计算。
office-sign-ack = 签名：{ $file } 的核验回执
office-sign-ack-about = 核验通过才会收下，并签发核验回执；不通过则什么都不改动。

## 长时间的工作

office-working-pack = 正在打包评审批次
office-working-intake = 正在读取表格和附件
office-working-merge = 正在核验并合并
office-working-submit = 正在制作初评结果包
office-working-receive = 正在核验并重新计算
office-working-verify = 正在核验

## 工作站的名称

office-station-filing = 备案
office-station-intake = 征集
office-station-screening = 形式审查
office-station-panel = 专家
office-station-batches = 批次
office-station-merge = 收包与合并
office-station-result = 结果
office-station-submit = 报送
office-station-edition = 届
office-station-register-filings = 备案登记
office-station-board = 进度
office-station-receive = 收报
office-station-archive = 档案

## 工作站做什么

office-about-filing = 导入届文件，报送评价标准、专家构成方案和评审工作方案，取得备案回执。
office-about-intake = 从表格和附件文件夹导入申报项目；先检查，再导入。
office-about-screening = 逐个查看申报项目，由经办人受理。
office-about-panel = 备案的专家、任务量和已知的回避关系。
office-about-batches = 为每位专家打包评审批次，打印领取函。
office-about-merge = 收取专家的评分结果包，逐个核验，合并计算。
office-about-result = 按备案的评价标准算出的得分和名次；点开一行可以看到每一个分数和计算过程。
office-about-recomputed = 秘书处由收到的评分结果包重新算出的得分和名次；点开一行可以看到计算过程。
office-about-submit = 检查是否齐全，签名并报送秘书处。
office-about-edition = 签发本届文件；核对数字印在书面通知上，供各机构和专家核对。
office-about-register-filings = 比对盖章的备案函，登记备案，签发回执。
office-about-board = 所有领域到了哪一步，离截止还有几天。
office-about-receive = 核验初评机构的报送，重新计算，签发核验回执。
office-about-archive = 收发的每一个文件包；随时可以再核验。
office-about-again = 平时用不到。退回、重发、更换、免除、作废，每一件都有理由、有人签名，并记入操作记录。
office-about-keeping = 谁可以签名，谁可以查看，工作区怎样才不会丢失。

## 工作站的状态

office-state-no-edition = 待导入届文件
office-state-to-file = 待备案
office-state-await-receipt = 待回执
office-state-filing-refused = 未获备案
office-state-filed = 已备案
office-state-no-nominations = 尚无申报项目
office-state-imported = 已导入 { $n } 个
office-state-not-yet = 未开始
office-state-to-screen = 待审查
office-state-screened = 已受理 { $n } 个
office-state-experts = { $n } 位专家
office-state-to-pack = 待打包
office-state-packed-part = 已打包 { $n } 个
office-state-packed = 已打包 { $n } 个
office-state-received-part = 已收 { $n } / { $of }
office-state-received-all = 已收齐 { $n } / { $of }
office-state-to-merge = 待合并
office-state-ranked = { $n } 个已排名
office-state-to-submit = 待报送
office-state-submit-again = 需重新报送
office-state-submitted = 已报送
office-state-acknowledged = 已收到核验回执
office-state-to-sign = 待签发
office-state-signed = 已签发
office-state-filed-part = 已备案 { $n } / { $of }
office-state-submitted-part = 已收报 { $n } / { $of }
office-state-results = { $n } 个领域有结果
office-state-tracks-in = 已收齐
office-state-overdue = 已过期 { $n } 天
office-state-days-left = 还有 { $n } 天
office-state-kept = 收发登记

## 表格共用的词

office-number = 编号
office-name = 姓名
office-unit = 单位
office-role = 角色
office-load = 任务（项）
office-conflicts = 已知回避
office-state = 状态
office-at = 时间
office-file = 文件
office-size = 大小
office-type = 种类
office-digits = 核对数字
office-key-digits = 本机构核对数字
office-version = 版本
office-versions = 备案的各版
office-filing-no = 备案号
office-reason = 理由
office-outcome = 审查结果
office-attachments = 附件
office-verdict = 核验
office-findings = 发现
office-total = 合计
office-row = 行
office-cell = 单元格
office-direction = 收发
office-direction-in = 收
office-direction-out = 发
office-tracks = 领域
office-remark = 备注

## 备案：届

office-edition-none = 还没有导入届文件：请向秘书处索取，并照书面通知输入核对数字。
office-edition-file = 届文件
office-edition-digits = 秘书处核对数字
office-edition-digits-help = 照秘书处书面通知抄入六组、每组五位。
office-edition-digits-again = 密钥没有更换时可以不填，沿用上次核对过的。
office-edition-import = 核对并导入
office-edition-newer = 导入新版届文件
office-secretariat-digits = 秘书处核对数字
office-anchor = 核对情况
office-results-by = 报送截止
office-taken-in = 导入时间

## 备案：报送

office-file-title = 报送备案
office-file-first = 还没有报送过备案。
office-file-again = 再次报送将成为第 { $version } 版；在新版取得回执之前，原来的备案仍然有效。
office-file-open = 报送过的各版都还没有取得回执；再次报送将成为第 { $version } 版。
office-file-new-version = 报送新版
office-panel-file = 专家名单（表格）
office-panel-file-help = 需要“姓名”“单位”两列；可以有专家编号、组、角色、回避。
office-criteria-file = 自定评价标准（JSON，可不选）
office-criteria-file-help = 不选则采用下面所列的本领域模板。
office-closing = 专家交回截止日
office-closing-help = 写作 2022-11-20。
office-bad-day = 不是日期，请写作 2022-11-20。
office-filing-folder = 备案文件放在
office-filing-export = 签名并导出备案…
office-filing-sent = 备案文件已经写好。请打印备案函、盖章，连同备案文件送交秘书处；函上的核对数字应与下面一致。
office-letter = 备案函
office-receipt-file = 备案回执文件
office-receipt-help = 秘书处登记备案之后发来的 .hjb 文件。
office-receipt-import = 核验并导入回执
office-locked = 备案号 { $number }（第 { $version } 版）。评价标准已锁定。

## 评价标准

office-criteria-title = { $title }（第 { $version } 版）
office-criteria-locked = 已备案，专家看到的就是这些；不能再改。
office-criteria-filed = 最近一次报送的内容，专家将看到的就是这些。
office-criteria-template = 本领域的模板。专家将看到的就是这些。
office-weight = 权重
office-range = 分数范围
office-anchors = 档次
office-comment = 必填评语
office-scale = { $min } 至 { $max }，步长 { $step }
office-weight-points = { $points } 分
office-weights-whole = 合计正确。
office-weights-amiss = 权重合计不对，这样的标准不能备案。
office-comment-always = 总是
office-comment-below = 低于 { $mark } 分时
office-comment-above = 高于 { $mark } 分时
office-gates = 先决问题（是 / 否）
office-gate-exclude-from-ranking = 答“否”则不进入排名
office-gate-flag = 答“否”则作标记
office-gate-to-meeting = 答“否”则提请会评
office-recommendation = 推荐意见：{ $levels }。
office-counts-information = 仅供参考，不计分
office-counts-tie-break = 同分时作为依据之一
office-rule = 怎样由分数得出名次
office-rule-order-within-expert = 先按权重算出每位专家的总分，再由各位专家的总分得出得分。
office-rule-order-within-criterion = 先逐项合并各位专家的分数，再按权重相加得出得分。
office-rule-mean = 合并的办法是算术平均。
office-rule-median = 合并的办法是取中位数。
office-rule-trimmed = 合并时去掉 { $high } 个最高分和 { $low } 个最低分，余下的平均；有效分数不足 { $minimum } 个时不去掉，直接平均。
office-rule-rounding = { $place }{ $mode }，保留 { $decimals } 位小数。
office-rule-after-criterion-mean = 每项合并之后
office-rule-after-weighting = 每项加权之后
office-rule-after-expert-total = 每位专家的总分
office-rule-after-final = 最后得分
office-rule-minimum = 有效评分少于 { $minimum } 份的申报项目单列，不排名。
office-rule-deviation = 专家总分与得分相差超过 { $threshold } 分的，予以指出，不影响得分。
office-rule-deviation-reason = 专家总分与得分相差超过 { $threshold } 分的，予以指出，并须说明理由，不影响得分。
office-rule-ties = 得分相同的，依次比较：{ $chain }。
office-rule-ties-none = 得分相同的，名次并列。
office-rule-lower = 得分低者为优。
office-round-half-up = 四舍五入
office-round-half-even = 四舍六入五成双
office-round-truncate = 舍去尾数

## 专家

office-panel-none = 还没有报送备案，专家名单随备案一起报送：请先到“备案”。
office-panel-about = 专家 { $n } 位，已知回避 { $conflicts } 处。有回避关系的申报项目不会进入该专家的批次。
office-panel-empty = 名单上没有专家。

## 征集

office-intake-title = 导入申报项目
office-intake-about = 还没有申报项目：请选择从平台导出的表格和附件文件夹，先检查再导入。
office-intake-no-edition = 还没有导入届文件：请先到“备案”导入。
office-intake-there = 已有申报项目 { $n } 个；再次导入时，已有的保持不变。
office-intake-file = 申报项目表格
office-intake-file-help = XLSX 或 CSV，第一行为列标题。
office-intake-attachments = 附件文件夹（可不选）
office-intake-attachments-help = 每个申报项目一个子文件夹，以编号命名。
office-intake-check = 检查
office-intake-import = 导入
office-intake-import-rest = 只导入没有问题的 { $n } 行
office-intake-check-first = 请先检查，再导入。
office-intake-would = 检查完毕，什么都还没有导入：可以导入 { $accepted } 行，有问题的 { $rows } 处。
office-intake-would-all = 检查完毕，没有发现问题，什么都还没有导入：可以导入 { $accepted } 行。
office-intake-did = 新导入 { $new } 个，原已有 { $known } 个；附件 { $attachments } 个；有问题的 { $rows } 处未导入。
office-intake-did-all = 新导入 { $new } 个，原已有 { $known } 个；附件 { $attachments } 个。
office-intake-rows = 请在表格中改正下面的单元格，保存后再检查一次。
office-what-is-wrong = 问题

## 形式审查

office-screening-none = 还没有申报项目：请先到“征集”导入。
office-nominations = 申报项目
office-nominations-none = 没有这样的申报项目。
office-nominations-short = 项目
office-all-outcomes = 全部（{ $n }）
office-outcome-n = { $outcome }（{ $n }）
office-mark = 选择
office-mark-one = 选择“{ $title }”
office-name-of-file = 文件名
office-attachments-none = 没有附件。
office-decisions = 审查经过
office-decisions-none = 还没有作出决定。
office-decision = { $at }　{ $old } → { $outcome }　{ $actor }：{ $reason }
office-accept-title = 受理
office-accept-about = 受理的申报项目进入评审；理由和经办人记入操作记录。
office-accept-reason = 理由
office-accept-by = 经办人姓名
office-accept-selected = 受理所选 { $n } 个
office-accept-all = 受理全部已导入的 { $n } 个
office-accepted-n = 已受理 { $n } 个。

## 批次

office-pack-no-receipt = 还没有备案回执，不能打包：请先到“备案”导入回执。
office-pack-nothing = 还没有受理的申报项目：请先到“形式审查”受理。
office-pack-title = 打包评审批次
office-pack-about = 专家 { $experts } 位，已受理申报项目 { $nominations } 个。每位专家得到一个批次；有回避关系的项目不会放入。
office-pack-batches = 评审批次放在
office-pack-batches-help = 可以用邮件、网盘或 U 盘送给专家；没有领取码打不开。
office-pack-letters = 领取函放在（另一处）
office-pack-letters-help = 领取函上有领取码。与批次放在一起，拿到文件夹的人就能打开全部材料，所以必须分开存放、分开送达。
office-pack-assignment = 分配表（可不选）
office-pack-assignment-help = 两列：专家编号、申报项目编号。不选则每位专家评全部项目。
office-pack-same = 两处是同一个文件夹，请为领取函另选一处。
office-pack = 签名并打包…
office-packed-title = 刚刚打包 { $n } 个批次
office-packed-print = 请现在打印领取函，分别交给各位专家，然后妥善保管或删除该文件夹：{ $folder }。领取码只在这些文件里，本程序不再显示，也无法补查。
office-code-letter = 领取函
office-code-file = 领取码文件
office-batches = 评审批次
office-batches-none = 还没有打包。
office-packed-at = 打包时间
office-results-n = 第 { $seq } 版，{ $state }
office-results-none = 未收到
office-results-digits = 结果核对数字
office-batch-counting = 有效
office-batch-superseded = 已被取代
office-batch-voided = 已作废
office-results-counted = 计入
office-results-superseded = 已被取代
office-results-not-counting = 不计入
office-results-equivocation = 双重封存
office-results-voided = 已作废

## 收包与合并

office-merge-nothing = 还没有打包评审批次：请先到“批次”打包。
office-merge-title = 收取评分结果包
office-merge-about = 已收 { $n } / { $of }。每个文件先核验，不通过的不采用，也不影响其他文件。
office-merge-files = 评分结果包
office-merge = 核验 { $n } 个文件并合并
office-merge-again = 重新计算
office-merged = 文件 { $files } 个，采用 { $taken } 个；现共计入评分结果包 { $counted } 个。
office-to-result = 查看排名
office-slips = 给专家的回执条
office-slips-about = 每份收到的结果一张，写明收下的是哪一份，由本单位签名；不论以后报送了什么，专家都能凭它证明交了什么。
office-slips-whom = 给哪些专家
office-slips-all = 所有已交回结果的专家（{ $n } 位）
office-slips-chosen = 选定的专家
office-slips-folder = 存放回执条的文件夹
office-slips-do = 签名并写出回执条…
office-slips-consequence = 由本单位签名，确认收下了这些结果；签过的回执条不会另签第二张。
office-slips-done = 已写出回执条 { $n } 张，在文件夹“{ $folder }”中。请交给各位专家。
office-slips-written = 写出的回执条
office-slips-about-which = 针对
office-slips-version = { $batch }，第 { $issue } 次签发，第 { $seq } 版
office-conflict-title = 有评分结果互相排斥
office-conflict-about = 下面两份都已留存，都不计入。请向专家本人查明以哪一份为准，再由两位经办人作废另一份。
office-conflict-one = 其中一份的摘要
office-conflict-to = 前往改正与补发
office-to-merge = 前往收包与合并
office-matrix = 专家 × 申报项目
office-matrix-expected = 还没有合并，这里按已打包的批次显示应交的评分。
office-legend = 各状态的数目

## 结果

office-ranking = 排名
office-official = 正式结果
office-official-about = 完全按备案的评价标准由专家的原始分数算出，没有任何调整。
office-merged-at = 第 { $n } 次合并，{ $at }
office-recomputed-at = 收到于 { $at }
office-recomputed = 重新计算的排名
office-places = 入榜名额 { $n } 个。
office-over-line = 名额线上有并列，线内多出 { $n } 个，须由会评决定。
office-cut-line-about = 双线为名额线。
office-exact = 取整前
office-valid = 有效评分
office-tied = 并列
office-tie = 并列
office-dropped = 去掉
office-place-too-few-reviews = 评审份数不足，不排名
office-place-excluded-by-gate = 先决问题答“否”，不排名
office-place-ranked = 已排名
office-flagged = 标记 { $n } 处
office-deviating = 畸高畸低 { $n } 处
office-result-none = 还没有合并：请先到“收包与合并”收取评分结果包。
office-result-not-submitted = 还没有收到领域“{ $track }”的报送。
office-to-receive = 前往收报
office-standing = 申报项目的得分
office-rank-n = 第 { $rank } 名
office-score-n = 得分 { $score }
office-exact-n = 取整前 { $exact }
office-valid-n = 有效评分 { $n } 份
office-every-mark = 每一个分数
office-recommended = 推荐意见
office-overall = 总评
office-was-dropped = 去掉
office-arithmetic = 计算过程
office-deviation-high = { $expert } 的总分 { $total } 畸高，比得分高 { $distance }。
office-deviation-low = { $expert } 的总分 { $total } 畸低，比得分低 { $distance }。
office-deviation-reason = 须说明理由。

## 计算过程的各步

office-trace-all-experts = 全体
office-trace-what-totals = 专家总分
office-trace-what-item = “{ $item }”的分数
office-trace-incomplete = { $expert } 的评分缺少“{ $missing }”，整份不计入。
office-trace-gate-exclude-from-ranking = { $experts } 对“{ $gate }”答“否”：不进入排名。
office-trace-gate-flag = { $experts } 对“{ $gate }”答“否”：作标记，名次不变。
office-trace-gate-to-meeting = { $experts } 对“{ $gate }”答“否”：提请会评，名次不变。
office-trace-sum-plain = { $expert } 的总分：{ $terms } = { $sum }。
office-trace-sum-weighted = { $expert } 的加权总分：{ $terms }；相加得 { $sum }。
office-trace-values = { $what }：{ $values }。
office-trace-too-few-to-trim = { $what }只有 { $values } 个，不足 { $minimum } 个，不去掉最高和最低。
office-trace-dropped-high = { $what }中去掉一个最高的：{ $expert } { $value }。
office-trace-dropped-low = { $what }中去掉一个最低的：{ $expert } { $value }。
office-trace-mean = { $what }的平均：合计 { $sum } ÷ { $of } = { $value }。
office-trace-trimmed-mean = 余下 { $of } 个{ $what }的平均：合计 { $sum } ÷ { $of } = { $value }。
office-trace-median = { $of } 个{ $what }的中位数：{ $value }。
office-trace-rounded = { $place }{ $mode }，保留 { $decimals } 位小数：{ $before } → { $rounded }。
office-trace-place-criterion-mean = “{ $item }”合并后的分数
office-trace-place-weighting = “{ $item }”加权后的分数（{ $expert }）
office-trace-place-expert-total = { $expert } 的总分
office-trace-place-final = 最后得分
office-trace-too-few-reviews = 有效评分 { $valid } 份，少于规定的 { $minimum } 份：单列，不排名。
office-trace-tie = 与 { $rivals } 个申报项目得分相同，比较{ $rule }：本项目 { $value }；{ $against }。{ $outcome }
office-trace-tie-vote = 与 { $rivals } 个申报项目得分相同（{ $against }），按规定由{ $rule }决定。{ $outcome }
office-tie-unrounded = 取整前的得分
office-tie-item = “{ $item }”的得分
office-tie-recommendation = 推荐意见（由高到低的人数）
office-tie-head-to-head = 同评专家的优劣（胜数减负数）
office-tie-median = 专家总分的中位数
office-tie-preference = 优先条件“{ $flag }”
office-tie-vote = 会评投票
office-tie-draw = 公开抽签（种子“{ $seed }”，小者在前）
office-tie-outcome-decided = 由此分出先后。
office-tie-outcome-narrowed = 与其中一部分分出先后，其余仍相同。
office-tie-outcome-undecided = 仍然相同。
office-tie-outcome-meeting-votes = 投票之前名次并列。

## 报送

office-submit-nothing = 还没有合并，不能报送：请先到“收包与合并”。
office-submit-title = 报送
office-submit-complete = 已收评分结果包 { $n } / { $of }。
office-absent-about = 下列专家没有结果，请逐一写明原因；原因随报送一起交秘书处。
office-absent-of = { $expert } 没有结果的原因
office-absent-missing = 还有 { $n } 位专家没有写明原因；这样报送，核验会指出不齐全。
office-submit-folder = 初评结果包放在
office-submit = 签名并报送…
office-submitted-title = 已写好初评结果包
office-submitted-about = 文件已加密，只有秘书处能打开。请送交秘书处；函件或电话中可以报出核对数字，供对方比对。
office-submitted-to-cosign = 这一领域由几家机构联合评审：请先把文件送交{ $bodies }共同签名，然后再送秘书处。文件已加密，只有{ $bodies }能打开。
office-sealed-for = 只有谁能打开
office-counted = 计入的评分结果包
office-submission-state = 最近一次报送
office-submitted-on = 报送时间
office-submit-outdated = 报送之后又合并过，结果可能不同：请重新报送。
office-ack-there = 已收到
office-ack-none = 还没有收到。秘书处核验之后会发来。

## 秘书处：届

office-key = 秘书处密钥
office-key-about = 核对数字请印在书面通知和专家邀请函上；收到届文件的人照着输入，即可确认出自秘书处。
office-edition-unsigned = 还没有签发届文件：请选择存放的文件夹，然后签名。
office-edition-built-in = 内置的 2022 届
office-own-edition = 自定届文件（TOML，可不选）
office-own-edition-help = 不选则采用内置的 2022 届。
office-edition-folder = 届文件放在
office-edition-export = 签名并导出届文件…
office-edition-signed = 届文件已写好：{ $path }。请发给各初评机构。
office-edition-again = 再次签发
office-edition-again-about = 再次签发会产生新的届文件，各机构须重新导入。
office-signed-at = 签发时间

## 秘书处：备案登记

office-filings-no-edition = 还没有签发届文件：请先到“届”签发，机构才能备案。
office-accept-filing = 登记一份备案
office-accept-filing-about = 照盖章的备案函逐位输入核对数字；数字相符，才说明这份备案出自该机构。
office-filing-file = 备案文件
office-filing-digits = 备案函上的核对数字
office-filing-digits-help = 照盖章的纸质备案函输入，不要从电子文件复制。
office-filing-by = 经办人姓名
office-filing-by-help = 比对备案函的人，写入回执。
office-filing-number = 备案号（可不填）
office-filing-number-help = 不填则自动编号。
office-receipt-folder = 回执放在
office-filing-accept = 签名并签发回执…
office-receipt-made = 已登记，备案号 { $number }（第 { $version } 版）。请把回执发给该机构。
office-filings = 各领域的备案
office-filings-about = 点一行，查看该领域备案的内容。
office-filed-of = 领域“{ $track }”
office-filed-none = 这个领域还没有登记备案。
office-filed-line = 第 { $version } 版，备案号 { $number }，专家 { $experts } 位，专家交回截止 { $closing }。
office-tracks-none = 没有领域。

## 秘书处：进度

office-board-none = 还没有签发届文件：签发之后，这里列出全部领域。
office-board-title = 全部领域
office-board-sums = 领域 { $tracks } 个：已备案 { $filed }，已收报 { $submitted }，核验通过 { $verified }。报送截止 { $due }。
office-board-unknown = “—”表示秘书处在收到报送之前无从得知。
office-filed = 备案
office-packed = 已打包
office-received = 已收
office-submitted = 收报
office-verified = 核验
office-issued = 已签发
office-days = 距截止
office-days-n = { $n } 天
office-overdue-n = 过期 { $n } 天

## 秘书处：收报

office-receive-nothing = 还没有登记任何备案：请先到“备案登记”。
office-receive-title = 收取初评结果包
office-receive-about = 先核验全部内容，再由内附的评分结果包重新计算；不通过的不采用，什么都不改动。
office-receive-file = 初评结果包
office-receive-folder = 核验回执放在
office-receive = 核验并收报…
office-received-title = 核验结果：{ $track }
office-received-about = 领域“{ $track }”的报送已核验、重新计算并入库，核验回执已签发。
office-override-title = 由两人决定放行
office-override-about = 除 { $codes } 以外没有别的问题。两位经办人说明理由、共同签名，才可以放行；核验回执会写明由谁、为什么放行。
office-override-do = 两人放行并收报…
office-override-sign = 放行 { $codes }：{ $file }
office-override-consequence = 两位经办人签名放行，秘书处签名回执；放行的理由随回执留存，人人可查。
office-ack-digest = 回执摘要
office-submission-digest = 报送摘要

## 秘书处：档案

office-register = 收发登记
office-register-none = 还没有收发过文件包。
office-audit = 操作记录
office-audit-about = 每一步操作都记在一条链上；核对时从头重新计算，改动、删除或插入都会断开。
office-audit-do = 核对操作记录
office-audit-good = { $rows } 条记录，环环相扣。
office-audit-bad = 第 { $rows } 条之后断裂。请保留这份文件，并报监督人员查明。
office-audit-head = 链的末端
office-verify-again = 再核验
office-verify-again-about = 选择手中的文件包，核验签名和内容，并与登记的摘要比对。备案回执和届文件一并选上，才能核对得全。
office-verify-files = 要核验的文件包
office-verify-do = 核验
office-known-since = 与 { $at } 登记的一致
office-not-known = 登记中没有

# 经办人签名
office-person = 经办人
office-second-person = 第二位经办人
office-person-none = 请选择
office-person-passphrase = { $name } 的个人口令
office-person-passphrase-any = 个人口令
office-people-missing = 这件事要由 { $n } 位登记了个人密钥的经办人签名，目前还不够。请先在“经办人与保管”里登记。
office-sign-accept = 通过 { $n } 项申报
office-sign-accept-about = 形式审查通过是经办人的决定，用个人密钥签名并记入操作记录。

# 经办人与保管
office-station-keeping = 经办人与保管
office-state-keeping = 密钥与备份
office-clerks = 经办人
office-clerks-about = 登记个人密钥后，经办人的决定用本人的口令签名，而不只是写一个名字。两个人才能决定的事，需要两位经办人。请在备案之前登记：盖章的备案函会载明他们，此后别人才采信。
office-clerks-none = 还没有人登记个人密钥；操作记录里的姓名只是写上去的。
office-clerk-name = 姓名
office-clerk-state = 状态
office-clerk-active = 可签署
office-clerk-retired = 已注销
office-clerk-digits = 指纹核对数字
office-clerk-fingerprint = 指纹
office-clerk-passphrase = 本人设定的口令
office-clerk-passphrase-help = 至少 { $min } 个字符，只有本人知道；忘了没有人能找回，只能另登记一把密钥。
office-clerk-add = 登记
office-supervisors = 监督
office-supervisors-about = 监督人员用自己的口令打开这个工作区，什么都能看，什么都不能改。
office-supervisors-none = 还没有监督入口。
office-supervisor-name = 姓名
office-supervisor-passphrase = 监督人员设定的口令
office-supervisor-add = 设立监督入口
office-supervisor-remove = 撤销{ $name }的入口
office-backup = 备份
office-backup-about = 备份与原件用同一口令加密。请放到另一块磁盘上，并定期再做；从备份恢复之后，操作记录另起一条链，并写明接在哪里。
office-backup-folder = 存放备份的文件夹
office-backup-do = 现在备份
office-backup-sha256 = 备份文件的 SHA-256
office-signers = 签名人名册（allowed_signers）
office-signers-about = 本工作区认得的公开密钥：秘书处、初评机构和专家，各注明可以签哪几种文件。其中没有任何秘密，可以交给任何人。
office-signers-show = 显示名册
office-signers-write = 导出到文件
office-signers-written = 已写出。
office-signers-lines = { $n } 行
office-signers-none = 还不认得任何密钥，名册是空的。
office-signers-use = 把文件包解开到名册旁边的一个文件夹，在其中核对清单并运行 ssh-keygen -Y verify，-I 后写名册里的签名人，-n 后写文件的种类，显示 Good 就是此人所签、未经改动，例如：
office-handing = 交给别的程序打开
office-handing-about = 不用本程序也能打开发给本单位的文件。
office-identity = 导出收件身份
office-identity-do = 导出收件身份（age）
office-identity-consequence = 拿到这个文件的人，可以打开所有发给本单位的加密文件。请像公章一样保管，用完删除。
office-identity-done = 已写出。请像公章一样保管，用完删除。

# 改正与补发
office-station-again = 改正与补发
office-state-again = 需要时用
office-again-title = 要办哪一件
office-act-done = 已完成。
office-act-recount = 现在的排名还是上一次合并的，请重新计算。
office-written-path = 文件
office-written-letter = 函件
office-written-list = 清单
office-written-digest = 摘要
office-written-digits = 核对数字
office-field-expert = 专家
office-field-name = 姓名
office-field-nomination = 申报项目
office-field-cause = 请专家改正什么
office-field-reason = 理由
office-field-out = 写到哪个文件夹
office-field-keep = 新包没有结果之前，已收到的结果继续算数
office-field-batches = 存放评审批次的文件夹
office-field-letters = 存放领取函的另一个文件夹
office-field-results = 评分结果包的摘要（64 位）或核对数字
office-field-key = 密钥指纹（SHA256:…）
office-field-file = 文件
office-field-files = 文件
office-field-results_digits = 签字页上的结果核对数字
office-field-fingerprint_digits = 签字页上的指纹核对数字
office-act-return = 退回修改
office-act-return-about = 把已封存的评分退给专家改正。专家重新封存之前，原来的评分仍然算数。
office-act-return-do = 写出退回通知
office-act-return-consequence = 本单位签名的退回通知；专家在自己的工作文件里打开它，才能改。
office-act-reissue = 重新签发批次
office-act-reissue-about = 专家的电脑丢了、口令忘了：同样的项目，新的批次，新的领取码。旧的一次不再算数。
office-act-reissue-do = 重新签发
office-act-reissue-consequence = 写出新的评审批次和领取函；旧批次以后送来的结果会留存，但不算数。
office-act-replace = 更换专家
office-act-replace-about = 这位专家的批次作废，已有的评分留存并注明理由，但不算数。由两人决定。
office-act-replace-do = 作废并更换
office-act-replace-consequence = 两位经办人签名作废这位专家的批次。之后请把接替的专家列入备案的专家构成方案，取得回执，再为其打包。
office-act-withdraw = 撤回申报
office-act-withdraw-about = 打包之后撤回的项目：所有专家的这一格都免除，排名重新计算。
office-act-withdraw-do = 撤回
office-act-withdraw-consequence = 该项目不再参加排名，理由留在记录里。
office-act-excuse = 免除一格
office-act-excuse-about = 打包之后才发现的回避情形：这位专家对这个项目的评分不计入。由两人决定。
office-act-excuse-do = 免除这一格
office-act-excuse-consequence = 两位经办人签名免除这一格；报送时随附，人人可查。
office-act-revoke-results = 双重封存：作废其中一份
office-act-revoke-results-about = 两份结果互相排斥时，两份都留存、都不算数，直到两人决定作废哪一份。
office-act-revoke-results-do = 作废这一份
office-act-revoke-results-consequence = 两位经办人签名作废这份结果；它留在记录里。
office-act-revoke-key = 作废密钥
office-act-revoke-key-about = 密钥落到别人手里：用它签的不再算数。由两人决定。
office-act-revoke-key-do = 作废这把密钥
office-act-revoke-key-consequence = 两位经办人签名作废这把密钥，并写出作废名单。
office-act-paper = 附上签字页扫描件
office-act-paper-about = 专家手签的签字页（PDF）随报送一起交秘书处。
office-act-paper-do = 附上
office-act-cosign = 联合评审：第二家签名
office-act-cosign-about = 核对另一家机构的备案、批次或初评结果，并加上本单位的签名。
office-act-cosign-do = 核对并签名
office-act-cosign-consequence = 本单位的签名加在同一份文件上，内容一个字节不变。
office-act-ack = 导入秘书处的核验回执
office-act-ack-about = 核对回执，并打印名册给各位专家核对自己的指纹。
office-act-ack-do = 导入
office-act-revocations = 导入作废名单
office-act-revocations-about = 秘书处或机构送来的作废名单；编号更小、内容更少的名单会被拒绝。
office-act-revocations-do = 导入
office-act-paper-seen = 核对签字页原件
office-act-paper-seen-about = 照着墨迹原件输入两组数字，程序与初评结果包里的逐一核对，并由经办人签名记下。
office-act-paper-seen-do = 核对并记下
office-act-paper-seen-consequence = 经办人签名证明看过原件。
office-binding-help = 专家的密钥怎样与本人对应；写进备案，此后不能降低。
office-joint-card = 另一家机构的密钥卡（联合评审）
office-joint-card-help = 只有两家联合评审的领域需要；由对方在“改正与补发”里写出。
office-second-digits = 第二家机构函上的核对数字
office-second-digits-help = 只有两家联合评审的领域需要。
office-act-card = 联合评审：本单位的密钥卡
office-act-card-about = 交给牵头机构，写进共同的备案。
office-act-card-do = 写出密钥卡
office-act-card-consequence = 写出本单位的公钥和收件地址，由本单位签名。
office-act-clerk-retire = 注销经办人
office-act-clerk-retire-about = 经办人调离，或者忘了口令时。由另一位经办人签署；同名者之后可以重新登记一把密钥，并须重新备案。
office-act-clerk-retire-do = 注销
office-act-clerk-retire-consequence = 此人的密钥从此不能再签署；此前签署的决定仍然有效。
office-act-key-renew = 更换本单位的签名密钥
office-act-key-renew-about = 密钥可能泄露或要交接时。之后要重新备案（秘书处：重新签发届文件），新密钥才能用。
office-act-key-renew-do = 更换密钥
office-act-key-renew-consequence = 生成新的签名密钥；旧密钥留在工作区，只用来核对以前的文件。

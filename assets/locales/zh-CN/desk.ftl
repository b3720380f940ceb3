### 命令办成之后说的话（done-<命令>），长时间工作的进度（progress-<步骤>），表格逐行的错误（row-<代码>）。

done-edition-show = { $id }　{ $title }
done-edition-check = 届 { $edition }：榜单 { $lists } 个，领域 { $tracks } 个，问题 { $faults } 处。
done-office-new = 已建立 { $path }。密钥指纹 { $fingerprint }，核对数字 { $digits }。请把核对数字印在书面通知或备案函上。
done-edition-export = 届文件包已签发：{ $path }。摘要 { $digest }。秘书处核对数字 { $digits }。
done-edition-import = 已导入届 { $edition }，摘要 { $digest }。
done-filing-export = 备案文件包：{ $path }。备案函：{ $letter }。摘要 { $digest }。机构核对数字 { $digits }。
done-filing-accept = 已登记备案 { $number }（第 { $version } 版），回执：{ $path }。摘要 { $digest }。
done-receipt-import = 领域 { $track } 已备案，备案号 { $number }。评价标准自此锁定。
done-intake = 领域 { $track }：导入 { $accepted } 个申报项目，附件 { $attachments } 个；未导入的行 { $rows } 处。
done-accept = 受理 { $accepted } 个申报项目。
done-pack = 已打包 { $batches } 个评审批次。领取函在 { $letters }，请与批次文件分开送达。
done-open = 已建立工作文件 { $path }：批次 { $batch }，专家 { $expert }，申报项目 { $nominations } 个，交回截止 { $closing }。
done-pledge = 承诺书已签署。
done-recuse = 回避声明已记录：共 { $recusals } 项。
done-unable = 已记录无法判断：{ $nomination }。
done-score-import = 已保存 { $marks } 个分数，{ $comments } 条评语；已评 { $scored } / { $total } 个项目。
done-sheet = 已评 { $scored } / { $total }，尚缺 { $missing } 处。
done-seal = 已封存第 { $seq } 版：{ $path }。签字页：{ $page }。摘要 { $digest }。核对数字 { $digits }。
done-merge = 领域 { $track }：结果包 { $files } 个，采用 { $taken } 个，现共计入 { $counted } 个。
done-submit = 初评结果包：{ $path }。摘要 { $digest }。计入评分结果包 { $counted } 个。
done-receive = 领域 { $track } 的初评结果已核验、重新计算并入库，核验回执：{ $path }。
done-tally = 正式得分和名次：
done-verify = 核验结果：
done-audit = { $path }：操作记录 { $rows } 条，末端 { $head }。
done-rehearse = 演练完成：评审组 { $panels } 个，文件包 { $bundles } 个，均在 { $path }。秘书处核对数字：{ $digits }
done-demo = 演示完成，文件在 { $path }。秘书处核对数字：{ $digits }
done-office-see = 工作区“{ $name }”：领域 { $tracks } 个。
done-office-nominations = 申报项目 { $rows } 个。
done-office-nomination = 决定 { $outcomes } 条。
done-office-filing = 备案第 { $version } 版，备案号 { $number }，专家 { $experts } 位，交回截止 { $closing }。
done-office-template = 评价标准模板在 JSON 中（--json）。
done-office-batches = 评审批次 { $rows } 个。
done-office-ranking = 排名在 JSON 中（--json）。
done-office-standing = { $title }：专家评分表 { $sheets } 份。
done-office-register = 文件包 { $rows } 个。

row-missing-value = { $cell }：缺少“{ $heading }”。
row-bad-id = { $cell }：“{ $value }”不能作编号（字母、数字和连字符，最多 32 个）。
row-duplicate-id = { $cell }：编号“{ $value }”与第 { $first_row } 行重复。
row-bad-date = { $cell }：“{ $value }”不是日期，请写作 2022-10-31。
row-too-long = { $cell }：超过 { $limit } 字。
row-not-public = { $cell }：密级“{ $value }”，只接受公开项目。
row-unknown-track = { $cell }：没有领域“{ $value }”。
row-duplicate-mark = 第 { $first_row } 行之后再次出现“{ $value }”，请只保留一行。
row-bad-number = { $cell }：“{ $value }”不是分数（最多两位小数）。
row-unknown-nomination = { $cell }：批次中没有申报项目“{ $value }”。
row-unknown-item = { $cell }：评价标准中没有评审项“{ $value }”。
row-mark-out-of-range = { $cell }：{ $value } 超出 { $min } 至 { $max }。
row-mark-off-step = { $cell }：{ $value } 不在步长 { $step } 上。
row-bad-mark = { $cell }：“{ $value }”不是分数。
row-bad-gate = { $cell }：“{ $value }”应为 是 或 否。
row-unknown-level = { $cell }：“{ $value }”不是备案的推荐等级。
row-comment-too-long = { $cell }：评语超过 { $max } 字。
row-recused = { $cell }：{ $value } 已回避，不能评分。
row-bad-role = { $cell }：“{ $value }”应为 组长 或 专家。

error-no-anchor = 没有核对秘书处的数字。请照书面通知输入 6×5 位数字（--trust）。
error-bad-criteria = 评价标准有误：{ $detail }
error-several-tracks = 这个工作区有几个领域，请用 --track 指明：{ $tracks }。
error-same-folder = 评审批次和领取函不能放在同一个文件夹，也不能一个在另一个里面。请为领取函另选一处。
error-already-packed = 专家 { $expert } 的批次已经打包。新增任务请另作批次，遗失请重新签发。
error-already-receipted = 领域“{ $track }”第 { $version } 版备案已有回执。
error-not-merged = 领域“{ $track }”还没有合并，不能报送。请先收取结果包并合并。
error-equivocation = 专家的批次 { $batch } 有两份版次 { $seq } 的不同结果，均已保留。请由两名经办人决定。
error-absent-form = “{ $value }”应写作 E003=原因。
error-database-refused = 批次中的数据库没有通过检查（{ $detail }），没有打开。请向初评机构重新索取。
error-nominations-needed = 没有指明申报项目。请列出编号，或写 --all。
error-recusal-needed = 请写明回避的申报项目和事由，或写 --none。
error-unreadable-glyph = 文件中有不能印出的字：{ $detail }
error-recusals-not-declared = 还没有声明回避。请声明需要回避的项目，或声明没有需要回避的项目，然后再封存。
error-not-our-filing = 回执 { $number } 不是对本机构备案的答复。请向秘书处核实。
error-joint-track = 领域“{ $track }”由两家机构共同初评，备案须两家都签名；本版本还不能办理共同签名，没有生成备案。
error-not-our-track = 领域“{ $track }”不由机构 { $body } 负责初评。请核对领域编号。
error-bad-file-name = 附件 { $object } 的文件名不能使用。请改名后重试。
error-tally = 无法计算正式得分：{ $detail }
error-scored-and-recused = 专家 { $expert } 对 { $nomination } 既有分数又有回避，请先核实。

## 同一代码，提示或未能核验时的说法：键为 <代码>-<轻重>

A08-note = { $object } 的密钥与批次密语的对应，只有打包的初评机构能够核对。
A11-note = 没有核对秘书处的数字（{ $detail }），按未核对继续。
P05-note = { $object } 的封存时间在交回截止日之后（{ $detail }）。照收，并标为迟交。
A05-digits = 输入的数字与 { $object } 实际签名的密钥不符。请对照书面通知或盖章备案函逐组检查；若输入无误，请勿采用此文件，并与对方联系。
K03-error = 没有可供核对的 { $object }（{ $detail }）。请把备案回执或届文件一并交来核验。

error-sheet-too-large = { $object } 过大（{ $what } 超过 { $limit }），没有读取。请拆分后再导入。
error-sheet-cell-too-long = { $object } 的单元格 { $cell } 超过 { $limit } 个字，没有读取。请缩短后重试。
error-sheet-no-headings = { $object } 的第 { $row } 行应是标题，却是数字。请补上标题行。
error-sheet-missing-heading = { $object } 的 { $cell } 缺少列标题。请补上标题，或删去该列。
error-sheet-duplicate-heading = { $object } 中“{ $heading }”一列出现了两次（{ $first } 和 { $cell }）。请只保留一列。
error-sheet-not-text = { $object } 不是可识别的文字编码。请另存为 UTF-8 的 CSV 或 XLSX。
error-sheet-error-cell = { $object } 的单元格 { $cell } 是公式错误 { $value }。请改正后重试。
error-sheet-old-or-locked = { $object } 是旧的 .xls 文件或设有密码。请另存为没有密码的 .xlsx。
error-sheet-not-a-workbook = { $object } 不是可以读取的 XLSX 文件，可能已损坏。请重新保存后再试。

step-rehearse = 演练
step-demo = 演示
error-not-folded = 已经办成，也已保存；但 { $object } 所在位置空间不足，最后的改动还在旁边的 -wal 文件里。请腾出空间后再打开一次；在此之前不要单独复制或删除这两个文件。
error-packed-under-old-receipt = 领域“{ $track }”中专家 { $experts } 的批次是按旧版备案打包的，其结果不能按新版备案合并，什么都没有改动。请按新版备案重新签发批次，或与秘书处商定恢复旧版。
error-tally-outside-scale = 专家 { $expert } 给 { $nomination } 的“{ $item }”打分 { $mark }，超出评价标准的范围或不在步长上，没有计算。请核对分数表或评价标准。
error-tally-unknown-item = 专家 { $expert } 给 { $nomination } 的评审项“{ $item }”不在评价标准中，没有计算。请核对评审项编号。
error-tally-twice = 专家 { $expert } 对 { $nomination } 有两份评分，没有计算。请只保留一份。
error-criteria-not-yet = 评价标准中的“{ $part }”本版本还不能执行，因此不予采用，以免备案了却不起作用。请改用其他办法，或等待支持它的版本。

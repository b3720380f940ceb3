### 命令没有办成时说的话。键是 error-<code>；先说发生了什么、有没有损失，再说该怎么办。

## 文件

error-not-ours = { $object } 不是本程序的文件，未作任何改动。请确认选对了文件。
error-cut-short = { $object } 不完整，可能没有复制完。请从来源重新复制一份。
error-wrong-passphrase-or-damaged = 打不开 { $object }：口令不对，或者文件已损坏。请再输入一次口令；确信口令无误的，请使用备份。
error-newer-format = { $object } 由更新版本的程序生成（文件格式 { $found }，本程序支持到 { $known }）。请升级本程序后再打开，文件未作改动。
error-already-open = { $object } 正由另一个窗口或程序使用。请先关闭那一处，再打开。
error-disk-full = 存放 { $object } 的空间不足，没有写完的部分已撤回。请腾出空间或另选位置后重试。
error-exists = { $object } 已经存在，没有覆盖。请另取文件名；确要覆盖，请加 --force。
error-io = 读写 { $object } 时出错。已保存的内容不受影响，请检查磁盘或 U 盘后重试。
error-not-found = 找不到 { $object }。请检查文件名和所在的文件夹。
error-too-large = { $object } 超过允许的大小（上限 { $max }）。请核对来源，或分批处理。
error-read-back = { $object } 写入后读回的内容不一致，这一份不能使用。请换一个 U 盘或位置重新导出。
error-verification-failed = { $object } 未通过核验，没有采用。请查看所列各条，并向来源方核实。
error-sealed-for-another = { $object } 是加密文件，但不是给本工作区的，打不开，也没有采用。请转交收件单位，或请对方按备案回执重新导出。
error-no-recipient = { $object } 没有写出：备案回执或届文件中没有写明收件单位的加密公钥。请向秘书处索取新的届文件或回执。

## 领取码、口令与核对数字

error-wrong-code-length = 领取码应为 { $expected } 个字符。请对照领取函重新输入，空格和大小写不影响。
error-wrong-code-character = 领取码中不会出现字符“{ $character }”。请对照领取函重新输入。
error-wrong-code-check = 领取码的校验字符不符，很可能输错了一个字符。请对照领取函逐组检查。
error-wrong-code = 这个领取码打不开 { $object }。请确认领取函与文件是同一批次、同一签发次。
error-wrong-passphrase = 口令不对，没有签名，也没有改动。请再输入一次。
error-weak-passphrase = 口令太短，至少需要 { $min } 个字符。请换一个较长而自己记得住的句子。
error-passphrases-differ = 两次输入的口令不一样。请重新输入。
error-bad-digits = 核对数字应为六组、每组五位。请对照书面通知重新输入。
error-no-terminal = 这一步需要口令。请在终端中运行，或者用 --passphrase-file 指定口令文件。
error-code-needed = 打开评审批次需要领取码。请在终端中运行，或者用 --code-file 指定领取码文件。
error-clerk-passphrase-needed = 这一步由经办人签署，需要经办人本人的个人口令。请在终端中运行，或者用 --clerk-passphrase-file 指定口令文件。没有改动任何内容。
error-new-clerk-passphrase-needed = 这一步要为本人的个人密钥设一个口令。请在终端中运行，或者用 --clerk-passphrase-file 指定口令文件。没有改动任何内容。
error-second-passphrase-needed = 这一步须两人经办，还需要第二位经办人本人的个人口令。请在终端中运行，或者用 --second-passphrase-file 指定口令文件。没有改动任何内容。
error-unknown-clerk = 本工作区没有登记名为“{ $clerk }”的经办人。请核对姓名，或者先用 clerk add 登记。没有改动任何内容。
error-same-clerk = 这一步须由两位不同的经办人签署，两处填的都是“{ $clerk }”。没有改动任何内容。
error-wrong-clerk-passphrase = “{ $clerk }”的个人口令不对。请由本人重新输入。没有改动任何内容。
error-clerk-not-filed = 机构的备案中没有载明“{ $clerk }”的个人密钥，此人参与的两人决定别处不会采信。请由已备案的经办人签署，或者重新备案。没有改动任何内容。
error-clerk-known = 已经有名为“{ $clerk }”的经办人。同名的另一人请加以区别后登记。没有改动任何内容。
error-clerk-passphrase-shared = 个人口令不能与工作区的口令相同，否则人人都能用它。请由本人另设一个。没有改动任何内容。
error-cannot-override = { $codes } 不能由两人决定放行：只有 P 类的所见可以放行，而且须写明全部，别无其他问题。没有改动任何内容。
error-supervisor-known = 已经有名为“{ $supervisor }”的监督人员。请先取消，再重新设置。没有改动任何内容。
error-unknown-supervisor = 没有名为“{ $supervisor }”的监督人员。请用 supervisor list 查看。没有改动任何内容。
error-supervisors-damaged = 工作区旁边存放监督口令的文件（.entries）已损坏，没有改动它。请移走这个文件，再重新设置监督口令。
error-too-many-supervisors = 监督人员已达上限。请先取消不再需要的。没有改动任何内容。
error-backup-damaged = 备份 { $object } 已损坏，没有由它恢复出任何文件。请换用另一份备份。

## 表格

error-missing-column = 表格缺少“{ $column }”一列。请补上该列，或在对应关系中指定。
error-bad-date = 单元格 { $cell } 的“{ $value }”不是日期。请按 2022-10-31 的写法填写。
error-rows-refused = 有 { $count } 行不能采用，整张表都没有导入。请按所列单元格改正后重试。
error-empty-sheet = { $object } 中没有数据行。请检查是否选对了工作表。

## 专家评分

error-expert-not-on-panel = 专家 { $expert } 不在专家构成方案中。请核对专家编号，或先修改并重新备案专家构成方案。
error-unknown-nomination = 没有编号为 { $nomination } 的申报项目。请核对编号。
error-unknown-recusal-reason = “{ $reason }”不是所列的回避事由。请从所列事由中选择。
error-recused = 申报项目 { $nomination } 已声明回避，不能评分。
error-sealed = 评分已经封存，不能再改。确需修改，请初评机构退回，并说明原因。
error-not-sealed = 评分尚未封存。请先封存，再导出。
error-filed-key-needed = 专家 { $expert } 的密钥已经备案（指纹 { $fingerprint }），打开这个批次必须用那一把：换一把密钥签署的结果不会被采用。请带上制作密钥卡时的密钥文件（--key）重新打开；没有建立工作文件。
error-key-not-yours = 这把密钥（指纹 { $fingerprint }）不是为专家 { $expert } 备案的那一把。请换用与密钥卡一致的密钥文件；没有建立工作文件。
error-pinned-unverified = 工作文件 { $object } 当时没有核对秘书处的数字，不能拿来代替核对。请照书面通知输入 6×5 位数字（--trust）；没有建立工作文件。
error-pinned-elsewhere = 先前的工作文件属于届 { $earlier }，这个批次属于届 { $edition }，或者其中一个是演练，不能沿用。请照书面通知输入 6×5 位数字（--trust）；没有建立工作文件。
error-not-pledged = 尚未签署承诺书。请先阅读并签署，然后才能评审。
error-incomplete = 还有 { $count } 处没有完成，不能封存。请补齐分数和必填评语，或声明回避、无法判断。

## 备案、打包、合并与报送

error-no-receipt = 领域“{ $track }”还没有备案回执，不能打包。请先导入秘书处的回执。
error-edition-missing = 没有可用的届文件（{ $id }）。请先导入秘书处发来的届文件；内置的届可用 hengjian edition show 查看。
error-bad-edition = 届文件不合规定：{ $detail }。请改正后重试。
error-filing-state = 备案目前的状态是“{ $state }”，不能这样做。请先完成前一步。
error-criteria-faults = 评价标准有 { $count } 处不合规定（{ $detail }）。请改正后重试。
error-panel-faults = 专家构成方案有 { $count } 处不合规定（{ $detail }）。请改正后重试。
error-nothing-accepted = 领域“{ $track }”没有通过形式审查的申报项目。请先完成形式审查。
error-nothing-assigned = 领域“{ $track }”还没有分配专家。请先完成分配。
error-unknown-track = 没有编号为 { $track } 的领域。请用 hengjian edition show 查看所有编号。
error-unknown-body = 届文件中没有初评机构 { $body }。请核对机构编号。
error-wrong-role = 这件事由{ $role }办理，打开的工作区不是。请打开正确的工作区。
error-outcome-reason = 这一决定必须写明理由。请填写理由后重试。
error-results-not-kept = 没有收取过 { $object } 的评分结果包。请先用 merge 收取，或者核对数字和专家编号。没有改动任何内容。
error-several-results = { $object } 有几份评分结果包（{ $batches }）。请用 --results 写明签字页上的数字。没有改动任何内容。
error-not-a-pdf = { $object } 不是 PDF。请把签字页扫描成 PDF 后重试。没有改动任何内容。
error-clerk-key-needed = 这一步须由经办人用个人密钥签署，本工作区还没有登记经办人。请先用 clerk add 登记。没有改动任何内容。
error-not-a-submission = { $object } 不是初评结果包。请选择初评机构报送的文件。没有改动任何内容。
error-paper-unknown = 初评结果包里没有哪一份评分结果的数字与输入的相同。请对照签字页原件逐组重新输入；确信无误的，这一页签的不是报送的这份结果，请向初评机构查明。没有记录。
error-paper-other-key = 专家 { $expert } 的评分结果数字相符，但签署它的密钥与输入的不同。请对照签字页原件重新输入；确信无误的，请勿采用，并向专家本人核实。没有记录。

## 一般

error-usage = 用法不对：{ $detail }。请用 --help 查看说明和例子。
error-unknown-command = 没有命令 { $command }。请用 --help 查看所有命令。
error-no-randomness = 系统没有给出随机数，密钥和编号都没有生成。请重新启动电脑后再试。
error-cancelled = 已按要求停止，没有留下半成品。
error-internal = 程序内部出错，已保存的内容不受影响。请复制以下代码和细节，告知维护者。
error-no-filing = 领域“{ $track }”还没有备案可看。请先报送备案，或核对版本。

## 窗口中的评审

error-locked = { $object } 在这里还没有打开。请输入口令打开它；没有改动任何内容。
error-passphrase-needed = 这一步需要口令，没有收到。请输入口令后重试；没有改动任何内容。
error-read-only = 这份文件在这里只能查看：它正由另一个窗口或程序使用，或者是用监督口令打开的。这一步没有做，已保存的内容没有损失。要改动，请关闭另一个窗口，用工作区自己的口令重新打开。
error-bad-mark = “{ $value }”不是分数，原来的分数没有改动。“{ $title }”请填写 { $min } 至 { $max } 之间的数，每档 { $step }。
error-mark-out-of-range = “{ $title }”的分数 { $value } 超出范围，原来的分数没有改动。请填写 { $min } 至 { $max } 之间的数，每档 { $step }。
error-mark-off-step = “{ $title }”的分数 { $value } 不在档上，原来的分数没有改动。请填写 { $min } 至 { $max } 之间的数，每档 { $step }。
error-comment-too-long = 文字超过 { $max } 个字，没有保存；原来保存的文字没有改动。请缩短后再试。
error-unknown-item = 评价标准中没有可以这样填写的评审项 { $item }。没有改动任何内容；请重新打开工作文件后再试。
error-unknown-level = “{ $value }”不是备案的推荐意见。没有改动任何内容；请从所列意见中选择。
error-unknown-attachment = 申报项目 { $nomination } 没有第 { $number } 个附件。请从所列附件中选择。
error-token-unknown = 窗口不认得这个文件了（可能是重新启动之前选的）。没有改动任何内容；请重新选择文件。
error-intake-stopped = 已按要求停止：{ $total } 个申报项目中已有 { $done } 个连同附件完整导入，其余没有导入。再次导入同一份表格会接着做，已有的不会重复。
error-pack-stopped = 已按要求停止：{ $total } 份评审批次中已有 { $done } 份完整打包，文件和领取函在所选的两个文件夹里；其余没有打包。再次打包只做还没有的。
error-removable-folder = { $object } 在可移动磁盘上；工作文件和工作区要放在本机硬盘上。请换一个本机文件夹；要带走副本请用备份。
error-network-folder = { $object } 在网络文件夹里，那里不能保证评分不丢。请换一个本机文件夹。
error-paper-differs = 这份结果已经附有另一份签名页扫描件；已有的不会被替换。
error-return-known = 这份退回通知已经用过了。

### 窗口：开始页、验证、新建工作区、各处共用的部件，以及外壳自己说的话。

## 处处可见

ui-product = 衡鉴
ui-product-line = 不联网的评审：打包、评分、封存、合并、报送
ui-version = 版本 { $version }
ui-leave = 返回开始页
ui-close = 关闭
ui-show = 显示
ui-hide = 隐藏
ui-open = 打开
ui-remove = 移除
ui-remove-what = 移除 { $what }
ui-rail = 各个环节
ui-kind = 种类
ui-n-of-m = { $n } / { $m }
ui-binding = 密钥与本人的绑定
ui-digits = 核对数字
ui-verdict = 核验结论
ui-language-other = Switch to English

## 显示

ui-display = 显示
ui-theme = 颜色
ui-theme-system = 跟随系统
ui-theme-light = 浅色
ui-theme-dark = 深色
ui-theme-contrast = 高对比度
ui-text-size = 文字大小

## 按键与命令

ui-keys = 本页的按键
ui-keys-short = 按键
ui-keys-letters = 启用单个字母的按键
ui-keys-letters-help = 如 j、k、f、u 和 ?。只在列表中起作用，输入文字时从不起作用。
ui-palette = 命令
ui-palette-find = 查找命令
ui-palette-none = 没有这样的命令。
ui-open-any = 打开文件

## 复制、保存、进行中

ui-copy = 复制
ui-copy-what = 复制{ $what }
ui-copied = 已复制
ui-copy-failed = 没能复制，请选中后按 Ctrl+C
ui-saving = 正在保存
ui-saved = 已保存 { $time }
ui-not-saved = 未保存
ui-working = 正在处理
ui-stop = 停止

## 表格

ui-table = 表格
ui-table-filter = 筛选
ui-table-rows = { $n } 行
ui-table-none = 没有符合筛选的行。

## 选择与输入

ui-choose = 选择
ui-choose-other = 另选
ui-nothing-chosen = 尚未选择
ui-code-help = 照领取函输入。大小写、空格和横线都不影响；O 与 0、I 与 1 不必分辨。
ui-digits-help = 六组，每组五位，照书面通知或邀请函输入。空格不影响。
ui-passphrase-fresh = 至少 { $min } 个字符。请选一句自己记得住而别人猜不到的话；口令忘记后无法找回。
ui-passphrase-again = 再输入一次口令
ui-passphrase-short = 口令太短，至少需要 { $min } 个字符。
ui-passphrase-differ = 两次输入的口令不一样。

## 整页的提示

ui-banner-rehearsal = 演练：这里的一切都不能用于正式评审。
ui-banner-read-only = 只读：这份文件正由另一个窗口使用，或者是用监督口令打开的，或者已经不能再改。
ui-banner-unverified = 未核对：尚未用书面通知上的数字核对秘书处。

## 出错时

ui-error-details = 代码和细节
ui-error-unknown = 这一步没有办成（{ $code }）。已保存的内容不受影响，请复制代码和细节，告知维护者。
ui-error-exists = { $object } 已经存在，没有覆盖。请另取文件名或另选位置。
ui-error-no-terminal = 这一步需要口令。请输入口令后重试。
ui-error-code-needed = 打开评审批次需要领取码。请照领取函输入。
ui-error-clerk-passphrase-needed = 这一步由经办人签署，需要经办人本人的个人口令。请输入后重试；没有改动任何内容。
ui-error-new-clerk-passphrase-needed = 这一步要为本人的个人密钥设一个口令。请输入后重试；没有改动任何内容。
ui-error-second-passphrase-needed = 这一步须两人经办，还需要第二位经办人本人的个人口令。请输入后重试；没有改动任何内容。
ui-error-no-anchor = 还没有核对秘书处的数字。请照书面通知输入 6×5 位数字，或者选择暂不核对。
ui-error-pinned-unverified = 先前的工作文件 { $object } 当时没有核对秘书处的数字，不能代替核对。请照书面通知输入 6×5 位数字。
ui-error-pinned-elsewhere = 先前的工作文件属于届 { $earlier }，这个批次属于届 { $edition }，或者其中一个是演练，不能沿用。请照书面通知输入 6×5 位数字。
ui-error-several-tracks = 这个工作区有几个领域（{ $tracks }），没有改动任何内容。请先选定领域，再做这一步。
ui-error-nominations-needed = 没有选中申报项目，什么都没有改动。请先选中至少一个。
ui-error-recusal-needed = 请选定回避的申报项目和事由，或者声明没有需要回避的项目。
ui-error-unknown-track = 没有编号为 { $track } 的领域，什么都没有改动。请从所列领域中选择。
ui-error-edition-missing = 没有可用的届文件（{ $id }）。请先导入秘书处发来的届文件。
ui-error-usage = 程序的两个部分没有对上（{ $detail }），这一步没有做，已保存的内容不受影响。请复制代码和细节，告知维护者。
ui-error-unknown-command = 程序的这个版本没有这一步（{ $command }），什么都没有改动。请更新程序，或告知维护者。
ui-error-absent-form = 缺席专家的写法不对（{ $value }），没有报送。请写明专家编号和原因。
ui-error-token-unknown = 程序已经不认得这个文件，什么都没有改动。请重新选择它。
ui-page-failed = 这一页不能显示
ui-page-failed-help = 已保存的内容都在。请返回开始页，重新打开文件；再次出现时，请复制下方的代码和细节，告知维护者。

## 开始页

ui-open-batch = 打开评审批次
ui-open-batch-help = 专家：用领取码打开收到的批次，得到自己的工作文件
ui-open-document = 打开工作区
ui-open-document-help = 接着做：专家的工作文件，或机构、秘书处的工作区
ui-new-office = 新建工作区
ui-new-office-help = 初评机构或秘书处：建立工作区和密钥
ui-restore = 由备份恢复
ui-restore-help = 初评机构或秘书处：工作区丢失或损坏时，由备份另建一份
ui-verify = 验证文件
ui-verify-help = 任何人：核验任何文件包，看看是谁签的、有没有改动
ui-recent = 最近的文件
ui-recent-none = 还没有打开过文件。
ui-drop-hint = 也可以把文件拖到窗口里：程序会看它是什么，再打开相应的一页。
ui-kind-work = 工作文件
ui-kind-office = 工作区
ui-kind-batch-or-bundle = 文件包
ui-kind-other = 其他文件

## 演示

ui-demo = 演示
ui-demo-note = 以下都是编造的演示文件。口令和领取码只在演示中这样写出来，正式评审中从不显示。
ui-demo-passphrase = 演示口令（所有文件）
ui-demo-digits = 秘书处的核对数字（演示中的“书面通知”）
ui-demo-extra = 其他演示文件

## 不是文档的文件

ui-not-a-document = 这个文件不能在这里打开
ui-is-encrypted = 这是加密的文件，但不是评审批次、文件包，也不是工作文件。如果对方送来的是评分结果包，请向对方索取由本程序导出、以 .hjb.age 结尾的文件。
ui-is-pdf = 这是 PDF 文件，例如领取函、签字页或附件。领取函和签字页用来阅读和打印；要打开评审批次，请选择以 .hjb 结尾的文件。
ui-is-spreadsheet = 这是表格。申报项目和专家构成表请在初评机构的工作区中导入：先打开工作区，再到相应的环节选择它。
ui-is-archive = 这是压缩文件。请先解压，再打开里面以 .hjb、.hjw 或 .hjo 结尾的文件。
ui-is-image = 这是图片。程序不打开单独的图片；申报项目的图片随评审批次一起查看。
ui-is-database = 这是未加密的数据库，不是本程序的文档，没有打开。请确认选对了文件。
ui-is-text = 这是文本文件，例如写有领取码的文件。领取码请在打开评审批次时输入；要打开文档，请选择以 .hjb、.hjw 或 .hjo 结尾的文件。
ui-is-folder = 这是文件夹。请打开里面的文件；一整个文件夹的评分结果包，请在初评机构的工作区“收包与合并”中收取。
ui-is-empty = 这个文件是空的，多半没有复制完。请从来源重新复制一份。
ui-is-other = 认不出这是什么文件，没有打开，也没有改动。评审批次和文件包以 .hjb 结尾（加密的以 .hjb.age 结尾），工作文件以 .hjw 结尾，工作区以 .hjo 结尾。
ui-F01-sealed = { $object } 是加密给收件单位的，这里没有打开，所以没有核验。评分结果包请在初评机构工作区的“收包与合并”中收取，初评结果包请在秘书处工作区中收取，收取时自动解开并核验。

## 打开文档

ui-gate-work = 打开工作文件
ui-gate-office = 打开工作区
ui-gate-help = 建立这份文件时自己定下的口令。
ui-gate-held = 也可以只读打开：看得到一切，但什么都不能改。
ui-open-read-only = 只读打开
ui-opening = 正在打开，需要几秒

## 验证

ui-verify-line = 不需要口令，不改动任何文件
ui-verify-files = 要验证的文件包
ui-verify-none = 还没有选择文件。可以一次选择几个：有备案回执和届文件在一起，能核对的更多。
ui-add-files = 添加文件
ui-verify-digits = 秘书处的核对数字（可以不填）
ui-verify-digits-help = 照书面通知输入六组数字，就能知道文件包是否出自这个秘书处；不填则只能核对签名和内容。
ui-do-verify = 核验
ui-verifying = 正在核验
ui-verify-nothing-found = 没有发现问题。
ui-by-hand = 不用本程序也能核验
ui-by-hand-help = 在有 unzip、sha256sum、ssh-keygen 的电脑上逐行运行。前面每行应显示 OK，签名一行应显示 Good；最后一行就是上面的摘要。

## 新建工作区

ui-new-office-line = 一份文件，一把密钥，一个口令
ui-role = 这是谁的工作区
ui-role-body-help = 备案、导入申报项目、打包批次、合并结果、报送
ui-role-secretariat-help = 签发届文件、登记备案、核验各机构的报送
ui-body = 初评机构
ui-body-none = 请选择机构
ui-office-name = 秘书处的名称
ui-rehearsal-help = 供练习用。演练的文件与正式文件永不混用，建立之后不能改成正式。
ui-place = 存放位置
ui-place-help = 不另选时，存为“文档”文件夹中“衡鉴”下的 { $name }。
ui-new-passphrase = 新口令
ui-make-office = 建立工作区
ui-making-office = 正在建立工作区和密钥，需要几秒
ui-office-made = 已建立 { $name }
ui-office-made-help = 请把核对数字印在书面通知或盖章备案函上：对方照着它，就能确认文件出自这把密钥。密钥只在这份文件里，请妥善备份。
ui-open-office = 打开工作区

## 由备份恢复

ui-restore-line = 另建一份工作区，不覆盖任何文件
ui-restore-about = 备份只被读取，恢复出来的是一份新文件；已有的文件一个也不会覆盖。
ui-restore-backup = 备份文件
ui-restore-passphrase-help = 做备份时工作区的口令。
ui-restore-reason = 恢复的原因（可以不填）
ui-restore-reason-help = 写进操作记录，例如“电脑损坏”。
ui-restore-do = 恢复
ui-restoring = 正在恢复并核对操作记录，需要几秒
ui-restored = 已恢复 { $name }
ui-restored-log-begins = 新的操作记录自此开始，接在原记录第 { $n } 条之后。
ui-restored-missing = 备份之后所做的不在其中，请逐项重做。原工作区若还在，请不要再用：两份并行使用，核验时会指出记录分叉（K07）。
ui-restored-path = 文件
ui-restored-past-log = 原记录的编号
ui-restored-past-head = 原记录的末端
ui-restored-log = 新记录的编号
ui-restored-head = 新记录的首条

## 外壳：系统对话框和窗口本身

ui-title = 衡鉴
ui-usage = 用法：hengjian-window [文件]。文件可以是评审批次（.hjb）、工作文件（.hjw）或工作区（.hjo）。
ui-blank-window = 窗口没有显示出来，文件没有任何改动。请更新显卡驱动，或者设置环境变量 WEBKIT_DISABLE_COMPOSITING_MODE=1 之后再启动。
ui-pick-bundle = 选择文件包
ui-pick-batch = 选择评审批次
ui-pick-document = 选择工作文件或工作区
ui-pick-office-new = 新工作区存放在哪里
ui-pick-file-new = 保存到
ui-pick-work-new = 工作文件存放在哪里
ui-pick-folder = 选择文件夹
ui-pick-table = 选择表格
ui-pick-any = 选择文件

ui-unsaved = 有内容没有保存
ui-unsaved-about = 刚才输入的内容里有一处没能保存，它还在原来的栏中，旁边写着原因和办法。现在离开，那一处就没有了；其余都已保存。
ui-unsaved-leave = 放弃那一处，离开
ui-unsaved-stay = 留下来处理
ui-error-unsaved = 有输入还没有保存，没有封存，也没有写出任何文件。请回到评分改好或放弃那一处，再封存。

### 命令行和演示所说的话。数字以写好的文字传入；没有的参数留空。

## 询问

cli-ask-passphrase = 口令：
cli-ask-passphrase-again = 再输入一次口令：
cli-ask-code = 领取码：
cli-ask-clerk = 经办人的个人口令：
cli-ask-new-clerk = 为个人密钥设一个口令：
cli-ask-second = 第二位经办人的个人口令：
cli-ask-key = 密钥文件的口令：
cli-needs-second = 还需要机构“{ $body }”共同签名，之后才能报送秘书处。
cli-cosign-shown = 领域 { $track }（{ $batch }）；评价标准摘要 { $criteria_digest }；另一机构 { $other }，核对数字 { $other_digits }；本机构核对数字 { $own_digits }。
cli-cosign-letter = 本机构的备案函：{ $letter }
cli-binding = 密钥与本人的绑定：
cli-overridable = 仅余 { $codes }：可由两位经办人共同决定放行（--override { $codes } --reason 理由 --by 甲 --second 乙）。
cli-past-log = 由备份恢复过：此前的操作记录 { $log } 止于 { $head }。

## 全过程的各步，也用作进度的名称

step-office = 建立工作区和密钥
step-edition = 签发届文件
step-edition-import = 核对数字，导入届文件
step-filing = 报送备案
step-receipt = 登记备案，发出回执
step-receipt-import = 导入回执，评价标准自此锁定
step-intake = 导入申报项目
step-attachments = 读取附件
step-accept = 经办人受理
step-batch = 打包评审批次
step-pack = 打包评审批次
step-letters = 打印领取函
step-open = 核验并打开评审批次
step-pledge = 签署承诺书
step-recuse = 声明回避
step-unable = 声明无法判断
step-score = 评分
step-seal = 封存并签名
step-results = 封存并签名
step-received = 收取评分结果包
step-return = 退回修改
step-verify = 核验
step-merge = 合并
step-ranking = 排名
step-cosign = 共同签名
step-submit = 报送初评结果包
step-submission = 报送初评结果包
step-receive = 核验并重新计算
step-ack = 发出核验回执
step-audit = 核对操作记录
step-read-back = 写出后读回核对

## 办成之后

## 桌面窗口


# 手工核验卡
done-explain = 以下每一行都是通用命令，不需要本程序；任何一行报错，就不要采信这个文件。
by-hand-age = 这个文件加密给收件单位：先用 identity export 导出的身份文件解开，再对 { $file } 另打一张核验卡
by-hand-unzip = 解开 { $file }
by-hand-key-expert = 文件自称由这把专家密钥签署。请与专家手中的签名页或确认回执核对指纹：{ $fingerprint }，{ $digits }
by-hand-key-body = 文件自称由这把初评机构密钥签署。请与备案回执 receipt.json 或盖章的备案函核对：{ $fingerprint }，{ $digits }
by-hand-key-secretariat = 文件自称由这把秘书处密钥签署。请与印发的通知核对：{ $fingerprint }，{ $digits }
by-hand-key-office = 文件自称由这把密钥签署。请与备案回执或通知核对：{ $fingerprint }，{ $digits }
by-hand-signature = { $who } 的签名成立，签的正是 tagmanifest-sha256.txt 的字节
by-hand-tags = 三个标签文件正是所签的
by-hand-payload = 每个内容文件正是清单所列，一个不多，一个不少
by-hand-digest = 这就是纸上印的摘要：{ $digest }，{ $digits }
by-hand-stub = 其中重复的 { $kind } 的签名、清单，以及取自它的文件，逐字节相同
by-hand-chain = 评审标准与备案回执逐字节相同，签署的密钥写在回执里
by-hand-criteria = 这位专家评分所依据的标准与备案逐字节相同

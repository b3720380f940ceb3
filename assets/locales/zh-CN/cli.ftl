### 命令行和演示所说的话。数字以写好的文字传入；没有的参数留空。

## 询问

cli-ask-passphrase = 口令：
cli-ask-passphrase-again = 再输入一次口令：
cli-ask-code = 领取码：
cli-ask-clerk = 经办人的个人口令：
cli-ask-new-clerk = 为个人密钥设一个口令：
cli-ask-second = 第二位经办人的个人口令：

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
step-submit = 报送初评结果包
step-submission = 报送初评结果包
step-receive = 核验并重新计算
step-ack = 发出核验回执
step-audit = 核对操作记录
step-read-back = 写出后读回核对

## 办成之后

## 桌面窗口


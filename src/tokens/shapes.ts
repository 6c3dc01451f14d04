/**
 * What share buttons put into a chat, by period: `<destination>-<year from which it was seen>`. Where each comes from: `notes.ts`.
 *
 * In braces: `{t}` the title, `{k:n}` a token of n characters (11 where n is missing), `{c:n}` letters and digits of a short link,
 * `{x:n}` hexadecimal digits, `{d:n}` decimal digits, `{u:n}` capital letters.
 *
 * Short links keep the first labels of the host of the period and end in `.example`, a name that is reserved and resolves for
 * nobody (RFC 2606): so no text leads to anything real, whatever its code.
 */
export const shapes: Readonly<Record<string, string>> = {
  'taobao-2015': '复制这条信息，￥{k}￥ ，打开👉手机淘宝👈',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the dollar signs stand in the text itself
  'taobao-plain': '复制这条信息，${k}$，到【手机淘宝】即可查看',
  'taobao-2018':
    '【{t}】http://m.tb.example/h.{c:7} 点击链接，再选择浏览器咑閞；或復·制这段描述€{k}€后到👉淘♂寳♀👈',
  'taobao-2019':
    '【{t}】https://m.tb.example/h.{c:7}?sm={x:6} 嚸↑↓擊鏈ㄣ接，再选择瀏覽●噐○咑閞ヽ；或復ず■淛整句话￥{k}￥后咑閞手机天猫',
  'taobao-2020':
    '【{t}】https://m.tb.example/h.{c:7}?sm={x:6} 點ゞ撃°鏈﹏接，再选择瀏覽→噐咑№亓；或復ず■淛整句话¢{k}¢移步到',
  'taobao-2021': '{d:1}.0￥{k}￥哒楷tἍo宝or點҉击҉url链 https://m.tb.example/h.{c:7} 至浏览er【{t}】',
  'taobao-2021-2':
    '{d:1}.0fυィ直信息₰{k}₤回t~bao或點几url链 https://m.tb.example/h.{c:7}?sm={x:6} 至浏览er【{t}】',
  'taobao-2022':
    '【淘宝】假一赔四 https://m.tb.example/h.{c:15}?tk={k} CZ0001 「{t}」点击链接直接打开 或者 淘宝搜索直接打开',
  'douyin-2019':
    '#在抖音，记录美好生活#{t} https://v.douyin.example/{c:7}/ 复制此链接，打开【抖音短视频】，直接观看视频！',
  'douyin-token': '{d:1}.{d:2} {u:3}:/ {t} 复制此链接，打开Dou音搜索，直接观看视频！',
  'douyin-2022':
    '{d:1}.{d:2} {u:3}:/ {t} https://v.douyin.example/{c:7}/ 复制此链接，打开Dou音搜索，直接观看视频！',
  'douyin-2024':
    '{d:1}.{d:2} {u:1}@{c:1}.{c:2} 10/{d:2} {c:3}:/ {t} https://v.douyin.example/{c:11}/ 复制此链接，打开Dou音搜索，直接观看视频！',
  xiaohongshu:
    '{d:2} {t} 发布了一篇小红书笔记，快来看吧！ 😆 {k:15} 😆 http://xhslink.example/a/{c:11} 复制本条信息，打开【小红书】App查看精彩内容！',
  kuaishou:
    'https://v.kuaishou.example/{c:8} {t} 该作品在快手被播放过{d:4}次，点击链接，打开【快手】直接观看！',
  bilibili: '【{t}-哔哩哔哩】 https://b23.example/{c:7}',
  jd: '【京东】https://3.example/{c:8} {t}',
  'jd-token': '￥{k:14}￥ {t}',
  dianping: '【{t}】快来试试这家餐厅吧！【地址：…】【电话：…】@大众点评 http://dpurl.example/{c:8}',
  alipay: '给我转账 Z:/{k:12}# W:/{c:1} MU{d:4}',
  pinduoduo: 'https://p.pinduoduo.example/{c:8}',
};

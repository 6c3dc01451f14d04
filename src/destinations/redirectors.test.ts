// The redirectors on record: what a link on the pages of chat sites, and on sites with a leaving page, really leads to.
import { describe, expect, it } from 'vitest';
import { createHostIndex } from '../links/hosts.ts';
import { createUnwrap } from '../links/unwrap.ts';
import { catalogue } from '../packs/index.ts';

const unwrap = createUnwrap(catalogue.wrappers, createHostIndex);
const INNER = 'https://item.taobao.com/item.htm?id=1&x=%E7%93%9C';
const inner = encodeURIComponent(INNER);
const read = (address: string) => {
  const parsed = new URL(address);
  return unwrap(parsed, parsed.hostname);
};

describe('a link that a chat site has wrapped', () => {
  it.each([
    ['Facebook', `https://l.facebook.com/l.php?u=${inner}&h=AT0`],
    ['Facebook for phones', `https://lm.facebook.com/l.php?u=${inner}&h=AT0`],
    ['Messenger, once', `https://l.messenger.com/l.php?u=${inner}&h=AT0`],
    ['Instagram', `https://l.instagram.com/?u=${inner}&e=AT0`],
    ['WeChat web', `https://wx.qq.com/cgi-bin/mmwebwx-bin/webwxcheckurl?requrl=${inner}&skey=x`],
    ['WeChat web, its second host', `https://wx2.qq.com/cgi-bin/mmwebwx-bin/webwxcheckurl?requrl=${inner}`],
    ['WeChat web abroad', `https://web2.wechat.com/cgi-bin/mmwebwx-bin/webwxcheckurl?requrl=${inner}`],
    ['Slack, once', `https://slack-redir.net/link?url=${inner}&v=3`],
    ['Outlook', `https://eur01.safelinks.protection.outlook.com/?url=${inner}&data=05`],
    [
      'Teams',
      `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${inner}&locale=en-us`,
    ],
    [
      'Teams, another release',
      `https://staticsint.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url=${inner}`,
    ],
    ['Feishu', `https://security.feishu.cn/link/safety?target=${inner}&scene=messenger`],
    ['Lark', `https://security.larksuite.com/link/safety?target=${inner}&scene=ccm`],
  ])('by %s', (_site, address) => {
    expect(read(address)).toMatchObject({
      parsed: { href: INNER },
      hosts: [new URL(address).hostname],
    });
  });

  it('is read through two of them', () => {
    const facebook = `https://l.facebook.com/l.php?u=${inner}`;
    const outlook = `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(facebook)}`;
    expect(read(outlook)).toMatchObject({
      parsed: { href: INNER },
      hosts: ['nam02.safelinks.protection.outlook.com', 'l.facebook.com'],
    });
  });

  it.each([
    ['another page of the host', `https://wx2.qq.com/?requrl=${inner}`],
    ['another file of Teams', `https://statics.teams.cdn.office.net/hashed/app.js?url=${inner}`],
    ['no web address inside', 'https://l.messenger.com/l.php?u=fb-messenger%3A%2F%2Fthreads'],
    ['a host that only looks alike', `https://xl.messenger.com/l.php?u=${inner}`],
  ])('is left as it is: %s', (_why, address) => {
    expect(read(address)).toBeNull();
  });
});

describe('a leaving page', () => {
  it.each([
    [
      'WeChat, 2018',
      `https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=1&url=${inner}`,
    ],
    [
      'WeChat abroad',
      `https://security.wechat.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?url=${inner}`,
    ],
    [
      'WeChat, copy the address',
      `https://szsupport.weixin.qq.com/cgi-bin/mmsupport-bin/readtemplate?t=w_redirect_taobao&url=${inner}`,
    ],
    ['WeChat, probe', `https://mp.weixinbridge.com/mp/wapredirect?url=${inner}`],
    ['WeChat developers', `https://developers.weixin.qq.com/community/middlepage/href?href=${inner}`],
    ['PC QQ', `https://c.pc.qq.com/middlem.html?pfurl=${inner}`],
    ['PC QQ, a variant', `https://c.pc.qq.com/middlect.html?pfurl=${inner}`],
    ['PC QQ, another', `https://c.pc.qq.com/middleb.html?pfurl=${inner}`],
    ['PC QQ, stopped', `https://c.pc.qq.com/pc.html?url=${inner}`],
    ['QQ on Android, stopped', `https://c.pc.qq.com/android.html?url=${inner}`],
    ['QQ Mail', `https://mail.qq.com/cgi-bin/readtemplate?t=safety&check=false&gourl=${inner}`],
    ['QQ Mail, newer', `https://wx.mail.qq.com/xmspamcheck/xmsafejump?url=${inner}`],
    ['WeCom', `https://open.work.weixin.qq.com/wwopen/uriconfirm?uri=${inner}`],
    ['Tencent Docs', `https://docs.qq.com/scenario/link.html?url=${inner}`],
    ['Tencent Cloud', `https://cloud.tencent.com/developer/tools/blog-entry?target=${inner}`],
    ['Weibo', `https://weibo.cn/sinaurl?u=${inner}`],
    ['Weibo, another parameter', `https://weibo.cn/sinaurl?toasturl=${inner}`],
    ['Zhihu', `https://link.zhihu.com/?target=${inner}`],
    ['CSDN', `https://link.csdn.net/?target=${inner}`],
    ['Juejin', `https://link.juejin.cn/?target=${inner}`],
    ['Jianshu', `https://links.jianshu.com/go?to=${inner}`],
    ['Jianshu, the page itself', `https://www.jianshu.com/go-wild?ac=2&url=${inner}`],
    ['Gitee', `https://gitee.com/link?target=${inner}`],
    ['Feishu documents', `https://security.feishu.cn/link/safety?target=${inner}&scene=ccm&lang=zh-CN`],
    ['Tieba on phones', `https://tieba.baidu.com/mo/q/checkurl?url=${inner}`],
    ['Tieba', `https://tieba.baidu.com/safecheck/index?url=${inner}`],
    ['Douban', `https://www.douban.com/link2/?url=${inner}`],
    ['Bilibili', `https://www.bilibili.com/york/link-middle-page?redirect_url=${inner}`],
    ['Bilibili on PCs', `https://www.bilibili.com/york/link-middle-page/pc?redirect_url=${inner}`],
    ['Bilibili games', `https://game.bilibili.com/linkfilter/?url=${inner}`],
    ['Yuque', `https://www.yuque.com/r/goto?url=${inner}`],
    ['360doc', `https://www.360doc.cn/outlink.html?url=${inner}`],
    ['OSChina', `https://www.oschina.net/action/GoToLink?url=${inner}`],
    ['51CTO', `https://blog.51cto.com/transfer?${INNER}`],
    ['51CTO, encoded', `https://blog.51cto.com/transfer?${inner}`],
    ['sspai', `https://sspai.com/link?target=${inner}`],
    ['InfoQ', `https://xie.infoq.cn/link?target=${inner}`],
    ['Kdocs', `https://www.kdocs.cn/office/link?target=${inner}`],
    ['Shimo', `https://shimo.im/outlink/gray?url=${inner}`],
    ['an affiliate network', `https://c.duomai.com/track.php?t=${inner}`],
  ])('of %s', (_site, address) => {
    expect(read(address)).toMatchObject({ parsed: { href: INNER }, hosts: [new URL(address).hostname] });
  });

  it.each([
    [
      'WeChat, later',
      'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?click=a1&bancode=b2',
    ],
    ['Tieba, the page that checks', 'https://jump2.bdimg.com/safecheck/index?url=x-Jk3aPq9aMz'],
    ['Weibo’s short address', 'https://t.cn/A6abcdef'],
    ['an affiliate network', 'https://c.duomai.com/track.php?k=9aMzPq'],
  ])('does not tell where it leads: %s', (_site, address) => {
    expect(read(address)).toBeNull();
  });
});

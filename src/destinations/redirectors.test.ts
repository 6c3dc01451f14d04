// The redirectors of the chat sites that the extension knows: what a link on their pages really leads to.
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

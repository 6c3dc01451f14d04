/** What the Lab's people say to each other where WeChat is simulated. All of it is made up, except where the links lead. */
import { both } from '../people.ts';
import type { Story } from '../places.ts';

const direct: Story = {
  id: 'direct',
  surface: 'direct',
  name: both('Lin Yue', '林悦'),
  messages: [
    {
      from: 'lin',
      text: both('The rice cooker I told you about. Only until Sunday.', '上次说的电饭煲，活动到周日为止。'),
      link: 'https://item.taobao.com/item.htm?id=674105211932',
    },
    {
      from: 'me',
      text: both('Is it the same as this one?', '跟这款是一样的吗？'),
      link: 'https://detail.tmall.com/item.htm?id=628405347311',
    },
    {
      from: 'lin',
      text: both('JD would bring it tomorrow.', '京东的话明天就能送到。'),
      link: 'https://item.jd.com/100012043978.html',
    },
    {
      from: 'me',
      text: both('We only need one more person for the group price.', '拼单还差一个人。'),
      link: 'https://mobile.yangkeduo.com/goods.html?goods_id=6612345890',
    },
    {
      from: 'lin',
      text: both('First watch how she cooks with it.', '先看看她怎么用的。'),
      link: 'https://www.douyin.com/video/7010234567890123456',
    },
    {
      from: 'lin',
      text: both('And the long version.', '完整版在这儿。'),
      link: 'https://www.bilibili.com/video/BV1GJ411x7h7',
    },
    {
      from: 'me',
      text: both('My brother found the same video here.', '我哥在这边也刷到了。'),
      link: 'https://www.kuaishou.com/short-video/3xq8h2k9m4v7n6p',
    },
    {
      from: 'lin',
      text: both('The shoes you wanted are 40 % off.', '你想要的那双鞋打六折。'),
      link: 'https://detail.vip.com/detail-1710612123-6918839912345678.html',
    },
    {
      from: 'me',
      text: both('Lunch on Friday? They have a voucher.', '周五中午这家？有券。'),
      link: 'https://i.meituan.com/poi/1234567',
    },
    {
      from: 'lin',
      text: both('Fine. And my notes from the meeting:', '行。会议记录发你：'),
      link: 'https://www.feishu.cn/docs/doccnKw4q7Zt2',
    },
    {
      from: 'me',
      text: both('Did you read about the links?', '外链那条新闻看了吗？'),
      link: 'https://www.thepaper.cn/newsDetail_forward_2071044',
    },
    {
      from: 'lin',
      text: both('Yes, and this article explains it.', '看了，这篇讲得挺清楚。'),
      link: 'https://mp.weixin.qq.com/s/7Q2l8pXv0cR4mB1nYt6ZgA',
    },
  ],
};

const group: Story = {
  id: 'group',
  surface: 'group',
  name: both('Weekend shoppers', '周末拼单群'),
  members: 24,
  messages: [
    {
      from: 'chen',
      text: both('Two more and we get the big box of tangerines.', '再来两个人，砂糖橘就能拼成整箱。'),
      link: 'https://mobile.yangkeduo.com/goods2.html?goods_id=7723456781',
    },
    {
      from: 'zhou',
      text: both('Same farm, I think:', '好像是同一家果园：'),
      link: 'https://item.taobao.com/item.htm?id=652218840517',
    },
    {
      from: 'wu',
      text: both('Their flagship shop has them too.', '他们旗舰店也有。'),
      link: 'https://detail.tmall.com/item.htm?id=640771239905',
    },
    {
      from: 'me',
      text: both('I would rather order where it comes the next day.', '我还是想买次日达的。'),
      link: 'https://item.jd.com/100018640796.html',
    },
    {
      from: 'chen',
      text: both('How they pick them, ten seconds:', '十秒看完怎么采摘：'),
      link: 'https://v.douyin.com/RbT4k9L/',
    },
    {
      from: 'wu',
      text: both('The grower streams here.', '果农在这边直播。'),
      link: 'https://v.kuaishou.com/bG7yQn',
    },
    {
      from: 'zhou',
      text: both('And a quiet documentary for the evening.', '晚上可以看这个纪录片。'),
      link: 'https://b23.tv/BV1GJ411x7h7',
    },
    {
      from: 'me',
      text: both('Coats are on sale, by the way.', '顺便说一句，外套在打折。'),
      link: 'https://detail.vip.com/detail-1710698211-6918840012345611.html',
    },
    {
      from: 'chen',
      text: both('Dinner for six, this place still has a table.', '六个人吃饭，这家还有位子。'),
      link: 'https://i.meituan.com/poi/7654321',
    },
    {
      from: 'wu',
      text: both('I put the list of who pays what here.', '谁付多少我记在这里了。'),
      link: 'https://www.feishu.cn/sheets/shtcnR8m2Qw5',
    },
    {
      from: 'zhou',
      text: both('Song of the day.', '今日单曲。'),
      link: 'https://music.163.com/song?id=447926067',
    },
    {
      from: 'me',
      text: both('News:', '新闻：'),
      link: 'https://www.thepaper.cn/newsDetail_forward_2071044',
    },
    {
      from: 'chen',
      text: both('The same, from an account I follow.', '公众号也发了。'),
      link: 'https://mp.weixin.qq.com/s/Lw3nC7rJt2dKqY9bZ0sVxQ',
    },
  ],
};

const folded: Story = {
  id: 'folded',
  surface: 'group',
  folded: true,
  name: both('Neighbours, building 3', '三号楼邻居群'),
  members: 187,
  messages: [
    {
      from: 'wu',
      text: both('Vegetables for tomorrow, order before nine.', '明天的菜，九点前下单。'),
      link: 'https://i.meituan.com/poi/2233445',
    },
    {
      from: 'zhou',
      text: both('Help me cut the price, one tap is enough!', '帮我砍一刀，点一下就行！'),
      link: 'https://mobile.yangkeduo.com/goods.html?goods_id=8834567012',
    },
    {
      from: 'chen',
      text: both('A lamp for the staircase, shall we share it?', '楼道灯，大家一起分摊？'),
      link: 'https://item.taobao.com/item.htm?id=610329947102',
    },
    {
      from: 'wu',
      text: both('This is how it looks at night.', '晚上是这个效果。'),
      link: 'https://www.douyin.com/video/7019988776655443322',
    },
  ],
};

const moments: Story = {
  id: 'moments',
  surface: 'feed',
  name: both('Moments', '朋友圈'),
  messages: [
    {
      from: 'zhou',
      text: both('Finally in the shop: our winter tea.', '冬茶终于上架了。'),
      link: 'https://item.taobao.com/item.htm?id=690015523348',
    },
    {
      from: 'lin',
      text: both('Twelve minutes that made my day.', '看完心情很好的十二分钟。'),
      link: 'https://www.bilibili.com/video/BV1xx411c7mD',
    },
    {
      from: 'chen',
      text: both('My cat is famous now.', '我家猫火了。'),
      link: 'https://v.douyin.com/JxK2p7M/',
    },
    {
      from: 'wu',
      text: both('Half marathon, next Sunday. Who runs?', '下周日半马，谁一起？'),
      link: 'https://mp.weixin.qq.com/s/p4Vb8hTz1QeXn6RkWm0cUg',
    },
    {
      from: 'zhou',
      text: both('The boots are back in size 38.', '靴子 38 码补货了。'),
      link: 'https://item.jd.com/100023456712.html',
    },
    {
      from: 'lin',
      text: both('Worth reading.', '值得一读。'),
      link: 'https://www.thepaper.cn/newsDetail_forward_14563528',
    },
  ],
};

/** In the order of the list. */
export const stories: readonly Story[] = [direct, group, folded, moments];

/** One typical link for each kind of destination that policies told apart, in the order in which people think of them. */
export const exampleLinks: readonly string[] = [
  'https://item.taobao.com/item.htm?id=674105211932',
  'https://detail.tmall.com/item.htm?id=628405347311',
  'https://item.jd.com/100012043978.html',
  'https://mobile.yangkeduo.com/goods.html?goods_id=6612345890',
  'https://detail.vip.com/detail-1710612123-6918839912345678.html',
  'https://i.meituan.com/poi/1234567',
  'https://www.douyin.com/video/7010234567890123456',
  'https://www.kuaishou.com/short-video/3xq8h2k9m4v7n6p',
  'https://www.bilibili.com/video/BV1GJ411x7h7',
  'https://www.feishu.cn/docs/doccnKw4q7Zt2',
  'https://www.thepaper.cn/newsDetail_forward_2071044',
  'https://mp.weixin.qq.com/s/7Q2l8pXv0cR4mB1nYt6ZgA',
];

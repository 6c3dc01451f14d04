/** Links that the tests click. Made up; nothing of them leaves this machine (see driver/outside.ts). */
export const TAOBAO = 'https://item.taobao.com/item.htm?id=1';
export const JD = 'https://item.jd.com/1.html';
export const DOUYIN = 'https://v.douyin.com/abcdefg/';
/** Nobody's: no record speaks of it. */
export const ELSEWHERE = 'http://outside.example/page';

/** The popup as a person uses it. */
import en from '../../../extension/i18n/en.json' with { type: 'json' };
import type { Driver, Page, Tab } from '../driver/types.ts';
import { until } from '../driver/until.ts';

const HERE = '.here input[role="switch"]';

/** Opens the popup over a tab, does something in it, closes it. */
export async function inPopup<Result>(
  driver: Driver,
  tab: Tab,
  work: (popup: Page) => Promise<Result>,
): Promise<Result> {
  const popup = await driver.popup(tab);
  try {
    await popup.until('the popup to be drawn', () => document.querySelector('.controls') !== null);
    return await work(popup);
  } finally {
    await popup.close();
  }
}

/** Switches the simulation on for the site in front, through the browser's permission request. */
export async function allowHere(driver: Driver, tab: Tab): Promise<void> {
  await driver.consent(new URL(await tab.url()).origin);
  await inPopup(driver, tab, async (popup) => {
    await popup.click(HERE);
    await popup.until('the site to be allowed', () => document.querySelector('.here.here-on') !== null);
  });
}

/** Presses the switch for the site in front. */
export async function switchHere(driver: Driver, tab: Tab, on: boolean): Promise<void> {
  await inPopup(driver, tab, async (popup) => {
    await popup.click(HERE);
    await popup.until(
      `the site to be ${on ? 'on' : 'off'}`,
      (wanted) => (document.querySelector('.here.here-on') !== null) === wanted,
      on,
    );
  });
}

/** Types a day into the date field, like a person: month, day, year. */
export async function setDay(driver: Driver, tab: Tab, day: string): Promise<void> {
  await inPopup(driver, tab, (popup) => typeDay(popup, day));
}

/** The same where the controls are already in front: popup or Lab. */
export async function typeDay(page: Page, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  const left = await page.until('the date field', () => {
    const box = document.querySelector('input[type="date"]')?.getBoundingClientRect();
    return box === undefined ? null : { x: box.x + 12, y: box.y + box.height / 2 };
  });
  if (left !== null) await page.clickAt(left);
  for (const digit of month + date + year) await page.press(digit);
  await page.until(
    `the day to be ${day}`,
    (wanted) => document.querySelector<HTMLInputElement>('input[type="date"]')?.value === wanted,
    day,
  );
  await page.press('Tab');
}

type SwitchName = 'messages-as-arrived' | 'gloss' | 'enabled';

/** Presses a switch by its label. */
export async function setSwitch(page: Page, name: SwitchName, on: boolean): Promise<void> {
  const text = en.controls[name];
  const isOn = (label: string) =>
    [...document.querySelectorAll('label.switch')]
      .find((one) => one.textContent.includes(label))
      ?.querySelector('input')?.checked;
  if ((await page.evaluate(isOn, text)) !== on) await page.click('label.switch', { text });
  await until(`"${text}" to be ${on ? 'on' : 'off'}`, async () => (await page.evaluate(isOn, text)) === on);
}

import { COUNTED } from '../report/description.ts';
import type { View } from '../ui/controls/store.ts';
import type { PageReport } from './front.ts';

interface ReportFacts {
  readonly report: PageReport;
  readonly settings: View['settings'];
  /** Where the links are met, as chosen; and whether the adapter was set aside. */
  readonly surface: string;
  readonly generic: boolean;
  /** Version of the extension, and the browser's own name. */
  readonly version: string;
  readonly agent: string;
}

/**
 * A text for whoever mends adapters, in English. Holds numbers and our own words only: no message, no title, no address, not even that
 * of the site, which may be a person's own server.
 */
export function pageReport({ report, settings, surface, generic, version, agent }: ReportFacts): string {
  const { adapter, name, kind, title, counts } = report.chat;
  return [
    `Interstice ${version}`,
    `Browser: ${agent}`,
    `Adapter: ${adapter} (${name})${generic ? ', set aside' : ''}`,
    `Kind of chat: ${kind}; chosen: ${surface}`,
    `Title: ${title === null ? 'not found' : 'found'}`,
    ...COUNTED.map((what) => `${what}: ${counts[what]}`),
    `Frames of other sites: ${report.frames.length}`,
    `Simulated: ${settings.platform}, ${settings.day}, messages as they arrived: ${settings.messagesAsArrived ? 'on' : 'off'}`,
  ].join('\n');
}

import { walkSites } from './sites.ts';

walkSites('chromium');

import { walkSites } from './sites.ts';

walkSites('firefox');

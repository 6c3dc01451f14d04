import type { Migration } from './index.ts';

/**
 * What content scripts get names the surfaces of the platform, and the outline what of a choice its rules ask for. Both are derived: the
 * background makes them anew.
 */
export const migration: Migration = ({ active: _active, outline: _outline, ...kept }) => kept;

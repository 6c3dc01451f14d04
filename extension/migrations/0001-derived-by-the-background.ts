import type { Migration } from './index.ts';

/**
 * First versioned layout. Previews kept a compiled policy and an outline of their own making; both are derived, so they go and the
 * background makes them anew. What a person chose (`settings`, `sites`) stays.
 */
export const migration: Migration = ({ active: _active, outline: _outline, ...kept }) => kept;

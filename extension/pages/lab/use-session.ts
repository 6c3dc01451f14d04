import { useState } from 'preact/hooks';
import type { Post } from './chat.tsx';
import type { Attempt, Counts } from './sending.ts';

interface Session {
  /** By platform and place. */
  readonly posts: Readonly<Record<string, readonly Post[]>>;
  readonly counts: Counts;
}

/** What was sent in the Lab since its page was opened, and what quotas have counted. Nothing of it is stored. */
export function useSession(platform: string) {
  const [{ posts, counts }, change] = useState<Session>({ posts: {}, counts: {} });
  const key = (place: string) => `${platform} ${place}`;
  const own = (quota: string) => quota.startsWith(`${platform} `);
  return {
    counts: Object.fromEntries(Object.entries(counts).filter(([quota]) => own(quota))),
    postsIn: (place: string) => posts[key(place)] ?? [],
    take(place: string, { parts, isSent, counts: now }: Attempt) {
      if (!isSent) return;
      change((before) => {
        const sent = before.posts[key(place)] ?? [];
        const post = { id: (sent.at(-1)?.id ?? 0) + 1, parts };
        return {
          posts: { ...before.posts, [key(place)]: [...sent, post] },
          counts: { ...before.counts, ...now },
        };
      });
    },
    /** Takes away what was sent in a place, and lets the platform's quotas begin anew. */
    reset(place: string) {
      change((before) => ({
        posts: { ...before.posts, [key(place)]: [] },
        counts: Object.fromEntries(Object.entries(before.counts).filter(([quota]) => !own(quota))),
      }));
    },
  };
}

/**
 * Asks again until the answer is truthy; an error counts as "not yet". The time is an upper bound, never a wait.
 *
 * @param what for the message: what is awaited
 * @param within milliseconds
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  within = 20_000,
): Promise<Answer> {
  const deadline = performance.now() + within;
  let last = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      last = JSON.stringify(answer) ?? 'undefined';
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    if (performance.now() > deadline) {
      throw new Error(`Waited ${within / 1000} s for ${what}. Last answer: ${last}`);
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

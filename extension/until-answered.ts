/**
 * Sends a message to the background again while it gets no answer: one that is being stopped may leave undone what comes, and the next
 * attempt starts it anew. The message must bear to be done twice, or carry an id (background/router.ts).
 *
 * @returns the answer; undefined where nobody answers in the end. Throws what the last attempt threw.
 */
export async function untilAnswered(send: () => unknown, attempts = 3): Promise<unknown> {
  if (attempts === 1) return send();
  try {
    const answer = await send();
    if (answer !== undefined) return answer;
  } catch {
    // No answer either.
  }
  return untilAnswered(send, attempts - 1);
}

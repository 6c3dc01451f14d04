import { decide } from '../../engine/decide.ts';
import { createJudges } from '../../packs/judges.ts';
import { type Data, type ExitCode, type Io, UsageError } from '../command.ts';
import { lineBatches } from '../lines.ts';
import { checkOptions, checkQuestion, type RawQuestion } from '../question.ts';
import { createAnswers, type WriteAnswer } from './answers.ts';
import { createSink } from './bytes.ts';
import { readLine } from './read-line.ts';

/** Output is written when so many bytes of it have been gathered, or there is no more input at hand. */
const AT_ONCE = 1 << 18;

export interface LineOptions {
  /** The question as far as options ask it. */
  readonly question: RawQuestion;
  readonly language: string;
  /** Adds `reach`, `criteria` and `trace`. */
  readonly full: boolean;
}

/** The same as `createAnswers` with everything that a decision can say: worked out anew for each line. */
function createFullAnswers(data: Data, language: string): WriteAnswer {
  const judgeFor = createJudges(data);
  return (out, url, raw) => {
    const { key, context } = checkQuestion(raw, language, data);
    out.text(`${JSON.stringify(decide(url, context, judgeFor(key), { full: true }))}\n`);
  };
}

/**
 * Reads questions line by line and answers each with one line, in order, no faster than the answers are taken. A line that is no
 * question is answered with what is wrong with it.
 *
 * @returns 2 where there was such a line
 */
export async function decideLines(
  { question, language, full }: LineOptions,
  io: Io,
  data: Data,
): Promise<ExitCode> {
  checkOptions(question, data);
  const answer = (full ? createFullAnswers : createAnswers)(data, language);

  const out = createSink(2 * AT_ONCE);
  let number = 0;
  let failed = false;
  function answerLine(line: string): void {
    try {
      const read = readLine(line, question);
      if (read !== null) answer(out, read.url, read.raw);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      failed = true;
      out.text(`${JSON.stringify({ error: { line: number, message: error.message } })}\n`);
    }
  }

  for await (const lines of lineBatches(io.stdin)) {
    for (const line of lines) {
      number += 1;
      answerLine(line);
      if (out.size >= AT_ONCE) await io.outBytes(out.take());
    }
    if (out.size > 0) await io.outBytes(out.take());
  }
  return failed ? 2 : 0;
}

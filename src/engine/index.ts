/** The engine's public face: compile a platform's policy for a day, then ask about links. */
export { type CompileInput, compile, forContent } from './compile.ts';
export { type DecideOptions, decide } from './decide.ts';
export { createJudge, type Judge } from './judge.ts';
export { trace } from './trace.ts';

/** The name under which development servers and test runners ask for the same. */
export { type JSX, jsx as jsxDEV } from './jsx-runtime.ts';

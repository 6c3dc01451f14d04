import { fillShape, type TokenSeed } from './fill.ts';
import { shapes } from './shapes.ts';

/** Whether a pack may name this shape. */
export function isTokenShape(shape: unknown): boolean {
  return typeof shape === 'string' && Object.hasOwn(shapes, shape);
}

/**
 * The text that a share button put into a chat, in the shape of the period (an id of `shapes.ts`), made from the link alone. It never
 * works as a token; see `fillShape`. A shape that does not exist gives a bare token.
 */
export function tokenText(shape: string, seed: TokenSeed): string {
  return fillShape(shape, isTokenShape(shape) ? shapes[shape] : undefined, seed);
}

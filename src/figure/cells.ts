/** The cells of a figure: each decided, with the rules behind it. */
import { type Matrix, type MatrixData, matrixOf } from '../compare/matrix.ts';
import type { Pack } from '../policy/types.ts';
import type { FigureQuestion, FigureSpec } from './types.ts';

/**
 * Decides every cell of a figure.
 *
 * @param packs by id; every platform of the figure is there
 * @param onCell called with the number of cells done and of all; may throw to stop the work
 */
export function figureMatrix(
  spec: FigureQuestion & Pick<FigureSpec, 'language'>,
  packs: Readonly<Record<string, Pack>>,
  data: MatrixData,
  onCell?: (done: number, of: number) => void | Promise<void>,
): Promise<Matrix> {
  const { links, days, surfaces, client, clientVersion, region, language, sender, form, flags } = spec;
  return matrixOf(
    {
      links,
      packs: spec.platforms.flatMap((id) => packs[id] ?? []),
      days,
      surfaces,
      ...(client !== undefined && { client }),
      ...(clientVersion !== undefined && { clientVersion }),
      ...(region !== undefined && { region }),
      ...(language !== undefined && language !== 'en' && { language }),
      message: {
        ...(form !== undefined && { form }),
        ...(sender !== undefined && { sender }),
        ...(flags !== undefined && { flags }),
      },
    },
    data,
    onCell,
  );
}

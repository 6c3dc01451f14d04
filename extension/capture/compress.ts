/** A picture as JPEG, which is smaller, where the browser has no room for it as it is. */
import { blobOf } from './data-url.ts';
import type { Compress } from './take.ts';

export const compress: Compress = async (picture, quality) => {
  const bitmap = await createImageBitmap(blobOf(picture));
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.toDataURL('image/jpeg', quality);
};

import { expect, it } from 'vitest';
import { shapes } from '../../src/tokens/shapes.ts';
import en from '../i18n/en.json';
import notes from '../i18n/notes.json';
import { stageKit } from './kit.ts';

it('has texts, token shapes and looks, as plain JSON', () => {
  const kit = stageKit('zh-CN');
  expect(kit.texts.close).toBe('关闭');
  expect(kit.shapes).toEqual(shapes);
  expect(JSON.parse(JSON.stringify(kit))).toEqual(kit);
});

it('is English where a language is not known', () => {
  expect(stageKit('xx').texts).toEqual(en.stage);
});

it('has a note for the translator on every text', () => {
  expect(Object.keys(notes.stage).sort()).toEqual(Object.keys(en.stage).sort());
});
